//===- RelocationTypes.h - The relocations of data, by machine --*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef LANGPROV_ELF_RELOCATIONTYPES_H
#define LANGPROV_ELF_RELOCATIONTYPES_H

#include <array>
#include <cstdint>

namespace langprov {

/// How a relocation of data changes the field at its place. S is the symbol's
/// address and A the addend.
struct RelocationKind {
  enum Operation : uint8_t {
    Unknown,
    None,     ///< Nothing changes.
    Absolute, ///< S + A
    Relative, ///< S + A - the place.
    Add,      ///< The field + S + A
    Subtract, ///< The field - (S + A)
    SetLeb,   ///< S + A, a ULEB128 that keeps its length.
    AddLeb,
    SubtractLeb,
  };
  Operation What = Unknown;
  uint8_t Width = 0; ///< In bytes; 0 for a ULEB128.
};

/// The relocations of one machine. LLVM's RelocationResolver knows neither the
/// width nor half of the machines. To support another type, add it to the table
/// in RelocationTypes.cpp.
class RelocationKinds {
public:
  explicit RelocationKinds(uint16_t Machine);

  RelocationKind operator[](uint32_t Type) const {
    return Type < Kinds.size() ? Kinds[Type] : RelocationKind();
  }

private:
  std::array<RelocationKind, 512> Kinds;
};

/// MIPS64 packs up to three types into one. The first is the one that matters
/// for data.
uint32_t firstRelocationType(uint16_t Machine, uint32_t Type);

} // namespace langprov

#endif // LANGPROV_ELF_RELOCATIONTYPES_H
