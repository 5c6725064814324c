//===- Progress.h - The progress of a long walk -----------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef LANGPROV_AUDIT_PROGRESS_H
#define LANGPROV_AUDIT_PROGRESS_H

#include "llvm/ADT/StringRef.h"
#include <atomic>
#include <chrono>
#include <mutex>
#include <string>

namespace langprov {

/// Shows the progress of a walk in a line on stderr, if that is a terminal and
/// the walk takes over two seconds. May be used from several threads.
class Progress {
public:
  Progress(llvm::StringRef What, uint64_t Total);
  ~Progress(); ///< Erases the line.

  void add(uint64_t Done);

private:
  using Clock = std::chrono::steady_clock;

  const std::string What;
  const uint64_t Total;
  const bool Enabled;
  const Clock::time_point Start;
  std::atomic<uint64_t> Sum{0};
  std::mutex Mutex; ///< Guards what follows.
  Clock::time_point Next;
  bool Shown = false;
};

} // namespace langprov

#endif // LANGPROV_AUDIT_PROGRESS_H
