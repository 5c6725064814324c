//===- Steps.h - Abbreviations compiled for a fast walk ---------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// A walk over all DIEs of a kernel looks at few attributes. So each
/// abbreviation is compiled once into steps: skip 17 bytes, read a reference,
/// read a name. Almost all forms that LLVM uses have a fixed size, so most DIEs
/// are one or two steps. Which attributes are read is for the user to say.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROV_DWARF_STEPS_H
#define LANGPROV_DWARF_STEPS_H

#include "dwarf/Abbrev.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace langprov {

struct Step {
  enum Kind : uint8_t {
    Skip,      ///< Skip Bytes bytes.
    SkipForm,  ///< Skip a value of varying size.
    Reference, ///< Read a reference that may leave the unit.
    Want,      ///< Read an attribute that the user wants.
  };
  Kind What;
  uint16_t Attr = 0; ///< 0 in a Skip, which may cover several attributes.
  uint16_t Form = 0;
  uint32_t Bytes = 0; ///< Of a Skip.
  uint32_t Spec = 0;  ///< Of a Want: its index in AbbrevTable::specs().
};

/// The steps for all abbreviations of a table.
class StepTable {
public:
  /// \p Wants says which attributes of a DIE with a tag get a Want step. The
  /// others get a Reference step if they may refer to another unit.
  StepTable(const AbbrevTable &Table,
            llvm::function_ref<bool(uint16_t Tag, uint16_t Attr)> Wants);

  llvm::ArrayRef<Step> steps(const Abbrev &A) const {
    return llvm::ArrayRef<Step>(Steps.data() + First[A.Index],
                                Steps.data() + First[A.Index + 1]);
  }

private:
  std::vector<Step> Steps;
  std::vector<uint32_t> First; ///< By abbreviation, and the end.
};

} // namespace langprov

#endif // LANGPROV_DWARF_STEPS_H
