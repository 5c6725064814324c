//===- SectionSet.h - The debug sections that belong together ---*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef LANGPROV_DWARF_SECTIONSET_H
#define LANGPROV_DWARF_SECTIONSET_H

#include "dwarf/PackageIndex.h"
#include "elf/ElfObject.h"

namespace langprov {

/// The sections that the units of one object refer to: those called
/// ".debug_str" and so on, or in split units ".debug_str.dwo".
struct SectionSet {
  SectionSet(const ElfObject &Object, bool Split);

  const ElfObject *Object;
  bool Split;
  llvm::ArrayRef<uint8_t> Abbrev, Str, LineStr, StrOffsets, Addr, Ranges,
      RngLists, Line;
  PackageIndex Package; ///< Empty if it is no .dwp.
};

} // namespace langprov

#endif // LANGPROV_DWARF_SECTIONSET_H
