//===- Plan.h - What to change in a module, as data --------------*- C++ -*-==//
///
/// \file
/// The decisions, made from the analysis and the options alone. Nothing is
/// changed here; applyPlan() does, and report() tells.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROVENANCE_PLAN_PLAN_H
#define LANGPROVENANCE_PLAN_PLAN_H

#include "analysis/LanguageMix.h"
#include "Options.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SetVector.h"

namespace langprov {

/// Why the debug info of a module is left as it is, or in part.
enum class Refusal {
  SplitDwarf, ///< -gsplit-dwarf: one .dwo, so one unit, for all languages.
  TypeUnits,  ///< -fdebug-types-section: an excluded one may lead the file.
  SharedTypeNames, ///< Kept and excluded dialects share types by identifier.
  NoKeptLanguage,  ///< No language is left for the unit that must come first.
};

/// What to say of \p R, and what the user can do.
llvm::StringRef describe(Refusal R);

/// A function that stops describing its calls (DIFlagAllCallsDescribed).
struct UndescribedCalls {
  llvm::Function *Caller;
  llvm::Function *Callee; ///< One that forced it.
};

/// Types that a unit must own: a kept one whichever code is emitted first, an
/// excluded one although the code that reached them has gone into kept units.
struct RetainedTypes {
  llvm::SetVector<llvm::DIType *> Types;
  /// The function because of which the first is retained, for reports.
  const llvm::Function *For = nullptr;
};

/// mode=tag: foreign nodes of which DIEs stand in kept units or are referred to
/// from there, with the units they come from.
struct ForeignTags {
  std::vector<std::pair<llvm::DISubprogram *, llvm::DICompileUnit *>>
      Subprograms;
  std::vector<std::pair<llvm::DICompositeType *, llvm::DICompileUnit *>> Types;
};

struct Plan {
  std::vector<Refusal> Refusals;

  /// C: nodes that the foreign graph gets clones of.
  llvm::ArrayRef<llvm::MDNode *> Clone;
  /// A, and B where both sides describe calls of the same declaration.
  std::vector<UndescribedCalls> StopDescribing;
  /// B, and E for what stand-ins do without.
  llvm::MapVector<llvm::DICompileUnit *, RetainedTypes> Retain;
  /// E: kept functions whose foreign scopes are mended as Inlined says.
  llvm::ArrayRef<InlinedForeignScopes> Rescope;
  InlinedScopes Inlined = InlinedScopes::Split;
  bool TagStandIns = false;
  /// D: kept units go first in `llvm.dbg.cu`, and the first of them begins the
  /// module. If there is none, one of the language LeadLanguage is made.
  bool LeadWithKept = false;
  uint16_t LeadLanguage = 0;

  /// mode=tag: this, and none of the above.
  ForeignTags Tags;

  bool empty() const {
    return Tags.Subprograms.empty() && Tags.Types.empty() && Clone.empty() &&
           StopDescribing.empty() && Retain.empty() && Rescope.empty() &&
           !LeadWithKept;
  }
};

Plan makePlan(const LanguageMix &Mix, const Options &Opts);

} // namespace langprov

#endif // LANGPROVENANCE_PLAN_PLAN_H
