#include "ring.h"

/* Inlined into Rust at every level of optimisation. */
__attribute__((always_inline)) unsigned ring_space(const struct ring *ring) {
  return 16 - ring->count;
}

int ring_put(struct ring *ring, unsigned long value) {
  if (ring->count == 16)
    return 0;
  ring->slots[(ring->head + ring->count++) & 15] = value;
  return 1;
}

unsigned long ring_take(struct ring *ring) {
  if (!ring->count)
    return ~0ul;
  ring->count--;
  return ring->slots[ring->head++ & 15];
}

struct totals totals;
volatile unsigned marks[6];

__attribute__((noinline)) void note(unsigned kind, unsigned long value) {
  if (kind == 1000)
    totals.taken++;
  else
    totals.dropped += kind;
  totals.sum ^= value;
}
