#include <stdio.h>

typedef void (*hook_fn)(void);
struct hook_stats {
  hook_fn last;
  int calls;
};
struct hook_stats hook_stats;

__attribute__((noinline)) void before_hook(void) { printf("before\n"); }
__attribute__((noinline)) void after_hook(void) { printf("after\n"); }

void call(hook_fn hook) {
  hook_stats.last = hook;
  hook_stats.calls++;
  if (hook)
    hook();
}
