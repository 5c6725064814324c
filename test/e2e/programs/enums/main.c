#include "event.h"

int main(int argc, char **argv) {
  int64_t sum = 0;
  for (int kind = EVENT_NOP; kind <= EVENT_OTHER; ++kind) {
    struct event event = {(enum event_kind)kind, argc + 5};
    sum += handle_event(&event);
  }
  return sum & 63;
}
