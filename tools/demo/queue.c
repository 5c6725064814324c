// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "relay.h"

static unsigned slot(unsigned at) { return at & 7; }

int queue_push(struct queue *queue, const struct message *message) {
  relay_lock(&queue->lock);
  int full = queue->tail - queue->head == 8;
  if (!full)
    queue->slots[slot(queue->tail++)] = *message;
  relay_unlock(&queue->lock);
  if (full && queue->on_full)
    queue->on_full();
  return !full;
}

int queue_pop(struct queue *queue, struct message *message) {
  relay_lock(&queue->lock);
  int any = queue->tail != queue->head;
  if (any)
    *message = queue->slots[slot(queue->head++)];
  relay_unlock(&queue->lock);
  return any;
}
