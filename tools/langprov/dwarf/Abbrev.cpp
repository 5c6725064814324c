//===- Abbrev.cpp - Tables of abbreviations -------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "dwarf/Abbrev.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;
using namespace llvm::dwarf;

namespace langprov {

/// An attribute may have a value of no bytes (DW_FORM_flag_present), so without
/// a limit a small file could ask for any amount of work. Compilers use at most
/// about 30.
constexpr size_t MaxSpecs = 256;

uint16_t AbbrevTable::traitsOf(const Abbrev &A) const {
  uint16_t Traits = A.NumSpecs ? 0 : AT_Empty;
  for (const AttrSpec &S : specs(A)) {
    switch (S.Attr) {
    case DW_AT_accessibility:
      Traits |= AT_Access;
      break;
    case DW_AT_inline:
      Traits |= AT_Inline;
      break;
    case DW_AT_low_pc:
    case DW_AT_ranges:
      Traits |= AT_Code;
      break;
    case DW_AT_type:
      Traits |= AT_TypeRef;
      break;
    case DW_AT_linkage_name:
      Traits |= AT_Linkage;
      break;
    case DW_AT_name:
      Traits |= AT_Name;
      break;
    }
  }
  return Traits;
}

/// Adds \p A; of two abbreviations with one code the first counts.
void AbbrevTable::add(Abbrev A) {
  if (find(A.Code))
    return;
  A.Index = Abbrevs.size();
  A.Traits = traitsOf(A);
  RefAddr |= any_of(
      specs(A), [](const AttrSpec &S) { return S.Form == DW_FORM_ref_addr; });
  if (A.Code == NumDense + 1 && NumDense == Abbrevs.size())
    ++NumDense;
  else
    Sparse.emplace(A.Code, A.Index);
  Abbrevs.push_back(A);
}

Expected<std::unique_ptr<AbbrevTable>>
AbbrevTable::parse(ArrayRef<uint8_t> Section, bool LittleEndian,
                   uint64_t Offset, const Format &F) {
  Cursor C(Section, LittleEndian, Offset);
  auto Table = std::make_unique<AbbrevTable>();
  Table->F = F;
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
    Table->add(A);
  }
  Table->Bytes = C.offset() - Offset;
  return Table;
}

const Abbrev *AbbrevTable::findSparse(uint64_t Code) const {
  auto It = Sparse.find(Code);
  return It == Sparse.end() ? nullptr : &Abbrevs[It->second];
}

} // namespace langprov
