#include <stdio.h>

struct hooks {
  void (*before)(void);
  void (*after)(void);
  _Bool done;
};
struct module {
  struct hooks hooks;
  void (*exit)(void);
  struct module *next;
};
extern const struct hooks RUST_HOOKS;
extern void run_hooks(struct hooks *, void (*)(void));
extern void after_hook(void);

static int ticks;
static void tick(void) { ticks++; }

__attribute__((noinline)) static int unload(struct module *module) {
  if (module->exit)
    module->exit();
  return module->hooks.done;
}

int main(int argc, char **argv) {
  struct module module = {{RUST_HOOKS.before, 0, 0}, after_hook, 0};
  for (int i = 0; i < argc; ++i)
    run_hooks(&module.hooks, tick);
  printf("%d %d\n", ticks, unload(&module));
  return 0;
}
