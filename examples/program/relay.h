/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef RELAY_H
#define RELAY_H

struct relay {
  int used;
  int limit;
};

/* In relay.rs. */
int relay_push(struct relay *relay, int size);

#endif
