//===- LineFiles.h - The file names of a line table -------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// Turns DW_AT_decl_file and DW_AT_call_file into a path. Only the header of a
/// line table is read (DWARF 5, 6.2.4; DWARF 4 likewise), not its program.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROV_DWARF_LINEFILES_H
#define LANGPROV_DWARF_LINEFILES_H

#include "dwarf/DwarfFile.h"

namespace langprov {

class LineFiles {
public:
  /// The names in \p U's line table; none if it has none or cannot be read.
  LineFiles(const DwarfFile &File, const Unit &U);

  /// The path of the file with number \p Index; empty if unknown.
  std::string path(uint64_t Index) const;

private:
  struct Entry {
    llvm::StringRef Name;
    uint64_t Dir = 0;
  };
  std::vector<llvm::StringRef> Dirs;
  std::vector<Entry> Files;
  bool ZeroBased = false;

  void readOld(Cursor &C);
  void readNew(const DwarfFile &File, const Unit &U, Cursor &C,
               const Format &F);
};

} // namespace langprov

#endif // LANGPROV_DWARF_LINEFILES_H
