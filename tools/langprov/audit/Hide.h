//===- Hide.h - Blank the excluded units of a file --------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// Any pahole, also one that ignores --lang_exclude when it merges (before
/// 1.28), drops units that have nothing in them. One byte makes a unit so: the
/// abbreviation code of its first child becomes 0, the end of the children
/// (DWARF 5, 7.5.2). That is sound only while no kept unit refers into it.
///
/// A merged unit gets the language of the file's first (dwarf_loader.c,
/// cus__merge_and_process_cu), so when the first is excluded, its language is
/// changed to that of the first kept unit; it is empty, so that says nothing
/// wrong about any DIE.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROV_AUDIT_HIDE_H
#define LANGPROV_AUDIT_HIDE_H

#include "LangProvenance/Languages.h"
#include "dwarf/DwarfFile.h"

namespace langprov {

/// One change of the file's bytes.
struct Edit {
  uint64_t FileOffset;
  llvm::SmallVector<uint8_t, 2> Bytes;
};

struct HidePlan {
  std::vector<Edit> Edits;
  size_t HiddenUnits = 0;
  bool FirstUnitCured = false;
};

/// What must change to hide the units of \p Exclude. Errors name what cannot be
/// changed where it stands. Whether kept units refer to them is not asked here.
llvm::Expected<HidePlan> planHide(const DwarfFile &File,
                                  const LanguageSet &Exclude);

/// Makes \p Out a copy of \p In with \p Edits: whole or not at all. Both may be
/// the same file.
llvm::Error applyHide(llvm::StringRef In, llvm::StringRef Out,
                      llvm::ArrayRef<Edit> Edits);

} // namespace langprov

#endif // LANGPROV_AUDIT_HIDE_H
