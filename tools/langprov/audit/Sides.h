//===- Sides.h - Which units a filter by language drops ---------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// A unit is kept or excluded by its language. A partial unit, which dwz makes
/// of what several units have in common, has none: it has the languages of the
/// units that import it (DW_TAG_imported_unit), also through other partial
/// units. If these are kept and excluded ones, it is *shared*.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROV_AUDIT_SIDES_H
#define LANGPROV_AUDIT_SIDES_H

#include "LangProvenance/Languages.h"
#include "audit/Vocabulary.h"
#include "dwarf/DwarfFile.h"

namespace langprov {

enum class Side : uint8_t {
  Kept,
  Excluded,
  Shared, ///< Treated as kept, since kept units need it.
  Unused, ///< In the supplementary file, and imported by no unit of this one.
};

struct UnitSide {
  Side Which = Side::Kept;
  /// Of its languages: the kept ones; of an excluded unit, the excluded ones.
  Families Own = 0;
  bool Imports = false; ///< It has a DW_TAG_imported_unit.
  /// "c11"; "partial (c11, rust)"; "none".
  std::string Label;
};

/// By unit.
std::vector<UnitSide> sidesOf(const DwarfFile &File,
                              const LanguageSet &Exclude);

} // namespace langprov

#endif // LANGPROV_AUDIT_SIDES_H
