struct level {
  int value;
  struct level *parent;
};
extern int inner_rust(int);

__attribute__((always_inline)) int middle_c(int v) {
  struct level level = {v ^ 5, 0};
  return inner_rust(level.value) + 1;
}

__attribute__((always_inline)) int innermost_c(int v) {
  struct level parent = {v, 0}, level = {2, &parent};
  __asm__ volatile("" : : "r"(&level) : "memory");
  return level.parent->value * level.value;
}
