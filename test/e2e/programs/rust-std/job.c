#include "job.h"
#include <stdio.h>

typedef enum { LIGHT, HEAVY } class_t;
struct class_weight {
  class_t class;
  int64_t extra;
};
static const struct class_weight weights[] = {{LIGHT, 1}, {HEAVY, 100}};

int64_t job_weight(const struct job *job) {
  return job->weight + weights[job->id > 2].extra;
}
void print_line(const char *line) { puts(line); }
