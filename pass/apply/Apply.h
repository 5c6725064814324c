//===- Apply.h - Carries out a plan ------------------------------*- C++ -*-==//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef LANGPROVENANCE_APPLY_APPLY_H
#define LANGPROVENANCE_APPLY_APPLY_H

#include "apply/Applied.h"
#include "plan/Plan.h"

namespace langprov {

/// Changes the debug info of \p M as \p P says. Instructions, and with them
/// allocated sections, stay as they are. Afterwards the analysis that the plan
/// was made from no longer describes the module.
Applied applyPlan(llvm::Module &M, const Plan &P);

} // namespace langprov

#endif // LANGPROVENANCE_APPLY_APPLY_H
