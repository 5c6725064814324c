#include <stdint.h>
#include <stdio.h>

typedef struct tally {
  int64_t pairs, rings;
} tally_t;
extern int64_t pair_sum(int, uint8_t);
extern int64_t ring_total(int);

static void fill(tally_t *tally, int seed) {
  tally->pairs = pair_sum(seed, (uint8_t)(seed * 7));
  tally->rings = ring_total(seed);
}

int main(int argc, char **argv) {
  tally_t tally;
  fill(&tally, argc);
  printf("%ld %ld\n", (long)tally.pairs, (long)tally.rings);
  return 0;
}
