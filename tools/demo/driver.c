// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "relay.h"

static struct driver_list {
  lock_t lock;
  struct driver *first;
  unsigned count;
} drivers;

void driver_register(struct driver *driver) {
  relay_lock(&drivers.lock);
  driver->next = drivers.first;
  drivers.first = driver;
  drivers.count++;
  relay_unlock(&drivers.lock);
}

int driver_dispatch(const struct message *message) {
  int handled = 0;
  for (struct driver *driver = drivers.first; driver; driver = driver->next)
    if (!driver->ops->wants || driver->ops->wants(message))
      handled += driver->ops->handle(driver, message);
  return handled;
}

void driver_exit_all(void) {
  for (struct driver *driver = drivers.first; driver; driver = driver->next) {
    if (driver->ops->exit)
      driver->ops->exit();
    log_value(driver->ops->name, (long)driver->stats.seen);
    log_value("bytes", (long)driver->stats.bytes);
  }
}
