//===- Abbrev.h - Tables of abbreviations -----------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// An abbreviation gives the tag of a DIE and the attributes and forms that its
/// values have (DWARF 5, 7.5.3).
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROV_DWARF_ABBREV_H
#define LANGPROV_DWARF_ABBREV_H

#include "dwarf/Forms.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Error.h"
#include <map>
#include <memory>
#include <vector>

namespace langprov {

/// Which of the attributes that are often asked for an abbreviation has.
enum AbbrevTrait : uint16_t {
  AT_Empty = 1 << 0,   ///< No attribute at all.
  AT_Access = 1 << 1,  ///< DW_AT_accessibility.
  AT_Inline = 1 << 2,  ///< DW_AT_inline.
  AT_Code = 1 << 3,    ///< DW_AT_low_pc or DW_AT_ranges.
  AT_TypeRef = 1 << 4, ///< DW_AT_type.
  AT_Linkage = 1 << 5, ///< DW_AT_linkage_name.
  AT_Name = 1 << 6,    ///< DW_AT_name.
};

struct Abbrev {
  uint32_t Code = 0;
  uint32_t Index = 0; ///< In AbbrevTable::abbrevs().
  uint32_t FirstSpec = 0, NumSpecs = 0;
  uint16_t Tag = 0;
  uint16_t Traits = 0; ///< AbbrevTrait bits.
  bool HasChildren = false;
};

class AbbrevTable {
public:
  /// Reads the table at \p Offset of \p Section; errors name the offset. \p F
  /// is the format of the units that use it.
  static llvm::Expected<std::unique_ptr<AbbrevTable>>
  parse(llvm::ArrayRef<uint8_t> Section, bool LittleEndian, uint64_t Offset,
        const Format &F);

  const Abbrev *find(uint64_t Code) const {
    if (Code - 1 < NumDense)
      return &Abbrevs[Code - 1];
    return findSparse(Code);
  }
  llvm::ArrayRef<Abbrev> abbrevs() const { return Abbrevs; }
  llvm::ArrayRef<AttrSpec> specs(const Abbrev &A) const {
    return llvm::ArrayRef<AttrSpec>(Specs).slice(A.FirstSpec, A.NumSpecs);
  }
  const Format &format() const { return F; }
  uint64_t sizeInBytes() const { return Bytes; }
  bool hasTag(uint16_t Tag) const {
    return llvm::any_of(Abbrevs, [&](const Abbrev &A) { return A.Tag == Tag; });
  }
  /// Whether any abbreviation has DW_FORM_ref_addr.
  bool usesRefAddr() const { return RefAddr; }

private:
  std::vector<Abbrev> Abbrevs;         ///< In the order of the table.
  size_t NumDense = 0;                 ///< The first ones have codes 1, 2, 3...
  std::map<uint64_t, uint32_t> Sparse; ///< Index of each other code.
  std::vector<AttrSpec> Specs;
  Format F;
  uint64_t Bytes = 0;
  bool RefAddr = false;

  const Abbrev *findSparse(uint64_t Code) const;
  void add(Abbrev A);
  uint16_t traitsOf(const Abbrev &A) const;
};

} // namespace langprov

#endif // LANGPROV_DWARF_ABBREV_H
