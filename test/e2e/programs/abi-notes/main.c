// Calls Rust with LTO. What each function gets is in test/e2e/abi/at_run_time.py.
unsigned long run_rust(unsigned long seed);

__attribute__((noinline)) unsigned long c_function(unsigned long x) {
  __asm__ volatile("" : "+r"(x));
  return x;
}

int main(int argc, char **argv) {
  return run_rust((unsigned long)argc) == c_function(7);
}
