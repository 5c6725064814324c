//===- Tags.h - Kinds of tags, and their names ------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef LANGPROV_DWARF_TAGS_H
#define LANGPROV_DWARF_TAGS_H

#include "llvm/BinaryFormat/Dwarf.h"
#include <string>

namespace langprov {

/// Whether a DIE with this tag describes a call; GNU's is DWARF 4's spelling.
inline bool isCallSite(uint16_t Tag) {
  return Tag == llvm::dwarf::DW_TAG_call_site ||
         Tag == llvm::dwarf::DW_TAG_GNU_call_site;
}

bool isType(uint16_t Tag);

/// Whether it is a type in which functions can be declared.
bool isTypeScope(uint16_t Tag);

/// "DW_TAG_namespace", or "DW_TAG_0x1234" for an unknown one.
std::string tagName(uint16_t Tag);
/// "DW_AT_type", or "DW_AT_0x1234".
std::string attributeName(uint16_t Attr);

} // namespace langprov

#endif // LANGPROV_DWARF_TAGS_H
