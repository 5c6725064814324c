// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "relay.h"

static struct queue queue;
static unsigned full_count, tick_count;

static void on_full(void) { full_count++; }
static void on_tick(void) { tick_count++; }

static const struct driver_ops filter_ops = {"filter", filter_handle,
                                             filter_wants, 0};
static const struct driver_ops router_ops = {"router", router_handle, 0,
                                             router_exit};
static struct driver filter = {&filter_ops}, router = {&router_ops};
static struct timer timers[2] = {{3, on_tick}, {1, on_tick}};

struct frame {
  unsigned length;
  u8_t bytes[12];
};
static const struct frame frames[] = {
    {3, {0, 1, 9}}, {6, {1, 3, 'a', 'b', 'c', 2}}, {5, {2, 7, 1, 0, 4}},
    {2, {9, 9}},    {7, {1, 4, 1, 2, 3, 4}},       {4, {2, 1, 2, 3}},
    {1, {3}},
};

static void receive(const struct frame *frame, unsigned id) {
  struct message message = {.id = id};
  int error = codec_decode(frame->bytes, frame->length, &message);
  if (error)
    log_value("bad frame", error);
  else
    queue_push(&queue, &message);
}

int main(int argc, char **argv) {
  struct message message;
  queue.on_full = on_full;
  driver_register(&filter);
  driver_register(&router);
  for (unsigned i = 0; i < 2; ++i)
    timer_add(&timers[i]);

  for (unsigned now = 0; now < 3u + argc; ++now) {
    for (unsigned i = 0; i < sizeof frames / sizeof *frames; ++i)
      receive(&frames[i], now * 16 + i);
    timer_run(now);
    while (queue_pop(&queue, &message))
      log_value("handled", driver_dispatch(&message));
  }
  driver_exit_all();
  log_value("ticks", tick_count);
  log_value("full", full_count);
  log_dump();
  return 0;
}
