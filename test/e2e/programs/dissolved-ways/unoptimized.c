// FLAGS: -O0
// Without optimisation only the code of a function names its variables.
struct only_unoptimized { int a; long b; };
__attribute__((always_inline)) int c_unoptimized(int n) {
  struct only_unoptimized v = {n, 6};
  return v.a * (int)v.b;
}
