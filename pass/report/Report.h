//===- Report.h - Remarks, warnings and counters ----------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// Remarks for `-Rpass=lang-provenance` and YAML, counters for `-stats`, and
/// warnings (errors under "strict") for what could not be fixed.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROVENANCE_REPORT_REPORT_H
#define LANGPROVENANCE_REPORT_REPORT_H

#include "apply/Applied.h"
#include "plan/Plan.h"
#include "tag/TagPlan.h"

namespace langprov {

/// Reports \p P, which was applied to the module of \p Mix with the outcome
/// \p Done. Prints nothing itself: LLVM decides which remarks are shown.
void reportApplied(const LanguageMix &Mix, const Plan &P, const Applied &Done);

/// Warns, or reports an error if \p Strict, for each of \p Refusals.
void reportRefusals(llvm::Module &M, const LanguageMix &Mix,
                    llvm::ArrayRef<Refusal> Refusals, bool Strict);

/// Reports that \p Tags was applied.
void reportTagged(const LanguageMix &Mix, const TagPlan &Tags);

/// Reports \p Message about \p M as a warning or, if \p IsError, an error. The
/// caller's diagnostic handler decides what an error means.
void diagnose(llvm::Module &M, const llvm::Twine &Message, bool IsError);

} // namespace langprov

#endif // LANGPROVENANCE_REPORT_REPORT_H
