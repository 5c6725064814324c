//===- DieWalk.h - A walk over the DIEs of a unit ---------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// The one place that knows how a unit's DIEs follow each other and where they
/// end (DWARF 5, 7.5.2): after the end of the unit DIE's children, or at the
/// end of the unit. What is left of the unit after that is padding.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROV_DWARF_DIEWALK_H
#define LANGPROV_DWARF_DIEWALK_H

#include "dwarf/DwarfFile.h"

namespace langprov {

struct WalkEnd {
  enum Reason {
    Complete,    ///< All DIEs were visited.
    Stopped,     ///< The visitor returned false.
    UnknownCode, ///< A DIE has an abbreviation code that no table entry has.
    Truncated,   ///< A DIE reaches beyond the end of the unit.
  };
  Reason Why = Complete;
  uint64_t Offset = 0; ///< Of the last DIE that was begun.
  uint64_t Code = 0;   ///< The unknown code.
};

/// Calls \p Enter(Offset, Abbrev, Cursor) for each DIE of \p U in the order of
/// the file. It must move the cursor past the DIE's values; false ends the
/// walk. \p Leave() is called at the end of the children of a DIE that has
/// some; a unit may end without.
template <class EnterFn, class LeaveFn>
WalkEnd walkDies(const DwarfFile &File, const Unit &U, EnterFn Enter,
                 LeaveFn Leave) {
  WalkEnd End;
  Cursor C = File.cursor(U, U.FirstDie);
  size_t Depth = 0;
  while (!C.atEnd()) {
    End.Offset = C.offset();
    uint64_t Code = C.uleb();
    if (Code == 0) {
      if (Depth == 0)
        break;
      Leave();
      if (--Depth == 0)
        break;
      continue;
    }
    const Abbrev *A = U.Abbrevs->find(Code);
    if (!A) {
      End.Why = WalkEnd::UnknownCode;
      End.Code = Code;
      return End;
    }
    if (!Enter(End.Offset, *A, C)) {
      End.Why = WalkEnd::Stopped;
      return End;
    }
    if (A->HasChildren)
      ++Depth;
    else if (Depth == 0)
      break;
  }
  if (C.failed())
    End.Why = WalkEnd::Truncated;
  return End;
}

} // namespace langprov

#endif // LANGPROV_DWARF_DIEWALK_H
