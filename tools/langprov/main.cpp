//===- main.cpp - langprov: is a file's debug info safe to filter? --------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "commands/Commands.h"
#include "commands/FatalErrors.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/Support/InitLLVM.h"
#include <csignal>

using namespace llvm;
using namespace langprov;

namespace langprov {

// A function's static, since options in other files are initialised first.
cl::OptionCategory &category() {
  static cl::OptionCategory Category("langprov options");
  return Category;
}

ArrayRef<Command> allCommands() {
  static const Command Commands[] = {
      AuditCommand, CompareCommand, BtfCommand,      EncodeCommand,
      HideCommand,  UnitsCommand,   ToolchainCommand};
  return Commands;
}

int fail(Error E) {
  handleAllErrors(std::move(E), [](const ErrorInfoBase &Info) {
    errs() << "langprov: " << Info.message() << "\n";
  });
  return ExitError;
}

} // namespace langprov

static constexpr char Overview[] =
    "langprov: is a file's debug info safe to filter by language?\n\n"
    "  Exit status: 0 all promises hold, 1 one is broken, 2 wrong usage "
    "or\n  unreadable input, 3 undecided (with --strict only).\n";

static void printVersion(raw_ostream &OS) {
  OS << "LangProvenance " LANGPROV_VERSION " (LLVM " LLVM_VERSION_STRING ")\n";
}

int main(int Argc, char **Argv) {
  InitLLVM Init(Argc, Argv);
  installFatalErrorHandlers();
  // A file that would be larger than allowed is an error of write(), not a
  // crash.
  (void)std::signal(SIGXFSZ, SIG_IGN);
  cl::SetVersionPrinter(printVersion);
  for (const Command &C : allCommands())
    cl::HideUnrelatedOptions(category(), C.Sub);
  cl::HideUnrelatedOptions(category());
  // "langprov help audit" is "langprov audit --help".
  SmallVector<const char *, 8> Args(Argv, Argv + Argc);
  if (Argc > 1 && StringRef(Argv[1]) == "help") {
    StringRef Asked = Argc > 2 ? Argv[2] : "";
    if (!Asked.empty() && none_of(allCommands(), [&](const Command &C) {
          return C.Sub.getName() == Asked;
        }))
      return fail(
          createStringError("no command '" + Asked + "'; see langprov --help"));
    Args.erase(Args.begin() + 1);
    Args.push_back("--help");
  }
  // Given a stream for errors, ParseCommandLineOptions returns instead of
  // exiting with 1, which would say that a promise is broken.
  if (!cl::ParseCommandLineOptions(Args.size(), Args.data(), Overview, &errs()))
    return ExitError;
  for (const Command &C : allCommands())
    if (C.Sub)
      return C.Run();
  errs() << "langprov: no command; see langprov --help\n";
  return ExitError;
}
