#include <stdint.h>

struct job {
  uint32_t id;
  int64_t weight;
};
int64_t job_weight(const struct job *);
void print_line(const char *);
int64_t run_jobs(uint32_t);
int32_t catch_panic(uint32_t);
