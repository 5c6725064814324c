//===- main.cpp - langprov: is a file's debug info safe to filter? --------===//

#include "commands/Commands.h"
#include "llvm/Support/InitLLVM.h"

using namespace llvm;
using namespace langprov;

namespace langprov {

// Before any option: initialisation order between files is not fixed.
cl::OptionCategory &category() {
  static cl::OptionCategory Category("langprov options");
  return Category;
}

ArrayRef<Command> allCommands() {
  static const Command Commands[] = {AuditCommand, CompareCommand, BtfCommand,
                                     HideCommand, UnitsCommand};
  return Commands;
}

int fail(Error E) {
  handleAllErrors(std::move(E), [](const ErrorInfoBase &Info) {
    errs() << "langprov: " << Info.message() << "\n";
  });
  return ExitError;
}

Error writeOutput(StringRef Path, function_ref<void(raw_ostream &)> Write) {
  if (Path == "-") {
    Write(outs());
    return Error::success();
  }
  // To a temporary file that is renamed, or not at all.
  return llvm::writeToOutput(Path, [&](raw_ostream &OS) -> Error {
    Write(OS);
    return Error::success();
  });
}

} // namespace langprov

static constexpr char Overview[] =
    "langprov: is a file's debug info safe to filter by language?\n\n"
    "  Exit status: 0 all promises hold, 1 one is broken, 2 usage or "
    "unreadable "
    "input.\n";

int main(int Argc, char **Argv) {
  InitLLVM Init(Argc, Argv);
  for (const Command &C : allCommands())
    cl::HideUnrelatedOptions(category(), C.Sub);
  cl::HideUnrelatedOptions(category());
  // With a stream for errors, ParseCommandLineOptions returns instead of
  // exiting with 1, which means something else here.
  if (!cl::ParseCommandLineOptions(Argc, Argv, Overview, &errs()))
    return ExitError;
  for (const Command &C : allCommands())
    if (C.Sub)
      return C.Run();
  errs() << "langprov: no command; see langprov --help\n";
  return ExitError;
}
