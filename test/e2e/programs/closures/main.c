#include <stdio.h>

struct range {
  unsigned upto, offset;
};
extern unsigned count_wanted(unsigned, unsigned);
extern int add_twice(int, int);

static unsigned count(struct range range) {
  return count_wanted(range.upto, range.offset);
}

int main(int argc, char **argv) {
  struct range range = {20u * argc, 3};
  printf("%u %d\n", count(range), add_twice(argc, 40));
  return 0;
}
