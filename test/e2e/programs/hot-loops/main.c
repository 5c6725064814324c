#include "ring.h"
#include <stdio.h>

extern unsigned long rust_shift(struct ring *, unsigned long);
extern unsigned long rust_odd(struct ring *, unsigned long);
extern unsigned long rust_note_even(unsigned long);
extern unsigned long rust_note_big(unsigned long);

static unsigned long c_step(struct ring *ring, unsigned long value) {
  return ring_put(ring, value) ? ring_take(ring) : value;
}

static step_fn volatile steps[] = {c_step, rust_shift, rust_odd};

__attribute__((always_inline)) static inline void mark(void) {
  for (unsigned i = 0; i < 6; ++i)
    marks[i] = 0x10077 + i;
}

__attribute__((noinline)) static void cold(void) { mark(); }

__attribute__((noinline)) static void hot(unsigned rounds) {
  struct ring ring = {0, 0, {0}};
  for (unsigned i = 1; i <= rounds; ++i) {
    unsigned long value = rust_odd(&ring, i);
    value ^= rust_shift(&ring, value);
    if (i % 1000 == 0 && rust_parity(i))
      cold();
    value = rust_note_even(value) + rust_note_big(value);
    totals.sum += steps[i % 3](&ring, value);
  }
}

int main(int argc, char **argv) {
  hot(argc * 3000);
  if (totals.sum == 7)
    mark();
  printf("%lu %lu %lu\n", totals.taken, totals.dropped, totals.sum);
  return 0;
}
