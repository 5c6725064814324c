// FLAGS: -fno-lto
int ext_a(int n) { return n; } int ext_b(int n) { return n + 1; } int ext_c(int n) { return n + 2; }
