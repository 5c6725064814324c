//===- RetainDeclared.cpp - Types that only declarations name -------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "prelink/RetainDeclared.h"
#include "Emission.h"
#include "Options.h"
#include "analysis/CallableFunctions.h"
#include "analysis/UnitSides.h"
#include "apply/RetainTypes.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace langprov {

static constexpr const char *MarkName = "lang-provenance.declared";

PreservedAnalyses RetainDeclaredPass::run(Module &M, ModuleAnalysisManager &) {
  UnitSides Sides(M, Excluded);
  if (Sides.kept().empty() || !Sides.excluded().empty())
    return PreservedAnalyses::all();

  MapVector<DICompileUnit *, SetVector<DIType *>> Types;
  for (const Function &F : M) {
    if (!F.isDeclaration() || !subprogramOf(F))
      continue;
    for (const CallBase *Call : directCallsOf(F)) {
      const DISubprogram *Caller = Call->getFunction()->getSubprogram();
      if (emission::describesCalls(Caller) &&
          Sides.sideOf(Caller) == Side::Kept)
        emission::collectCalleeTypes(*F.getSubprogram(),
                                     Types[Caller->getUnit()]);
    }
  }
  for (auto &[Unit, Named] : Types)
    retainTypes(*Unit, Named.getArrayRef());

  NamedMDNode *Marks = M.getOrInsertNamedMetadata(MarkName);
  Marks->clearOperands();
  for (DICompileUnit *Unit : Sides.kept())
    Marks->addOperand(Unit);
  return PreservedAnalyses::all();
}

void RetainDeclaredPass::printPipeline(raw_ostream &OS,
                                       function_ref<StringRef(StringRef)>) {
  Options Opts;
  Opts.Exclude = Excluded;
  OS << "lang-provenance-declared<" << Opts.str() << '>';
}

DenseSet<const MDNode *> unitsWithDeclared(const Module &M) {
  DenseSet<const MDNode *> Units;
  if (const NamedMDNode *Marks = M.getNamedMetadata(MarkName))
    Units.insert(Marks->op_begin(), Marks->op_end());
  return Units;
}

void forgetDeclared(Module &M) {
  if (NamedMDNode *Marks = M.getNamedMetadata(MarkName))
    Marks->eraseFromParent();
}

} // namespace langprov
