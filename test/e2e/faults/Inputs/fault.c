// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A library to load before a program. FAULT names a function of the C library
// and what happens where it is called: with pwrite=ENOSPC each call fails, and
// with rename=15 the program gets signal 15 there.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

/* Whether the call has to fail. */
static int fails(const char *function) {
  const char *fault = getenv("FAULT");
  size_t length = strlen(function);
  if (!fault || strncmp(fault, function, length) || fault[length] != '=')
    return 0;
  if (!strcmp(fault + length + 1, "ENOSPC")) {
    errno = ENOSPC;
    return 1;
  }
  raise(atoi(fault + length + 1));
  return 0;
}

#define REAL(function) ((__typeof__(&function))dlsym(RTLD_NEXT, #function))

ssize_t pwrite(int fd, const void *from, size_t size, off_t at) {
  return fails("pwrite") ? -1 : REAL(pwrite)(fd, from, size, at);
}
ssize_t pwrite64(int fd, const void *from, size_t size, off_t at) {
  return fails("pwrite") ? -1 : REAL(pwrite)(fd, from, size, at);
}
int rename(const char *from, const char *to) {
  return fails("rename") ? -1 : REAL(rename)(from, to);
}
ssize_t copy_file_range(int in, off64_t *in_at, int out, off64_t *out_at,
                        size_t size, unsigned flags) {
  return fails("copy_file_range")
             ? -1
             : REAL(copy_file_range)(in, in_at, out, out_at, size, flags);
}
