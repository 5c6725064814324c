//===- Hide.h - Blank the excluded units of a file --------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// pahole before 1.28 ignores --lang_exclude when it merges units, but every
/// pahole drops an empty unit. Changing one byte makes a unit empty: the
/// abbreviation code of its first child becomes 0, the end of the children
/// (DWARF 5, 7.5.2). This is safe only if no kept unit refers to it.
///
/// pahole gives a merged unit the language of the first (dwarf_loader.c,
/// cus__merge_and_process_cu). If the first unit is excluded, its language is
/// changed to that of the first kept unit. The unit is empty by then, so no DIE
/// gets a wrong language.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROV_AUDIT_HIDE_H
#define LANGPROV_AUDIT_HIDE_H

#include "LangProvenance/Languages.h"
#include "audit/EditFile.h"
#include "dwarf/DwarfFile.h"

namespace langprov {

struct HidePlan {
  std::vector<Edit> Edits;
  size_t HiddenUnits = 0;
  bool FirstUnitFixed = false; ///< Its language is changed.
};

/// What must change to hide the units of \p Exclude. It is an error if that
/// cannot be changed in place. The caller has checked that no kept unit refers
/// to them.
llvm::Expected<HidePlan> planHide(const DwarfFile &File,
                                  const LanguageSet &Exclude);

} // namespace langprov

#endif // LANGPROV_AUDIT_HIDE_H
