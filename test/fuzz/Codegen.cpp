//===- Codegen.cpp - Code generation in a process of its own --------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "Codegen.h"
#include "Child.h"
#include "Verified.h"
#include "llvm/IR/DebugInfoMetadata.h"
#include "llvm/IR/LegacyPassManager.h"
#include "llvm/MC/TargetRegistry.h"
#include "llvm/Support/TargetSelect.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/Target/TargetMachine.h"

using namespace llvm;

namespace langprov {

static bool generateCode(Module &M) {
  InitializeNativeTarget();
  InitializeNativeTargetAsmPrinter();
  std::string Error;
  Triple TT(M.getTargetTriple());
  const Target *T = TargetRegistry::lookupTarget(TT, Error);
  if (!T)
    return false;
  std::unique_ptr<TargetMachine> Machine(
      T->createTargetMachine(TT, "", "", TargetOptions(), std::nullopt));
  M.setDataLayout(Machine->createDataLayout());
  SmallString<0> Object;
  raw_svector_ostream OS(Object);
  legacy::PassManager PM;
  if (Machine->addPassesToEmitFile(PM, OS, nullptr,
                                   CodeGenFileType::ObjectFile))
    return false;
  PM.run(M);
  return !Object.empty();
}

/// Makes the first unit of \p M retain all types that metadata refers to.
static void retainAllTypes(Module &M) {
  SmallVector<Metadata *, 32> Types;
  for (const MDNode *N : nodesOf(M))
    if (isa<DIType>(N))
      Types.push_back(const_cast<MDNode *>(N));
  for (DICompileUnit *Unit : M.debug_compile_units()) {
    Unit->replaceRetainedTypes(MDTuple::get(M.getContext(), Types));
    return;
  }
}

bool canGenerateCode(Module &M) {
  return Child([&M] { return generateCode(M); }).call();
}

bool canGenerateCodeWithAllTypes(Module &M) {
  return Child([&M] {
           retainAllTypes(M);
           return generateCode(M);
         })
      .call();
}

} // namespace langprov
