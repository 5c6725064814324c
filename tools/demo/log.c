// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "relay.h"
#include <stdio.h>

struct log_entry {
  const char *what;
  long value;
};
static struct {
  struct log_entry entries[64];
  unsigned count;
} journal;

void log_value(const char *what, long value) {
  if (journal.count < 64)
    journal.entries[journal.count++] = (struct log_entry){what, value};
}

void log_dump(void) {
  for (unsigned i = 0; i < journal.count; ++i)
    printf("%s %ld\n", journal.entries[i].what, journal.entries[i].value);
}
