#include "ways.h"

extern void declared(void *hook);

// It iterates over a function of Rust.
struct only_map { int sum; long count; };
static int c_map(int (*f)(int), int n) {
  struct only_map v = {0, 0};
  for (int i = 0; i != n; ++i) {
    v.sum += f(i);
    v.count++;
  }
  return v.sum / (int)v.count;
}

// Callbacks that C passes to Rust through tables.
struct only_callback { int a; long b; };
static int c_callback(int n) { struct only_callback v = {n, 5}; return v.a * (int)v.b; }
struct only_other { int a; long b; };
static int c_other(int n) { struct only_other v = {n, 6}; return v.a * (int)v.b; }

// What it computes depends on Rust's result alone.
struct only_fold { int a; long b; };
static int c_fold(int k) { struct only_fold v = {k, 7}; return v.a * (int)v.b; }

// The function stays, one of its blocks does not.
struct only_block { int a; long b; };
__attribute__((noinline)) int c_block(int n) {
  if (rust_one() != 1) {
    struct only_block v = {n, 8};
    declared(&v);
    return v.a * (int)v.b;
  }
  return n;
}

// Rust is two files away.
extern int c_far_block(int n), c_flagged(int n);
struct only_farther { int a; long b; };
__attribute__((noinline)) int c_farther_block(int n) {
  if (c_has_feature()) {
    struct only_farther v = {n, 8};
    declared(&v);
    return v.a * (int)v.b;
  }
  return n;
}

int main(int argc, char **argv) {
  int sum = c_map(rust_three, 4);
  sum += rust_ops.run(c_callback, 3);
  sum += rust_table.call(2);
  sum += rust_get_ops()->run(c_other, 3);
  sum += c_fold(rust_one());
  sum += c_block(argc);
  sum += c_far_block(argc) + c_farther_block(argc) + c_flagged(argc);
  return (sum + rust_entry(argc)) & 1;
}
