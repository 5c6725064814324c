// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "relay.h"

void relay_lock(lock_t *lock) {
  while (__atomic_exchange_n(&lock->held, 1, __ATOMIC_ACQUIRE))
    ;
}

void relay_unlock(lock_t *lock) {
  __atomic_store_n(&lock->held, 0, __ATOMIC_RELEASE);
}

unsigned relay_hash(const u8_t *bytes, unsigned length) {
  union word hash = {2166136261u};
  for (unsigned i = 0; i < length; ++i) {
    hash.bytes[0] ^= bytes[i];
    hash.value *= 16777619u;
  }
  return hash.value;
}

void relay_account(struct driver *driver, unsigned bytes, int dropped) {
  struct stats *stats = &driver->stats;
  stats->seen++;
  stats->bytes += bytes;
  stats->dropped += dropped;
  if (dropped)
    log_value("dropped", (long)stats->dropped);
}
