//===- Plan.h - What to change in a module, as data --------------*- C++ -*-==//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// The decisions for mode=split, made from the analysis and the options alone.
/// A plan owns its data, so the analysis is not needed to apply it. applyPlan()
/// carries it out.
///
/// Terms. To *retain* a type is to list it in its unit's retainedTypes, so that
/// the unit has a DIE for it even if nothing in the unit refers to it. A
/// *stand-in* is a subprogram in a kept unit that represents an inlined foreign
/// function there. The *lead unit* is the first unit of the module.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROVENANCE_PLAN_PLAN_H
#define LANGPROVENANCE_PLAN_PLAN_H

#include "Options.h"
#include "plan/Refusals.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SetVector.h"

namespace langprov {

/// call-site: a function that stops describing its calls.
struct UndescribedCalls {
  llvm::Function *Caller;
  /// The callee that is the reason; null if the reason is a virtual call, or
  /// that code generation may outline.
  llvm::Function *Callee;
};

/// declared-callee: types that a unit must own: a kept unit, no matter which
/// code is emitted first; an excluded one, because the code that reached them
/// was inlined into kept units.
struct RetainedTypes {
  llvm::SetVector<llvm::DIType *> Types;
  /// The function that is the reason for the first of them, for reports.
  const llvm::Function *For = nullptr;
  /// The unit is excluded, so it retains the clones of types that are cloned.
  bool Foreign = false;
};

/// shared-node: nodes to clone for the foreign side.
struct SharedNodes {
  std::vector<llvm::MDNode *> Clone;
  /// The foreign nodes that may refer to those.
  std::vector<llvm::MDNode *> Users;
};

/// first-unit: the units in their new order.
struct UnitOrder {
  std::vector<llvm::DICompileUnit *> Units;
  /// If not null, a new empty unit is put first. It is like ModelUnit, but of
  /// the language LeadLanguage.
  const llvm::DICompileUnit *ModelUnit = nullptr;
  uint16_t LeadLanguage = 0;
  /// The first unit needs emission::moduleStartMarker().
  bool MarkFirst = false;

  bool isAsBefore() const { return Units.empty(); }
};

struct Plan {
  std::vector<Refusal> Refusals;

  SharedNodes Shared;
  std::vector<UndescribedCalls> StopDescribing;
  llvm::MapVector<llvm::DICompileUnit *, RetainedTypes> Retain;
  /// inlined-scope: kept functions whose foreign scopes are replaced as Inlined
  /// says.
  std::vector<InlinedForeignScopes> Rescope;
  InlinedScopes Inlined = InlinedScopes::Split;
  bool TagStandIns = false;
  llvm::DenseSet<const llvm::DICompileUnit *> ForeignUnits;
  UnitOrder Order;

  bool empty() const {
    return Shared.Clone.empty() && StopDescribing.empty() && Retain.empty() &&
           Rescope.empty() && Order.isAsBefore();
  }
};

Plan makePlan(const llvm::Module &M, const LanguageMix &Mix,
              const Options &Opts);

} // namespace langprov

#endif // LANGPROVENANCE_PLAN_PLAN_H
