//===- RelocationTypes.h - The relocations of data, by machine --*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef LANGPROV_ELF_RELOCATIONTYPES_H
#define LANGPROV_ELF_RELOCATIONTYPES_H

#include <cstdint>

namespace langprov {

/// How many bytes a relocation of data changes; 0 for any other type. LLVM's
/// RelocationResolver computes the value but does not know the width. To
/// support another type, add it here.
unsigned relocationWidth(uint16_t Machine, uint32_t Type);

/// MIPS64 packs up to three types into one. The first is the one that matters
/// for data.
uint32_t firstRelocationType(uint16_t Machine, uint32_t Type);

} // namespace langprov

#endif // LANGPROV_ELF_RELOCATIONTYPES_H
