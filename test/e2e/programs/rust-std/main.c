#include "job.h"
#include <stdio.h>

struct result {
  int64_t sum;
  int32_t item, failed;
};

int main(int argc, char **argv) {
  struct result result;
  result.sum = run_jobs(argc + 3);
  result.item = catch_panic(argc);
  result.failed = catch_panic(argc + 10);
  printf("%ld %d %d\n", (long)result.sum, result.item, result.failed);
  return 0;
}
