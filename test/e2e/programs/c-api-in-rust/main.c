#include "api.h"

int main(int argc, char **argv) {
  return job_run(job_open(3, 0), argc);
}
