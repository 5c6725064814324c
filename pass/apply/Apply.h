//===- Apply.h - Carries out a plan ------------------------------*- C++ -*-==//

#ifndef LANGPROVENANCE_APPLY_APPLY_H
#define LANGPROVENANCE_APPLY_APPLY_H

#include "plan/Plan.h"

namespace langprov {

/// What applying a plan did beyond what the plan says.
struct Applied {
  unsigned StandIns = 0;       ///< Subprograms made in kept units.
  unsigned LocationsMoved = 0; ///< Instructions and records re-scoped.
  unsigned VariablesDropped =
      0;                      ///< Foreign variable records in kept functions.
  unsigned LabelsDropped = 0; ///< Foreign labels in kept functions.
};

/// Changes the debug info of \p M as \p P says. Instructions, and with them
/// allocated sections, stay as they are. \p Mix is the analysis that the plan
/// was made from; it does not describe the module any more afterwards.
Applied applyPlan(llvm::Module &M, const LanguageMix &Mix, const Plan &P);

} // namespace langprov

#endif // LANGPROVENANCE_APPLY_APPLY_H
