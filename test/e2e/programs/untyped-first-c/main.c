#include <stdio.h>

struct state {
  void (*on_beat)(void);
  int beats;
};
static struct state state;
extern int beat(unsigned);

void a_second(void) { state.beats++; }
int c_state(void) { return state.beats; }

int main(int argc, char **argv) {
  printf("%d\n", beat(argc + 2));
  return 0;
}
