//===- Lookup.cpp - References, strings and addresses of DIEs -------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "dwarf/DwarfFile.h"

using namespace llvm;
using namespace llvm::dwarf;

namespace langprov {

const Unit *DwarfFile::unitAt(uint32_t Section, uint64_t Offset) const {
  const Info &I = Infos[Section];
  if (Offset >= I.Data.size())
    return nullptr;
  for (size_t Index = I.UnitOfPage[Offset >> 12];
       Index < I.FirstUnit + I.NumUnits; ++Index) {
    const Unit &U = Units[Index];
    if (Offset < U.FirstDie)
      return nullptr;
    if (Offset < U.End)
      return &U;
  }
  return nullptr;
}

const Unit *DwarfFile::typeUnit(uint64_t Signature) const {
  auto It = TypeUnits.find(Signature);
  return It == TypeUnits.end() ? nullptr : &Units[It->second];
}

/// Entry \p Index of a table of numbers that starts at \p Base; nothing if it
/// is not there or its relocation is not known.
std::optional<uint64_t> DwarfFile::entry(ArrayRef<uint8_t> Section,
                                         uint64_t Base, uint64_t Index,
                                         unsigned Size) const {
  if (Index > Section.size() || Base > Section.size())
    return std::nullopt;
  Cursor C(Section, isLittleEndian(), Base);
  C.skip(Index * Size);
  uint64_t Value = C.sized(Size);
  if (C.failed() || isUnresolved(Section, C.offset() - Size, C.offset()))
    return std::nullopt;
  return Value;
}

StringRef DwarfFile::string(const Unit &U, uint16_t Form,
                            uint64_t Value) const {
  const SectionSet &Set = sectionsOf(U);
  ArrayRef<uint8_t> Section;
  switch (Form) {
  case DW_FORM_string:
    Section = Infos[U.Section].Data;
    break;
  case DW_FORM_strp:
    Section = Set.Str;
    break;
  case DW_FORM_line_strp:
    Section = Set.LineStr;
    break;
  case DW_FORM_strx:
  case DW_FORM_strx1:
  case DW_FORM_strx2:
  case DW_FORM_strx3:
  case DW_FORM_strx4:
  case DW_FORM_GNU_str_index: {
    std::optional<uint64_t> Offset =
        entry(Set.StrOffsets, U.StrOffsetsBase, Value, U.F.OffsetSize);
    if (!Offset)
      return "";
    Value = *Offset;
    Section = Set.Str;
    break;
  }
  case DW_FORM_GNU_strp_alt:
  case DW_FORM_strp_sup:
    if (!Supplementary)
      return "";
    Section = Supplementary->Str;
    break;
  default:
    return "";
  }
  // No real name is longer. A hostile one that each DIE refers to would take
  // time quadratic in the size of the file.
  return Cursor(Section, isLittleEndian(), Value).cstr(/*Max=*/65536);
}

static bool isAddressIndex(uint16_t Form) {
  switch (Form) {
  case DW_FORM_addrx:
  case DW_FORM_addrx1:
  case DW_FORM_addrx2:
  case DW_FORM_addrx3:
  case DW_FORM_addrx4:
  case DW_FORM_GNU_addr_index:
    return true;
  }
  return false;
}

std::optional<uint64_t> DwarfFile::address(const Unit &U, uint16_t Form,
                                           uint64_t Value) const {
  if (Form == DW_FORM_addr)
    return Value;
  if (!isAddressIndex(Form))
    return std::nullopt;
  return entry(sectionsOf(U).Addr, U.AddrBase, Value, U.F.AddrSize);
}

std::optional<uint64_t> DwarfFile::firstRange(const Unit &U, uint16_t Form,
                                              uint64_t Value) const {
  if (U.F.Version < 5) {
    // 2.17.3 of DWARF 4: pairs relative to a base, or an entry of all ones that
    // sets it.
    ArrayRef<uint8_t> Ranges = sectionsOf(U).Ranges;
    Cursor C(Ranges, isLittleEndian(), Value + (U.IsSplit ? U.RangesBase : 0));
    uint64_t Base = U.LowPc;
    uint64_t Ones = U.F.AddrSize == 8 ? ~0ull : ~0u;
    while (!C.failed()) {
      uint64_t At = C.offset();
      uint64_t Low = C.sized(U.F.AddrSize), High = C.sized(U.F.AddrSize);
      if (isUnresolved(Ranges, At, C.offset()))
        return std::nullopt;
      if (Low == Ones)
        Base = High;
      else
        return C.failed() || (!Low && !High)
                   ? std::nullopt
                   : std::optional<uint64_t>(Base + Low);
    }
    return std::nullopt;
  }
  ArrayRef<uint8_t> RngLists = sectionsOf(U).RngLists;
  if (Form == DW_FORM_rnglistx) {
    std::optional<uint64_t> Relative =
        entry(RngLists, U.RnglistsBase, Value, U.F.OffsetSize);
    if (!Relative)
      return std::nullopt;
    Value = U.RnglistsBase + *Relative;
  }
  // 7.25 of DWARF 5.
  Cursor C(RngLists, isLittleEndian(), Value);
  uint64_t Base = U.LowPc;
  while (!C.failed()) {
    std::optional<uint64_t> Result;
    bool IsBase = false;
    uint64_t At = C.offset();
    switch (C.u8()) {
    case DW_RLE_base_addressx:
      Result = address(U, DW_FORM_addrx, C.uleb());
      IsBase = true;
      break;
    case DW_RLE_base_address:
      Result = C.sized(U.F.AddrSize);
      IsBase = true;
      break;
    case DW_RLE_startx_endx:
    case DW_RLE_startx_length:
      Result = address(U, DW_FORM_addrx, C.uleb());
      break;
    case DW_RLE_offset_pair:
      Result = Base + C.uleb();
      break;
    case DW_RLE_start_end:
    case DW_RLE_start_length:
      Result = C.sized(U.F.AddrSize);
      break;
    }
    if (C.failed() || !Result || isUnresolved(RngLists, At, C.offset()))
      return std::nullopt;
    if (!IsBase)
      return Result;
    Base = *Result;
  }
  return std::nullopt;
}

std::optional<DwarfFile::Target> DwarfFile::target(const Unit &From,
                                                   const AttrValue &V) const {
  switch (V.Form) {
  case DW_FORM_ref1:
  case DW_FORM_ref2:
  case DW_FORM_ref4:
  case DW_FORM_ref8:
  case DW_FORM_ref_udata:
    if (V.Value < From.FirstDie || V.Value >= From.End)
      return std::nullopt;
    return Target{&From, V.Value};
  case DW_FORM_ref_addr:
    if (const Unit *U = unitAt(From.Section, V.Value))
      return Target{U, V.Value};
    return std::nullopt;
  case DW_FORM_GNU_ref_alt:
  case DW_FORM_ref_sup4:
  case DW_FORM_ref_sup8:
    if (SupplementaryInfo)
      if (const Unit *U = unitAt(*SupplementaryInfo, V.Value))
        return Target{U, V.Value};
    return std::nullopt;
  case DW_FORM_ref_sig8:
    if (const Unit *U = typeUnit(V.Value))
      return Target{U, U->FirstDie};
    return std::nullopt;
  }
  return std::nullopt;
}

bool DwarfFile::readDie(const Unit &U, uint64_t Offset, Die &Out) const {
  Out.Offset = Offset;
  Out.A = nullptr;
  Out.Attrs.clear();
  Cursor C = cursor(U, Offset);
  uint64_t Code = C.uleb();
  if (C.failed())
    return false;
  if (Code) {
    Out.A = U.Abbrevs->find(Code);
    if (!Out.A)
      return false;
    for (const AttrSpec &S : U.Abbrevs->specs(*Out.A)) {
      uint64_t At = C.offset();
      AttrValue V = readForm(C, S, U.F, U.Offset);
      if (!isUnresolved(U, At, C.offset()))
        Out.Attrs.push_back(V);
    }
  }
  Out.Next = C.offset();
  return !C.failed();
}

} // namespace langprov
