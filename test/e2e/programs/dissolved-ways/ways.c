#include "ways.h"

// Rust calls the alias.
struct only_alias { int a; long b; };
int c_real(int n) { struct only_alias v = {n, 2}; return v.a * (int)v.b; }
int c_alias(int n) __attribute__((alias("c_real")));

// A function of Rust's table.
struct only_table { int a; long b; };
int c_in_table(int n) { struct only_table v = {n, 3}; return v.a + (int)v.b; }

// It calls a function that is only declared, unless its argument is small.
struct only_hook { int a; };
extern void hooked(int (*hook)(struct only_hook *));
struct only_caller { int a; long b; };
int c_calls_declared(int n) {
  struct only_caller v = {n, 4};
  if (v.a > 100)
    hooked(0);
  return v.a - (int)v.b;
}

// Rust sets a variable of C, and so decides what a function does that it never reaches.
extern void declared(void *);
struct only_set { int a; long b; };
static int level;
void c_set(int n) { level = n; }
__attribute__((constructor)) static void c_far(void) {
  declared(0);
  if (level) {
    struct only_set v = {level, 5};
    declared(&v);
  }
}
