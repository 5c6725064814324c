// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
struct queue {
  int length;
  int weight;
};

static struct queue queue;

// In main.rs.
int weight(int value);

int queue_fill(int count) {
  for (int i = 0; i < count; ++i) {
    queue.length++;
    queue.weight += weight(i);
  }
  return queue.weight;
}
