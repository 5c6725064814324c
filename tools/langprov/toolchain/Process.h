//===- Process.h - Runs the tools -------------------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef LANGPROV_TOOLCHAIN_PROCESS_H
#define LANGPROV_TOOLCHAIN_PROCESS_H

#include "llvm/ADT/SmallString.h"
#include "llvm/Support/Error.h"
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace langprov {

using Words = std::vector<std::string>;

/// A directory for files that nobody needs afterwards; it is removed with the
/// object.
class WorkDirectory {
public:
  static llvm::Expected<std::unique_ptr<WorkDirectory>> create();
  ~WorkDirectory();
  WorkDirectory(const WorkDirectory &) = delete;
  WorkDirectory &operator=(const WorkDirectory &) = delete;

  std::string path(llvm::StringRef Name) const;
  llvm::Error write(llvm::StringRef Name, llvm::StringRef Text) const;

private:
  WorkDirectory() = default;
  llvm::SmallString<128> Path;
};

/// How a program ended, and what it printed.
struct RunResult {
  int Status = -1; ///< -1 if it could not be run, -2 if it crashed.
  std::string Output, Errors;

  bool ok() const { return Status == 0; }
  /// The first line of what it said on standard error, or how it ended.
  std::string firstError() const;
};

/// Variables of the environment to change; an empty value removes one.
using Variables = std::vector<std::pair<std::string, std::string>>;

/// Runs \p Command, whose first word is a path, with nothing to read, and waits
/// for it for two minutes.
RunResult run(const WorkDirectory &Work, const Words &Command,
              const Variables &Changed = {});

} // namespace langprov

#endif // LANGPROV_TOOLCHAIN_PROCESS_H
