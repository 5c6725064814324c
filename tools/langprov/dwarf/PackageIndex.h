//===- PackageIndex.h - Where the units of a .dwp have what -----*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// A .dwp is the .dwo files of a program in one file. .debug_cu_index and
/// .debug_tu_index say which part of each section a unit's .dwo contributed
/// (DWARF 5, 7.3.5.3; GCC's wiki, DebugFissionDWP, for DWARF 4).
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROV_DWARF_PACKAGEINDEX_H
#define LANGPROV_DWARF_PACKAGEINDEX_H

#include "elf/ElfObject.h"
#include <map>

namespace langprov {

class PackageIndex {
public:
  explicit PackageIndex(const ElfObject &Object);

  /// Where the contributions of a unit start.
  struct Row {
    uint64_t Abbrev = 0, StrOffsets = 0, RngLists = 0, Line = 0;
  };
  /// The row of the unit at \p Offset of .debug_info.dwo or .debug_types.dwo.
  Row find(bool InTypes, uint64_t Offset) const;

private:
  std::map<std::pair<bool, uint64_t>, Row> Rows;

  void read(llvm::ArrayRef<uint8_t> Section, bool LittleEndian);
};

} // namespace langprov

#endif // LANGPROV_DWARF_PACKAGEINDEX_H
