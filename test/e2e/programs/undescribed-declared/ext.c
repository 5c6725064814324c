// FLAGS: -fno-lto
int c_ext(int n, void *h) { return n + (h != 0); }
