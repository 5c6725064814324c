//===- Applied.h - What applying a plan did ----------------------*- C++ -*-==//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef LANGPROVENANCE_APPLY_APPLIED_H
#define LANGPROVENANCE_APPLY_APPLIED_H

namespace langprov {

/// Counts of what applying a plan did beyond what the plan says.
struct Applied {
  unsigned StandIns = 0;       ///< Subprograms made in kept units.
  unsigned LocationsMoved = 0; ///< Instructions and records re-scoped.
  unsigned VariablesDropped =
      0;                      ///< Foreign variable records in kept functions.
  unsigned LabelsDropped = 0; ///< Foreign labels in kept functions.
};

} // namespace langprov

#endif // LANGPROVENANCE_APPLY_APPLIED_H
