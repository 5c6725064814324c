// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A program of C and Rust: with LTO, the Rust function is inlined into main().
#include "relay.h"
#include <stdio.h>

static struct relay relay = {.limit = 100};

int main(int argc, char **argv) {
  for (int i = 0; i < argc; ++i)
    relay_push(&relay, i);
  printf("%d of %d used\n", relay.used, relay.limit);
  return 0;
}
