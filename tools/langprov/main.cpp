//===- main.cpp - langprov: is a file's debug info safe to filter? --------===//

#include "llvm/Support/raw_ostream.h"

int main(int Argc, char **Argv) {
  llvm::errs() << "langprov: no command\n";
  return 2;
}
