#include <stdint.h>

enum event_kind { EVENT_NOP, EVENT_MOVE, EVENT_SAY, EVENT_WAIT, EVENT_OTHER };
struct event {
  enum event_kind kind;
  int64_t value;
};
int64_t handle_event(const struct event *);
