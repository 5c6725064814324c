struct scale {
  int factor;
  const char *why;
};
extern int cpp_area(int w, int h);
extern int cpp_count(int n);

int c_scale(int n, const char *why) {
  struct scale s = {n & 3, why};
  return n * s.factor + s.why[0];
}

int main(int argc, char **argv) { return (cpp_area(argc, 5) + cpp_count(argc)) & 1; }
