// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "relay.h"

typedef void (*timer_fn)(void);
static struct timer *timers;
static timer_fn last_fired;

void timer_add(struct timer *timer) {
  struct timer **at = &timers;
  while (*at && (*at)->due <= timer->due)
    at = &(*at)->next;
  timer->next = *at;
  *at = timer;
}

void timer_run(unsigned now) {
  while (timers && timers->due <= now) {
    last_fired = timers->fire;
    timers = timers->next;
    last_fired();
  }
}
