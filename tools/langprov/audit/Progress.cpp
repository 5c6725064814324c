//===- Progress.cpp - The progress of a long walk -------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "audit/Progress.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using namespace std::chrono_literals;

namespace langprov {

Progress::Progress(StringRef What, uint64_t Total)
    : What(What.str()), Total(Total),
      Enabled(Total && sys::Process::StandardErrIsDisplayed()),
      Start(Clock::now()), Next(Start + 2s) {}

Progress::~Progress() {
  if (Shown)
    errs() << "\r\033[K";
}

void Progress::add(uint64_t Done) {
  uint64_t Now = Sum += Done;
  if (!Enabled)
    return;
  std::unique_lock<std::mutex> Lock(Mutex, std::try_to_lock);
  if (!Lock || Clock::now() < Next)
    return;
  Next = Clock::now() + 200ms;
  Shown = true;
  errs() << "\r\033[K" << What << ": " << Now * 100 / Total << " %";
}

} // namespace langprov
