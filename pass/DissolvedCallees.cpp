//===- DissolvedCallees.cpp - Kept functions that inlining used up --------===//

#include "LangProvenance/DissolvedCallees.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/InstrTypes.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace langprov {

PreservedAnalyses NoteCalleesPass::run(Module &M, ModuleAnalysisManager &) {
  Units Sides(M, Excluded);
  if (Sides.excluded().empty() || Sides.kept().empty())
    return PreservedAnalyses::all();
  SetVector<DISubprogram *> Called;
  for (Function &F : M) {
    if (F.isDeclaration() || Sides.sideOf(F.getSubprogram()) != Side::Excluded)
      continue;
    for (Instruction &I : instructions(F)) {
      auto *Call = dyn_cast<CallBase>(&I);
      Function *Callee = Call ? Call->getCalledFunction() : nullptr;
      if (Callee && Sides.sideOf(Callee->getSubprogram()) == Side::Kept)
        Called.insert(Callee->getSubprogram());
    }
  }
  if (!Called.empty()) {
    NamedMDNode *Note = M.getOrInsertNamedMetadata(CalledByForeignName);
    Note->clearOperands();
    for (DISubprogram *SP : Called)
      Note->addOperand(SP);
  }
  return PreservedAnalyses::all();
}

void NoteCalleesPass::printPipeline(raw_ostream &OS,
                                    function_ref<StringRef(StringRef)>) {
  Options Opts;
  Opts.Exclude = Excluded;
  OS << "lang-provenance-callees<" << Opts.str() << '>';
}

SmallVector<const DISubprogram *, 4>
dissolvedCallees(const Module &M,
                 function_ref<bool(const DISubprogram *)> IsInUse) {
  SmallVector<const DISubprogram *, 4> Dissolved;
  if (const NamedMDNode *Note = M.getNamedMetadata(CalledByForeignName))
    for (const MDNode *N : Note->operands())
      if (auto *SP = dyn_cast<DISubprogram>(N); SP && !IsInUse(SP))
        Dissolved.push_back(SP);
  return Dissolved;
}

bool forgetCallees(Module &M) {
  NamedMDNode *Note = M.getNamedMetadata(CalledByForeignName);
  if (Note)
    Note->eraseFromParent();
  return Note;
}

} // namespace langprov
