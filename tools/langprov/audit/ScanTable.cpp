//===- ScanTable.cpp - What the scan knows of each abbreviation -----------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "audit/ScanTable.h"
#include "dwarf/Tags.h"

using namespace llvm;
using namespace llvm::dwarf;

namespace langprov {

/// Whether the scan reads this attribute of a DIE with this tag.
static bool scanWants(uint16_t Tag, uint16_t Attr) {
  if (isCallSite(Tag))
    return Attr == DW_AT_call_origin || Attr == DW_AT_abstract_origin ||
           Attr == DW_AT_call_return_pc || Attr == DW_AT_call_pc ||
           Attr == DW_AT_low_pc;
  switch (Tag) {
  case DW_TAG_subprogram:
    return Attr == DW_AT_name || Attr == DW_AT_linkage_name ||
           Attr == DW_AT_low_pc || Attr == DW_AT_ranges;
  case DW_TAG_base_type:
    return Attr == DW_AT_name || Attr == DW_AT_encoding;
  case DW_TAG_structure_type:
  case DW_TAG_union_type:
  case DW_TAG_enumeration_type:
  case DW_TAG_class_type:
  case DW_TAG_typedef:
  case DW_TAG_pointer_type:
  case DW_TAG_namespace:
  case DW_TAG_LLVM_annotation:
    return Attr == DW_AT_name;
  }
  return false;
}

ScanTable::ScanTable(const AbbrevTable &Table) : Steps(Table, scanWants) {
  for (const Abbrev &A : Table.abbrevs())
    Sayable.push_back(langprov::whoCanSay(A.Tag, A.Traits, /*ParentTag=*/0));
}

} // namespace langprov
