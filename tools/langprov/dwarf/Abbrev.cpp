//===- Abbrev.cpp - Tables of abbreviations -------------------------------===//

#include "dwarf/Dwarf.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;
using namespace llvm::dwarf;

namespace langprov {

/// Attributes can take no bytes at all (DW_FORM_flag_present), so that without
/// a bound one small file could ask for any amount of work. Compilers use
/// some 30.
constexpr size_t MaxSpecs = 256;

/// Whether the scan looks at this attribute of such a DIE itself.
static bool scanWants(uint16_t Tag, uint16_t Attr) {
  switch (Tag) {
  case DW_TAG_subprogram:
    return Attr == DW_AT_name || Attr == DW_AT_linkage_name ||
           Attr == DW_AT_low_pc || Attr == DW_AT_ranges;
  case DW_TAG_call_site:
  case DW_TAG_GNU_call_site:
    return Attr == DW_AT_call_origin || Attr == DW_AT_abstract_origin ||
           Attr == DW_AT_call_return_pc || Attr == DW_AT_call_pc ||
           Attr == DW_AT_low_pc;
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

static bool leavesUnit(uint16_t Form) {
  return Form == DW_FORM_ref_addr || Form == DW_FORM_ref_sig8 ||
         Form == DW_FORM_indirect;
}

void AbbrevTable::compile(Abbrev &A, const Format &F) {
  A.FirstStep = Steps.size();
  if (A.NumSpecs == 0)
    A.Traits |= AT_Empty;
  uint32_t Pending = 0;
  auto Flush = [&] {
    if (Pending)
      Steps.push_back({Step::Skip, 0, 0, Pending});
    Pending = 0;
  };
  for (const AttrSpec &S : specs(A)) {
    switch (S.Attr) {
    case DW_AT_accessibility:
      A.Traits |= AT_Access;
      break;
    case DW_AT_inline:
      A.Traits |= AT_Inline;
      break;
    case DW_AT_low_pc:
    case DW_AT_ranges:
      A.Traits |= AT_Code;
      break;
    case DW_AT_type:
      A.Traits |= AT_TypeRef;
      break;
    case DW_AT_linkage_name:
      A.Traits |= AT_Linkage;
      break;
    case DW_AT_name:
      A.Traits |= AT_Name;
      if (A.Tag == DW_TAG_pointer_type)
        A.Traits |= AT_NamedPointer;
      break;
    }
    RefAddr |= S.Form == DW_FORM_ref_addr;
    std::optional<unsigned> Size = fixedSize(S.Form, F);
    if (leavesUnit(S.Form) && !scanWants(A.Tag, S.Attr)) {
      Flush();
      Steps.push_back({Step::Reference, S.Attr, S.Form, 0});
    } else if (scanWants(A.Tag, S.Attr)) {
      Flush();
      Steps.push_back(
          {Step::Want, S.Attr, S.Form, uint32_t(&S - Specs.data())});
    } else if (Size) {
      Pending += *Size;
    } else {
      Flush();
      Steps.push_back({Step::SkipForm, S.Attr, S.Form, 0});
    }
  }
  Flush();
  A.Sayable = whoCanSay(A.Tag, A.Traits, /*ParentTag=*/0);
  A.NumSteps = Steps.size() - A.FirstStep;
}

Expected<std::unique_ptr<AbbrevTable>>
AbbrevTable::parse(ArrayRef<uint8_t> Section, bool LittleEndian,
                   uint64_t Offset, const Format &F) {
  Cursor C(Section, LittleEndian, Offset);
  auto Table = std::make_unique<AbbrevTable>();
  auto Bad = [&](uint64_t At, const char *Why) {
    return createStringError(".debug_abbrev+0x" + utohexstr(At, true) + ": " +
                             Why);
  };
  while (true) {
    uint64_t At = C.offset();
    uint64_t Code = C.uleb();
    if (C.failed())
      return Bad(At, "the table of abbreviations has no end");
    if (Code == 0)
      break;
    Abbrev A;
    A.Code = Code;
    uint64_t Tag = C.uleb();
    A.Tag = Tag;
    A.HasChildren = C.u8();
    A.FirstSpec = Table->Specs.size();
    while (true) {
      uint64_t Attr = C.uleb(), Form = C.uleb();
      int64_t Implicit = Form == DW_FORM_implicit_const ? C.sleb() : 0;
      if (C.failed() || Attr > UINT16_MAX || Form > UINT16_MAX ||
          Tag > UINT16_MAX || Code > UINT32_MAX)
        return Bad(At, "bad abbreviation");
      if (Attr == 0 && Form == 0)
        break;
      if (Table->Specs.size() - A.FirstSpec == MaxSpecs)
        return Bad(At, "an abbreviation with more than 256 attributes");
      Table->Specs.push_back({uint16_t(Attr), uint16_t(Form), Implicit});
    }
    A.NumSpecs = Table->Specs.size() - A.FirstSpec;
    Table->compile(A, F);
    if (Code == Table->Dense.size() + 1 && Table->Sparse.empty())
      Table->Dense.push_back(A);
    else if (!Table->find(Code))
      Table->Sparse.emplace(Code, A);
  }
  Table->Bytes = C.offset() - Offset;
  return Table;
}

const Abbrev *AbbrevTable::findSparse(uint64_t Code) const {
  auto It = Sparse.find(Code);
  return It == Sparse.end() ? nullptr : &It->second;
}

} // namespace langprov
