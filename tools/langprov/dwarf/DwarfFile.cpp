//===- DwarfFile.cpp - The units of one object, and lookups in them -------===//

#include "LangProvenance/Languages.h"
#include "dwarf/Dwarf.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;
using namespace llvm::dwarf;

namespace langprov {

Error DwarfFile::error(const Unit &U, uint64_t Offset,
                       const Twine &Message) const {
  return createStringError(Object.name() + ": " + Infos[U.Section].Name +
                           "+0x" + utohexstr(Offset, true) + ": " + Message);
}

//===----------------------------------------------------------------------===//
// Units
//===----------------------------------------------------------------------===//

Expected<std::unique_ptr<DwarfFile>>
DwarfFile::create(const ElfObject &Object) {
  std::unique_ptr<DwarfFile> File(new DwarfFile(Object));
  File->AbbrevData = Object.contents(".debug_abbrev");
  File->Str = Object.contents(".debug_str");
  File->LineStr = Object.contents(".debug_line_str");
  File->StrOffsets = Object.contents(".debug_str_offsets");
  File->Addr = Object.contents(".debug_addr");
  File->Ranges = Object.contents(".debug_ranges");
  File->RngLists = Object.contents(".debug_rnglists");
  bool HasDwo = false;
  // In objects with type units each stands in a section of its own.
  for (const ElfSection &S : Object.sections()) {
    if ((S.Name == ".debug_info" || S.Name == ".debug_types") &&
        !S.Data.empty()) {
      File->Infos.push_back({S.Name, S.Data, 0, 0, {}});
      if (Error E = File->readUnits(File->Infos.size() - 1))
        return E;
    }
    HasDwo |= S.Name == ".debug_info.dwo";
    if (S.Name.starts_with(".zdebug_"))
      return createStringError(Object.name() + ": section '" + S.Name +
                               "' has the old GNU compression; repack it with "
                               "objcopy --compress-debug-sections=zlib");
  }
  if (File->Units.empty())
    return createStringError(
        Object.name() +
        (HasDwo ? ": has split debug info (.dwo or .dwp) only, which is not "
                  "read: build without -gsplit-dwarf"
                : ": has no debug info (.debug_info)"));
  return File;
}

Error DwarfFile::readUnits(uint32_t Section) {
  Info &I = Infos[Section];
  bool IsTypes = I.Name == ".debug_types";
  I.FirstUnit = Units.size();
  Cursor C(I.Data, isLittleEndian());
  while (!C.atEnd()) {
    Unit U;
    U.Section = Section;
    U.Offset = C.offset();
    uint64_t Length = C.u32();
    U.F.OffsetSize = 4;
    if (Length == DW_LENGTH_DWARF64) {
      Length = C.u64();
      U.F.OffsetSize = 8;
    } else if (Length >= DW_LENGTH_lo_reserved) {
      return error(U, U.Offset, "reserved unit length");
    }
    if (C.failed() || Length > C.remaining())
      return error(U, U.Offset,
                   "unit reaches beyond the end of the section, which is "
                   "truncated or broken");
    U.End = C.offset() + Length;
    // ld.lld pads nothing, but other linkers leave zeroes between units.
    if (Length == 0)
      continue;
    U.F.Version = C.u16();
    if (U.F.Version < 2 || U.F.Version > 5)
      return error(U, U.Offset,
                   "DWARF version " + Twine(U.F.Version) + " is not supported");
    uint64_t AbbrevOffset;
    if (U.F.Version >= 5) {
      U.Type = C.u8();
      U.F.AddrSize = C.u8();
      AbbrevOffset = C.sized(U.F.OffsetSize);
      switch (U.Type) {
      case DW_UT_skeleton:
      case DW_UT_split_compile:
        C.skip(8); // dwo_id
        break;
      case DW_UT_type:
      case DW_UT_split_type:
        U.Signature = C.u64();
        C.skip(U.F.OffsetSize); // type_offset
        break;
      }
    } else {
      AbbrevOffset = C.sized(U.F.OffsetSize);
      U.F.AddrSize = C.u8();
      U.Type = DW_UT_compile;
      if (IsTypes) {
        U.Type = DW_UT_type;
        U.Signature = C.u64();
        C.skip(U.F.OffsetSize);
      }
    }
    if (C.failed() || C.offset() > U.End)
      return error(U, U.Offset, "unit is too short for its header");
    if (U.F.AddrSize != 4 && U.F.AddrSize != 8)
      return error(U, U.Offset,
                   "address size " + Twine(U.F.AddrSize) + " is not supported");
    U.FirstDie = C.offset();
    Expected<const AbbrevTable *> Table = table(U, AbbrevOffset);
    if (!Table)
      return Table.takeError();
    U.Abbrevs = *Table;
    if (Error E = readUnitDie(U))
      return E;
    if (U.Type == DW_UT_type)
      TypeUnits.emplace(U.Signature, Units.size());
    Units.push_back(U);
    C.skip(U.End - C.offset());
  }
  I.NumUnits = Units.size() - I.FirstUnit;
  // For unitAt(), which is asked once for each reference out of a unit: the
  // first unit of each 4 kB.
  size_t Index = I.FirstUnit;
  for (uint64_t Page = 0; Page <= I.Data.size() >> 12; ++Page) {
    while (Index < Units.size() && Units[Index].End <= Page << 12)
      ++Index;
    I.UnitOfPage.push_back(Index);
  }
  return Error::success();
}

Expected<const AbbrevTable *> DwarfFile::table(const Unit &U, uint64_t Offset) {
  auto Key =
      std::make_tuple(Offset, U.F.AddrSize, U.F.OffsetSize, U.F.Version <= 2);
  auto It = Tables.find(Key);
  if (It != Tables.end())
    return It->second.get();
  Expected<std::unique_ptr<AbbrevTable>> Table =
      AbbrevTable::parse(AbbrevData, isLittleEndian(), Offset, U.F);
  if (!Table)
    return error(U, U.Offset, toString(Table.takeError()));
  // Tables may be shared but do not overlap in sane files; when thousands do,
  // a small file would take all memory.
  AbbrevBytes += (*Table)->sizeInBytes();
  if (AbbrevBytes > 4 * AbbrevData.size() + 4096)
    return error(U, U.Offset, "tables of abbreviations overlap");
  return (Tables[Key] = std::move(*Table)).get();
}

Error DwarfFile::readUnitDie(Unit &U) {
  Die D;
  if (U.FirstDie == U.End)
    return Error::success();
  if (!readDie(U, U.FirstDie, D))
    return error(U, U.FirstDie, "bad unit DIE");
  if (!D.A)
    return Error::success();
  U.Tag = D.A->Tag;
  auto Number = [&](std::initializer_list<uint16_t> Attrs) -> uint64_t {
    for (uint16_t Attr : Attrs)
      if (const AttrValue *V = D.get(Attr))
        return V->Value;
    return 0;
  };
  U.Language = Number({DW_AT_language});
  if (const AttrValue *Name = D.get(DW_AT_language_name); Name && !U.Language) {
    U.Language =
        languageOfVersionedName(Name->Value, Number({DW_AT_language_version}));
    if (!U.Language) // C23, say, which DWARF 5 has no code for.
      U.Language = languageOfVersionedName(Name->Value, 0);
  }
  if (const AttrValue *V = D.get(DW_AT_stmt_list))
    U.StmtList = V->Value;
  // Bases first: names may be indices.
  U.StrOffsetsBase = Number({DW_AT_str_offsets_base});
  U.AddrBase = Number({DW_AT_addr_base, DW_AT_GNU_addr_base});
  U.RnglistsBase = Number({DW_AT_rnglists_base});
  U.Name = string(U, D.get(DW_AT_name));
  U.Producer = string(U, D.get(DW_AT_producer));
  U.CompDir = string(U, D.get(DW_AT_comp_dir));
  const AttrValue *Dwo = D.get(DW_AT_dwo_name);
  U.DwoName = string(U, Dwo ? Dwo : D.get(DW_AT_GNU_dwo_name));
  return Error::success();
}

//===----------------------------------------------------------------------===//
// Lookups
//===----------------------------------------------------------------------===//

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

static uint64_t entryAt(ArrayRef<uint8_t> Section, bool LittleEndian,
                        uint64_t Base, uint64_t Index, unsigned Size,
                        bool &Ok) {
  if (Index > Section.size() || Base > Section.size()) {
    Ok = false;
    return 0;
  }
  Cursor C(Section, LittleEndian, Base);
  C.skip(Index * Size);
  uint64_t Value = C.sized(Size);
  Ok = !C.failed();
  return Value;
}

StringRef DwarfFile::string(const Unit &U, uint16_t Form,
                            uint64_t Value) const {
  ArrayRef<uint8_t> Section;
  switch (Form) {
  case DW_FORM_string:
    Section = Infos[U.Section].Data;
    break;
  case DW_FORM_strp:
    Section = Str;
    break;
  case DW_FORM_line_strp:
    Section = LineStr;
    break;
  case DW_FORM_strx:
  case DW_FORM_strx1:
  case DW_FORM_strx2:
  case DW_FORM_strx3:
  case DW_FORM_strx4:
  case DW_FORM_GNU_str_index: {
    bool Ok;
    Value = entryAt(StrOffsets, isLittleEndian(), U.StrOffsetsBase, Value,
                    U.F.OffsetSize, Ok);
    if (!Ok)
      return "";
    Section = Str;
    break;
  }
  default:
    return "";
  }
  // No real name is that long; a hostile one, looked at for each DIE, would
  // cost the square of the file's size.
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
  bool Ok;
  uint64_t Address =
      entryAt(Addr, isLittleEndian(), U.AddrBase, Value, U.F.AddrSize, Ok);
  return Ok ? std::optional<uint64_t>(Address) : std::nullopt;
}

std::optional<uint64_t> DwarfFile::firstRange(const Unit &U, uint16_t Form,
                                              uint64_t Value) const {
  if (U.F.Version < 5) {
    // 2.17.3 of DWARF 4: pairs relative to a base, which is 0 in a unit with
    // several ranges, or an entry of all ones that sets it.
    Cursor C(Ranges, isLittleEndian(), Value);
    uint64_t Base = 0, Ones = U.F.AddrSize == 8 ? ~0ull : ~0u;
    while (!C.failed()) {
      uint64_t Low = C.sized(U.F.AddrSize), High = C.sized(U.F.AddrSize);
      if (Low == Ones)
        Base = High;
      else
        return C.failed() || (!Low && !High)
                   ? std::nullopt
                   : std::optional<uint64_t>(Base + Low);
    }
    return std::nullopt;
  }
  if (Form == DW_FORM_rnglistx) {
    bool Ok;
    uint64_t Relative = entryAt(RngLists, isLittleEndian(), U.RnglistsBase,
                                Value, U.F.OffsetSize, Ok);
    if (!Ok)
      return std::nullopt;
    Value = U.RnglistsBase + Relative;
  }
  // 7.25 of DWARF 5.
  Cursor C(RngLists, isLittleEndian(), Value);
  uint64_t Base = 0;
  while (!C.failed()) {
    switch (C.u8()) {
    case DW_RLE_base_addressx: {
      std::optional<uint64_t> A = address(U, DW_FORM_addrx, C.uleb());
      if (!A)
        return std::nullopt;
      Base = *A;
      break;
    }
    case DW_RLE_base_address:
      Base = C.sized(U.F.AddrSize);
      break;
    case DW_RLE_startx_endx:
    case DW_RLE_startx_length:
      return address(U, DW_FORM_addrx, C.uleb());
    case DW_RLE_offset_pair:
      return Base + C.uleb();
    case DW_RLE_start_end:
    case DW_RLE_start_length:
      return C.sized(U.F.AddrSize);
    default:
      return std::nullopt;
    }
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
    for (const AttrSpec &S : U.Abbrevs->specs(*Out.A))
      Out.Attrs.push_back(readForm(C, S, U.F, U.Offset));
  }
  Out.Next = C.offset();
  return !C.failed();
}

} // namespace langprov
