//===- ReferenceCause.cpp - Why a reference leaves its unit ---------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "audit/ReferenceCause.h"
#include "audit/Vocabulary.h"
#include "dwarf/Tags.h"

using namespace llvm;
using namespace llvm::dwarf;

namespace langprov {

/// A type with a name belongs to one language. A type without one, such as
/// `void (*)(void)`, is spelled alike in both, and so are all types that it is
/// built from.
static Cause causeOfTypeReference(const DwarfFile &File, DwarfFile::Target T) {
  Die D;
  for (unsigned Hops = 0; Hops < 32; ++Hops) {
    if (!File.readDie(*T.U, T.Offset, D) || !D.A)
      return Cause::SharedNode;
    switch (D.tag()) {
    case DW_TAG_structure_type:
    case DW_TAG_union_type:
    case DW_TAG_class_type:
    case DW_TAG_enumeration_type:
    case DW_TAG_typedef:
    case DW_TAG_subprogram:
    case DW_TAG_variable:
    case DW_TAG_namespace:
      return Cause::DeclaredCallee;
    case DW_TAG_base_type: {
      // C and C++ share "int"; in a Rust unit it can only be C's.
      const AttrValue *Encoding = D.get(DW_AT_encoding);
      Families Who =
          whoCanName(DW_TAG_base_type, File.string(*T.U, D.get(DW_AT_name)),
                     Encoding ? Encoding->Value : 0);
      return Who & familyOf(T.U->Language) ? Cause::SharedNode
                                           : Cause::DeclaredCallee;
    }
    }
    const AttrValue *Next = D.get(DW_AT_type);
    if (!Next)
      return Cause::SharedNode;
    std::optional<DwarfFile::Target> To = File.target(*T.U, *Next);
    if (!To)
      return Cause::SharedNode;
    T = *To;
  }
  return Cause::SharedNode;
}

Cause causeOfReference(const DwarfFile &File, uint16_t Tag, uint16_t Attr,
                       DwarfFile::Target T) {
  if (isCallSite(Tag))
    return Cause::CallSite;
  if (Attr == DW_AT_abstract_origin)
    return Cause::InlinedScope;
  return causeOfTypeReference(File, T);
}

} // namespace langprov
