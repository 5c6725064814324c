//===- DissolvedFunctions.cpp - Kept functions that LTO removed -----------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "analysis/DissolvedFunctions.h"
#include "analysis/CallableFunctions.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace langprov {

static constexpr const char *NoteName = "lang-provenance.dissolvable";

namespace {
using FunctionSet = SetVector<Function *>;

/// Finds the functions to note: those that foreign code uses, and those whose
/// address is used by kept functions through which foreign code is called,
/// since it may be passed as a callback.
class DissolvableFinder {
public:
  explicit DissolvableFinder(const UnitSides &Sides) : Sides(Sides) {}

  /// The functions that foreign code reaches.
  FunctionSet roots(Module &M) {
    FunctionSet Roots;
    SmallVector<Function *, 16> Foreign;
    for (Function &F : M)
      if (Sides.sideOf(F.getSubprogram()) == Side::Excluded)
        Foreign.push_back(&F);
    for (Function *F : Foreign)
      addUsed(*F, /*Called=*/true, Roots);
    for (Function *F : waysTo(Foreign))
      addUsed(*F, /*Called=*/false, Roots);
    return Roots;
  }

  /// Adds to \p Used the functions that can dissolve and that \p F uses: if
  /// \p Called, also those that it calls, or else only those whose address it
  /// takes.
  void addUsed(Function &F, bool Called, FunctionSet &Used) {
    UsedFunctions Constants;
    for (Instruction &I : instructions(F))
      for (Use &U : I.operands()) {
        auto *Call = dyn_cast<CallBase>(&I);
        if (Called || !Call || !Call->isCallee(&U))
          Constants.visit(U, [&](Function &Callee) {
            if (canDissolve(Callee))
              Used.insert(&Callee);
          });
      }
  }

private:
  bool canDissolve(const Function &F) const {
    return !F.isDeclaration() && F.isDiscardableIfUnused() &&
           Sides.sideOf(F.getSubprogram()) == Side::Kept;
  }

  /// The kept functions that call foreign ones, and their callers as long as
  /// the callee is local: it may be inlined into them.
  FunctionSet waysTo(ArrayRef<Function *> Foreign) const {
    FunctionSet Ways;
    SmallVector<Function *, 16> Work(Foreign);
    while (!Work.empty())
      for (CallBase *Call : directCallsOf(*Work.pop_back_val())) {
        Function *Caller = Call->getFunction();
        if (Sides.sideOf(Caller->getSubprogram()) == Side::Kept &&
            Ways.insert(Caller) && Caller->hasLocalLinkage())
          Work.push_back(Caller);
      }
    return Ways;
  }

  const UnitSides &Sides;
};
} // namespace

/// The subprograms of kept functions that were inlined into \p F.
static MDTuple *inlinedInto(Function &F, const UnitSides &Sides) {
  SetVector<Metadata *> Inlined;
  const DILocation *Last = nullptr;
  for (Instruction &I : instructions(F)) {
    const DILocation *Loc = I.getDebugLoc();
    if (Loc == Last)
      continue;
    Last = Loc;
    for (; Loc && Loc->getInlinedAt(); Loc = Loc->getInlinedAt())
      if (Sides.sideOf(*Loc) == Side::Kept)
        Inlined.insert(Loc->getScope()->getSubprogram());
  }
  return MDTuple::get(F.getContext(), Inlined.getArrayRef());
}

PreservedAnalyses NoteDissolvablePass::run(Module &M, ModuleAnalysisManager &) {
  UnitSides Sides(M, Excluded);
  if (Sides.excluded().empty() || Sides.kept().empty())
    return PreservedAnalyses::all();
  DissolvableFinder Finder(Sides);
  FunctionSet Noted = Finder.roots(M);
  if (Noted.empty())
    return PreservedAnalyses::all();

  LLVMContext &Ctx = M.getContext();
  NamedMDNode *Note = M.getOrInsertNamedMetadata(NoteName);
  Note->clearOperands();
  // The set grows during the loop: what a noted function uses is noted as well.
  for (size_t I = 0, Roots = Noted.size(); I != Noted.size(); ++I) {
    FunctionSet Used;
    Finder.addUsed(*Noted[I], /*Called=*/true, Used);
    Noted.insert(Used.begin(), Used.end());
    SmallVector<Metadata *, 8> Callees;
    for (const Function *Callee : Used)
      Callees.push_back(Callee->getSubprogram());
    Metadata *IsRoot =
        ConstantAsMetadata::get(ConstantInt::getBool(Ctx, /*V=*/I < Roots));
    Note->addOperand(MDTuple::get(Ctx, {Noted[I]->getSubprogram(), IsRoot,
                                        inlinedInto(*Noted[I], Sides),
                                        MDTuple::get(Ctx, Callees)}));
  }
  return PreservedAnalyses::all();
}

void NoteDissolvablePass::printPipeline(raw_ostream &OS,
                                        function_ref<StringRef(StringRef)>) {
  Options Opts;
  Opts.Exclude = Excluded;
  OS << "lang-provenance-callees<" << Opts.str() << '>';
}

SmallVector<const DISubprogram *, 4>
dissolvedFunctions(const Module &M,
                   const DenseSet<const DISubprogram *> &Bodies) {
  SmallSetVector<const DISubprogram *, 4> Dissolved;
  const NamedMDNode *Note = M.getNamedMetadata(NoteName);
  if (!Note)
    return {};

  DenseMap<const MDNode *, const MDNode *> EntryOf;
  SmallVector<const MDNode *, 16> Work;
  SmallPtrSet<const MDNode *, 16> Seen;
  auto Visit = [&](const Metadata *SP) {
    const MDNode *Entry = EntryOf.lookup(dyn_cast_or_null<MDNode>(SP));
    if (Entry && !Bodies.contains(cast<DISubprogram>(SP)) &&
        Seen.insert(Entry).second)
      Work.push_back(Entry);
  };
  auto IsValid = [](const MDNode &Entry) {
    return Entry.getNumOperands() == 4 &&
           isa_and_nonnull<DISubprogram>(Entry.getOperand(0).get()) &&
           mdconst::dyn_extract_or_null<ConstantInt>(Entry.getOperand(1)) &&
           isa_and_nonnull<MDTuple>(Entry.getOperand(2).get()) &&
           isa_and_nonnull<MDTuple>(Entry.getOperand(3).get());
  };
  for (const MDNode *Entry : Note->operands())
    if (IsValid(*Entry))
      EntryOf[cast<MDNode>(Entry->getOperand(0))] = Entry;
  for (const MDNode *Entry : Note->operands())
    if (IsValid(*Entry) &&
        mdconst::extract<ConstantInt>(Entry->getOperand(1))->isOne())
      Visit(Entry->getOperand(0));

  for (size_t I = 0; I != Work.size(); ++I) {
    Dissolved.insert(cast<DISubprogram>(Work[I]->getOperand(0)));
    for (const MDOperand &Op :
         cast<MDTuple>(Work[I]->getOperand(2))->operands())
      if (auto *SP = dyn_cast_or_null<DISubprogram>(Op.get()))
        Dissolved.insert(SP);
    for (const MDOperand &Op :
         cast<MDTuple>(Work[I]->getOperand(3))->operands())
      Visit(Op.get());
  }
  return Dissolved.takeVector();
}

void forgetDissolvable(Module &M) {
  if (NamedMDNode *Note = M.getNamedMetadata(NoteName))
    Note->eraseFromParent();
}

} // namespace langprov
