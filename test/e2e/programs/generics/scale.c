#include <stdint.h>

struct scale {
  int64_t offset;
  uint32_t factors[4];
};
static const struct scale scales[2] = {{1, {2, 3, 5, 7}}, {0, {1, 1, 2, 2}}};

static int64_t apply(const struct scale *scale, int64_t weight, uint32_t by) {
  return scale->offset + weight * scale->factors[by & 3];
}

int64_t weigh(int64_t weight, uint32_t by) {
  return apply(&scales[by & 1], weight, by);
}
