#include "ways.h"

extern void declared(void *hook);

// Rust is called in another file.
int c_has_feature(void) { return c_feature() != 0; }
struct only_far { int a; long b; };
__attribute__((noinline)) int c_far_block(int n) {
  if (c_feature()) {
    struct only_far v = {n, 9};
    declared(&v);
    return v.a * (int)v.b;
  }
  return n;
}

// A constant of Rust.
struct only_flag { int a; long b; };
static int c_unflagged(int n) { struct only_flag v = {n, 9}; declared(&v); return v.a; }
__attribute__((noinline)) int c_flagged(int n) { return rust_flag != 5 ? c_unflagged(n) : n; }
