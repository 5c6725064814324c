//===- Commands.h - The subcommands of langprov -----------------*- C++ -*-===//
///
/// \file
/// Each command has a file of its own with its options. They share the exit
/// codes, and the options that mean the same in all.
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
  ExitError = 2,  ///< Usage, or input that cannot be read.
};

struct Command {
  llvm::cl::SubCommand &Sub;
  int (*Run)();
};
/// All commands, in the order of --help.
llvm::ArrayRef<Command> allCommands();

extern Command AuditCommand, CompareCommand, BtfCommand, HideCommand,
    UnitsCommand;

/// Puts our options apart from those that LLVM's libraries bring along.
llvm::cl::OptionCategory &category();

/// Prints "langprov: MESSAGE" for each error and gives ExitError.
int fail(llvm::Error E);

/// Writes all of a report to \p Path, or nothing; "-" is standard output.
llvm::Error writeOutput(llvm::StringRef Path,
                        llvm::function_ref<void(llvm::raw_ostream &)> Write);

} // namespace langprov

#endif // LANGPROV_COMMANDS_COMMANDS_H
