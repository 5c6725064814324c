//===- Report.h - Says what was done ------------------------------*- C++ -*-=//
///
/// \file
/// Remarks for `-Rpass=lang-provenance` and YAML, counters for `-stats`, and
/// warnings (errors under "strict") for what could not be mended.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROVENANCE_REPORT_REPORT_H
#define LANGPROVENANCE_REPORT_REPORT_H

#include "apply/Apply.h"

namespace langprov {

/// Reports \p P, which was applied to the module of \p Mix with the outcome
/// \p Done. Prints nothing of its own: LLVM decides who asked for remarks.
void reportApplied(const LanguageMix &Mix, const Plan &P, const Applied &Done);

/// Warns, or errs if \p Strict, for each refusal of \p P.
void reportRefusals(llvm::Module &M, const LanguageMix &Mix, const Plan &P,
                    bool Strict);

/// Reports \p Message about \p M as a warning or, if \p IsError, an error. The
/// caller's diagnostic handler decides what an error means.
void diagnose(llvm::Module &M, const llvm::Twine &Message, bool IsError);

} // namespace langprov

#endif // LANGPROVENANCE_REPORT_REPORT_H
