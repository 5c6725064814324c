//===- Refusals.h - Modules that are left as they are ------------*- C++ -*-==//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef LANGPROVENANCE_PLAN_REFUSALS_H
#define LANGPROVENANCE_PLAN_REFUSALS_H

#include "analysis/LanguageMix.h"

namespace langprov {

/// Why the debug info of a module is left as it is.
enum class Refusal {
  SplitDwarf, ///< -gsplit-dwarf: one .dwo, so one unit, for all languages.
  TypeUnits,  ///< -fdebug-types-section: an excluded one may lead the file.
  SharedTypeNames, ///< Kept and excluded dialects share types by identifier.
  NoKeptLanguage,  ///< No language is left for the lead unit.
};

/// The reason as text, and what the user can do.
llvm::StringRef describe(Refusal R);

/// Adds to \p Refusals the reasons why the pass cannot separate \p Mix.
void findRefusals(const LanguageMix &Mix, std::vector<Refusal> &Refusals);

} // namespace langprov

#endif // LANGPROVENANCE_PLAN_REFUSALS_H
