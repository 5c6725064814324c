#include "event.h"
#include <stdio.h>

struct log_line {
  const struct event *event;
  int64_t outcome;
  union {
    uint32_t all;
    struct {
      uint16_t low, high;
    };
  } flags;
};

__attribute__((noinline)) static void print_line(const struct log_line *line) {
  printf("%d %ld %u\n", line->event->kind, (long)line->outcome, line->flags.low);
}

void log_event(const struct event *event, int64_t outcome) {
  struct log_line line = {event, outcome, {0x10002}};
  print_line(&line);
}
