//===- FatalErrors.cpp - Errors of LLVM that end the program --------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "commands/FatalErrors.h"
#include "commands/Commands.h"
#include "llvm/Support/ErrorHandling.h"
#include "llvm/Support/Signals.h"
#include <cstring>
#include <exception>
#include <unistd.h>

using namespace llvm;

namespace langprov {

static void print(const char *Text) {
  (void)!::write(STDERR_FILENO, Text, std::strlen(Text));
}

/// Allocates nothing, for there may be no memory. No destructor runs: that of
/// outs() would come here again.
static void giveUp(void *, const char *Reason, bool) {
  print("langprov: ");
  print(Reason);
  print("\n");
  sys::RunInterruptHandlers(); // Removes temporary files.
  ::_exit(ExitError);
}

static void giveUpWithoutMemory(void *Data, const char *, bool Diagnose) {
  giveUp(Data, "out of memory", Diagnose);
}

void installFatalErrorHandlers() {
  install_fatal_error_handler(giveUp);
  install_bad_alloc_error_handler(giveUpWithoutMemory);
  // No code here throws, but std::thread does if there can be no thread.
  std::set_terminate(
      [] { giveUp(nullptr, "no memory or no threads are left", false); });
}

} // namespace langprov
