#include <stdio.h>

enum phase { BEFORE, AFTER };
static struct history {
  enum phase phase;
  int values[4];
} history;
extern int run_steps(int), rust_level(void);

int main(int argc, char **argv) {
  history.values[history.phase] = run_steps(argc);
  history.phase = AFTER;
  history.values[history.phase] = rust_level();
  printf("%d %d\n", history.values[BEFORE], history.values[AFTER]);
  return 0;
}
