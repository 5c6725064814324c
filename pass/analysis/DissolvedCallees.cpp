//===- DissolvedCallees.cpp - Kept functions that inlining used up --------===//

#include "analysis/DissolvedCallees.h"
#include "analysis/DirectCalls.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace langprov {

/// The kept functions that instructions of \p F refer to: those it calls, and
/// those it passes on, which may be called in the end.
static void collectCallees(Function &F, const UnitSides &Sides,
                           SetVector<Function *> &Callees) {
  for (Instruction &I : instructions(F))
    for (Value *Op : I.operands()) {
      auto *Callee = dyn_cast<Function>(Op->stripPointerCasts());
      if (Callee && Sides.sideOf(Callee->getSubprogram()) == Side::Kept)
        Callees.insert(Callee);
    }
}

/// The kept functions that kept code passes to \p F, a foreign one.
static void collectCallbacks(Function &F, const UnitSides &Sides,
                             SetVector<Function *> &Callbacks) {
  for (CallBase *Call : directCallsOf(F))
    for (Value *Argument : Call->args()) {
      auto *Callback = dyn_cast<Function>(Argument->stripPointerCasts());
      if (Callback && Sides.sideOf(Callback->getSubprogram()) == Side::Kept)
        Callbacks.insert(Callback);
    }
}

/// \p F's subprogram, and those of the kept functions already inlined into it.
static MDTuple *noteFor(Function &F, const UnitSides &Sides) {
  SetVector<Metadata *> Note;
  Note.insert(F.getSubprogram());
  const DILocation *Last = nullptr;
  for (Instruction &I : instructions(F)) {
    const DILocation *Loc = I.getDebugLoc();
    if (Loc == Last)
      continue;
    Last = Loc;
    for (; Loc; Loc = Loc->getInlinedAt())
      if (Sides.sideOf(*Loc) == Side::Kept)
        Note.insert(Loc->getScope()->getSubprogram());
  }
  return MDTuple::get(F.getContext(), Note.getArrayRef());
}

PreservedAnalyses NoteCalleesPass::run(Module &M, ModuleAnalysisManager &) {
  UnitSides Sides(M, Excluded);
  if (Sides.excluded().empty() || Sides.kept().empty())
    return PreservedAnalyses::all();
  SetVector<Function *> Callees;
  for (Function &F : M)
    if (Sides.sideOf(F.getSubprogram()) == Side::Excluded) {
      collectCallees(F, Sides, Callees);
      collectCallbacks(F, Sides, Callees);
    }
  if (!Callees.empty()) {
    NamedMDNode *Note = M.getOrInsertNamedMetadata(CalledByForeignName);
    Note->clearOperands();
    for (Function *Callee : Callees)
      Note->addOperand(noteFor(*Callee, Sides));
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
  SmallSetVector<const DISubprogram *, 4> Dissolved;
  if (const NamedMDNode *Note = M.getNamedMetadata(CalledByForeignName))
    for (const MDNode *Noted : Note->operands()) {
      auto *Callee = dyn_cast_or_null<DISubprogram>(Noted->getOperand(0).get());
      if (!Callee || IsInUse(Callee))
        continue;
      for (const MDOperand &Op : Noted->operands())
        if (auto *SP = dyn_cast_or_null<DISubprogram>(Op.get()))
          Dissolved.insert(SP);
    }
  return Dissolved.takeVector();
}

bool forgetCallees(Module &M) {
  NamedMDNode *Note = M.getNamedMetadata(CalledByForeignName);
  if (Note)
    Note->eraseFromParent();
  return Note;
}

} // namespace langprov
