//===- Apply.cpp - Carries out a plan -------------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "apply/Apply.h"
#include "Emission.h"
#include "LLVMCompat.h"
#include "LangProvenance/Marks.h"
#include "apply/RetainTypes.h"
#include "apply/ScopeMover.h"
#include "apply/SubprogramFlags.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace langprov {

using CloneMap = DenseMap<const Metadata *, MDNode *>;

/// shared-node: gives the foreign side clones. The clones are distinct, so that
/// they stay apart; the originals stay where kept code refers to them.
static CloneMap cloneShared(const SharedNodes &Shared) {
  CloneMap Clones;
  Clones.reserve(Shared.Clone.size());
  for (const MDNode *N : Shared.Clone)
    Clones[N] = MDNode::replaceWithDistinct(N->clone());
  auto Redirect = [&Clones](MDNode *User) {
    for (unsigned I = 0, E = User->getNumOperands(); I != E; ++I)
      if (MDNode *Clone = Clones.lookup(User->getOperand(I)))
        User->replaceOperandWith(I, Clone);
  };
  for (const MDNode *N : Shared.Clone)
    Redirect(Clones[N]);
  for (MDNode *N : Shared.Users)
    Redirect(N);
  return Clones;
}

/// declared-callee.
static void retain(DICompileUnit &Unit, const RetainedTypes &Retained,
                   const CloneMap &Clones) {
  SmallVector<Metadata *, 16> Types;
  for (DIType *Type : Retained.Types) {
    MDNode *Clone = Retained.Foreign ? Clones.lookup(Type) : nullptr;
    Types.push_back(Clone ? Clone : Type);
  }
  retainTypes<Metadata>(Unit, Types);
}

/// first-unit.
static void reorderUnits(Module &M, const UnitOrder &Order) {
  if (Order.isAsBefore())
    return;
  std::vector<DICompileUnit *> Units = Order.Units;
  if (Order.ModelUnit) {
    auto *File = DIFile::get(M.getContext(), LeadUnitName,
                             Order.ModelUnit->getDirectory());
    Units.insert(
        Units.begin(),
        compat::createEmptyUnit(*Order.ModelUnit, Order.LeadLanguage, File));
  }
  if (Order.MarkFirst)
    retainTypes<DISubprogram>(*Units.front(),
                              {emission::moduleStartMarker(*Units.front())});
  NamedMDNode *List = M.getNamedMetadata("llvm.dbg.cu");
  List->clearOperands();
  for (DICompileUnit *Unit : Units)
    List->addOperand(Unit);
}

Applied applyPlan(Module &M, const Plan &P) {
  Applied Done;
  // Cloning comes first: foreign units retain clones, and it must not redirect
  // operands of stand-ins. Scopes move last, because before that a location
  // shows which subprogram it comes from.
  CloneMap Clones = cloneShared(P.Shared);
  for (const UndescribedCalls &Calls : P.StopDescribing)
    stopDescribingCalls(*Calls.Caller->getSubprogram());
  for (const auto &[Unit, Retained] : P.Retain)
    retain(*Unit, Retained, Clones);
  reorderUnits(M, P.Order);
  ScopeMover Mover(P.ForeignUnits, P.Inlined, P.TagStandIns, Done);
  for (const InlinedForeignScopes &Inlined : P.Rescope)
    Mover.run(*Inlined.Into);
  return Done;
}

} // namespace langprov
