//===- Tags.cpp - Kinds of tags, and their names --------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "dwarf/Tags.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;
using namespace llvm::dwarf;

namespace langprov {

bool isType(uint16_t Tag) {
  switch (Tag) {
  case DW_TAG_base_type:
  case DW_TAG_pointer_type:
  case DW_TAG_reference_type:
  case DW_TAG_rvalue_reference_type:
  case DW_TAG_ptr_to_member_type:
  case DW_TAG_structure_type:
  case DW_TAG_union_type:
  case DW_TAG_class_type:
  case DW_TAG_enumeration_type:
  case DW_TAG_array_type:
  case DW_TAG_subroutine_type:
  case DW_TAG_typedef:
  case DW_TAG_const_type:
  case DW_TAG_volatile_type:
  case DW_TAG_restrict_type:
  case DW_TAG_atomic_type:
  case DW_TAG_unspecified_type:
    return true;
  }
  return false;
}

bool isTypeScope(uint16_t Tag) {
  return Tag == DW_TAG_structure_type || Tag == DW_TAG_union_type ||
         Tag == DW_TAG_class_type || Tag == DW_TAG_enumeration_type;
}

std::string tagName(uint16_t Tag) {
  StringRef Name = TagString(Tag);
  return Name.empty() ? "DW_TAG_0x" + utohexstr(Tag, true) : Name.str();
}

std::string attributeName(uint16_t Attr) {
  StringRef Name = AttributeString(Attr);
  return Name.empty() ? "DW_AT_0x" + utohexstr(Attr, true) : Name.str();
}

} // namespace langprov
