// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A message relay: the C core owns queues, drivers, timers and the log; the
// Rust parts decode, filter and route. It mixes the languages as a kernel does:
// C calls Rust, Rust calls small C helpers, and code is inlined in both
// directions.
#ifndef RELAY_H
#define RELAY_H

typedef unsigned char u8_t;
typedef struct {
  int held;
} lock_t;

enum kind { KIND_PING, KIND_DATA, KIND_ROUTE, KIND_STOP };

struct message {
  unsigned id;
  enum kind kind;
  unsigned length;
  u8_t payload[24];
};

struct queue {
  lock_t lock;
  unsigned head, tail;
  struct message slots[8];
  void (*on_full)(void);
};

struct stats {
  unsigned long seen, dropped, bytes;
};

struct driver;
struct driver_ops {
  const char *name;
  int (*handle)(struct driver *, const struct message *);
  _Bool (*wants)(const struct message *);
  void (*exit)(void);
};

struct driver {
  const struct driver_ops *ops;
  struct stats stats;
  struct driver *next;
};

struct timer {
  unsigned due;
  void (*fire)(void);
  struct timer *next;
};

union word {
  unsigned value;
  u8_t bytes[4];
};

// queue.c
int queue_push(struct queue *, const struct message *);
int queue_pop(struct queue *, struct message *);
// driver.c
void driver_register(struct driver *);
int driver_dispatch(const struct message *);
void driver_exit_all(void);
// timer.c
void timer_add(struct timer *);
void timer_run(unsigned now);
// log.c
void log_value(const char *what, long value);
void log_dump(void);
// helpers.c: what Rust needs and C has only as a macro or an inline function
void relay_lock(lock_t *);
void relay_unlock(lock_t *);
unsigned relay_hash(const u8_t *, unsigned);
void relay_account(struct driver *, unsigned bytes, int dropped);
// codec.rs, filter.rs, router.rs
int codec_decode(const u8_t *bytes, unsigned length, struct message *);
_Bool filter_wants(const struct message *);
int filter_handle(struct driver *, const struct message *);
int router_handle(struct driver *, const struct message *);
void router_exit(void);

#endif
