//===- Forms.h - Attributes and their forms ---------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// An attribute's form says how its value is encoded (DWARF 5, 7.5.5 and
/// 7.5.6). This is the one place that knows how long a value is and how to read
/// it.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROV_DWARF_FORMS_H
#define LANGPROV_DWARF_FORMS_H

#include "dwarf/Cursor.h"
#include "llvm/BinaryFormat/Dwarf.h"
#include <optional>

namespace langprov {

/// What the size of a form depends on.
struct Format {
  uint16_t Version = 0;
  uint8_t AddrSize = 0;
  uint8_t OffsetSize = 0; ///< 4 in 32-bit DWARF, 8 in 64-bit DWARF.

  unsigned refAddrSize() const { return Version <= 2 ? AddrSize : OffsetSize; }
};

struct AttrSpec {
  uint16_t Attr;
  uint16_t Form;
  int64_t Implicit; ///< The value of DW_FORM_implicit_const.
};

/// An attribute's value. Value is the number itself; for strings, the offset or
/// index in the section that the form names; for inline strings, blocks and
/// expressions, their offset in the section of the DIE.
struct AttrValue {
  uint16_t Attr;
  uint16_t Form;
  uint64_t Value;
};

/// The size of a value of \p Form, or nothing if it varies or is unknown.
std::optional<unsigned> fixedSize(uint16_t Form, const Format &F);

/// Moves \p C past a value of \p Form. False (and C fails) if the form is
/// unknown.
bool skipForm(Cursor &C, uint16_t Form, const Format &F);

/// Reads the value of \p Spec at \p C. References within a unit become offsets
/// in the section, so \p UnitOffset is where the unit's header starts.
AttrValue readForm(Cursor &C, const AttrSpec &Spec, const Format &F,
                   uint64_t UnitOffset);

bool isReference(uint16_t Form);
/// Whether it is a reference to another unit, or may be.
bool mayLeaveUnit(uint16_t Form);

} // namespace langprov

#endif // LANGPROV_DWARF_FORMS_H
