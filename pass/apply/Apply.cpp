//===- Apply.cpp - Carries out a plan -------------------------------------===//

#include "apply/Apply.h"
#include "LLVMCompat.h"
#include "LangProvenance/Marks.h"
#include "apply/ScopeMover.h"
#include "apply/SubprogramFlags.h"
#include "tag/Tagger.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace langprov {

/// C: gives the foreign graph clones of \p Nodes. The clones are distinct, so
/// that they stay two; the originals stay where kept code refers to them.
static void cloneShared(const ForeignGraph &Foreign, ArrayRef<MDNode *> Nodes) {
  if (Nodes.empty())
    return;
  DenseMap<const Metadata *, MDNode *> Clones;
  Clones.reserve(Nodes.size());
  for (const MDNode *N : Nodes)
    Clones[N] = MDNode::replaceWithDistinct(N->clone());
  auto Redirect = [&Clones](MDNode *User) {
    for (unsigned I = 0, E = User->getNumOperands(); I != E; ++I)
      if (MDNode *Clone = Clones.lookup(User->getOperand(I)))
        User->replaceOperandWith(I, Clone);
  };
  for (const MDNode *N : Nodes)
    Redirect(Clones[N]);
  Foreign.forEachForeignOnly(Redirect);
}

static void retain(DICompileUnit &Unit, ArrayRef<Metadata *> New) {
  SmallVector<Metadata *, 16> All;
  for (DIScope *Old : Unit.getRetainedTypes())
    All.push_back(Old);
  append_range(All, New);
  Unit.replaceRetainedTypes(MDTuple::get(Unit.getContext(), All));
}

/// Makes DwarfDebug begin the module with \p Unit, without giving it a DIE: the
/// list of retained types may hold subprogram declarations, of which
/// DwarfDebug::beginModule makes nothing.
static void emitAtModuleStart(DICompileUnit &Unit) {
  LLVMContext &Ctx = Unit.getContext();
  auto *Type = DISubroutineType::get(Ctx, DINode::FlagZero, 0,
                                     MDNode::get(Ctx, nullptr));
  auto *Marker = DISubprogram::get(
      Ctx, Unit.getFile(), "lang-provenance", /*LinkageName=*/StringRef(),
      Unit.getFile(), /*Line=*/0, Type, /*ScopeLine=*/0,
      /*ContainingType=*/nullptr, /*VirtualIndex=*/0, /*ThisAdjustment=*/0,
      DINode::FlagZero, DISubprogram::SPFlagZero, /*Unit=*/nullptr);
  retain(Unit, {Marker});
}

/// D. Debug info of several modules is merged in link order, so every module
/// with an excluded unit begins with a kept one.
static void leadWithKept(Module &M, const UnitSides &Sides, uint16_t Language) {
  NamedMDNode *List = M.getNamedMetadata("llvm.dbg.cu");
  SmallVector<MDNode *, 16> Order(List->operands());
  if (Sides.kept().empty()) {
    const DICompileUnit &Model = *Sides.excluded().front();
    auto *File =
        DIFile::get(M.getContext(), LeadUnitName, Model.getDirectory());
    DICompileUnit *Lead = compat::createEmptyUnit(Model, Language, File);
    emitAtModuleStart(*Lead);
    Order.insert(Order.begin(), Lead);
  } else {
    std::stable_partition(Order.begin(), Order.end(), [&](MDNode *Unit) {
      return Sides.sideOf(cast<DICompileUnit>(Unit)) != Side::Excluded;
    });
    if (!isEmittedAtModuleStart(*Sides.kept().front()))
      emitAtModuleStart(*Sides.kept().front());
  }
  List->clearOperands();
  for (MDNode *Unit : Order)
    List->addOperand(Unit);
}

Applied applyPlan(Module &M, const LanguageMix &Mix, const Plan &P) {
  Applied Done;
  tagForeign(M, P.Tags);
  cloneShared(Mix.Foreign, P.Clone);
  for (const UndescribedCalls &Calls : P.StopDescribing)
    stopDescribingCalls(*Calls.Caller->getSubprogram());
  for (const auto &[Unit, Retained] : P.Retain)
    retain(*Unit, SmallVector<Metadata *>(Retained.Types.begin(),
                                          Retained.Types.end()));
  ScopeMover Mover(Mix.Sides, P.Inlined, P.TagStandIns, Done);
  for (const InlinedForeignScopes &Inlined : P.Rescope)
    Mover.run(*Inlined.Into);
  if (P.LeadWithKept)
    leadWithKept(M, Mix.Sides, P.LeadLanguage);
  return Done;
}

} // namespace langprov
