//===- Commands.h - The subcommands of langprov -----------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// Each command has a file of its own. They share the exit codes.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROV_COMMANDS_COMMANDS_H
#define LANGPROV_COMMANDS_COMMANDS_H

#include "llvm/Support/CommandLine.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/raw_ostream.h"

namespace langprov {

enum ExitCode {
  ExitHolds = 0,  ///< All promises hold.
  ExitBroken = 1, ///< One is broken.
  ExitError = 2,  ///< Wrong usage, or input that cannot be read.
  ExitUndecided =
      3, ///< With --strict: none is broken, but not all are decided.
};

struct Command {
  llvm::cl::SubCommand &Sub;
  int (*Run)();
};
/// All commands, in the order of --help.
llvm::ArrayRef<Command> allCommands();

extern Command AuditCommand, CompareCommand, BtfCommand, EncodeCommand,
    HideCommand, UnitsCommand, ToolchainCommand;

/// The category of langprov's options; --help hides those of LLVM's libraries.
llvm::cl::OptionCategory &category();

/// Prints "langprov: MESSAGE" for each error. Returns ExitError.
int fail(llvm::Error E);

} // namespace langprov

#endif // LANGPROV_COMMANDS_COMMANDS_H
