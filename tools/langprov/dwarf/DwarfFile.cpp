//===- DwarfFile.cpp - The units of one object ----------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "dwarf/DwarfFile.h"
#include "LangProvenance/Languages.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;
using namespace llvm::dwarf;

namespace langprov {

/// DWARF 6's attributes for the language. LLVM has names for them from 22 on.
static constexpr uint16_t LanguageNameAttr = 0x90, LanguageVersionAttr = 0x91;

Error DwarfFile::error(const Unit &U, uint64_t Offset,
                       const Twine &Message) const {
  return createStringError(Object.name() + ": " + Infos[U.Section].Name +
                           "+0x" + utohexstr(Offset, true) + ": " + Message);
}

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
  // In objects each type unit is in a section of its own.
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
                               "' has the old GNU compression; convert it with "
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
    // Some linkers leave zeroes between units.
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
  // unitAt() is called for each reference out of a unit, so it looks up the
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
  // In real files units share a table, but tables do not overlap. If thousands
  // did, a small file would take all memory.
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
  if (const AttrValue *Name = D.get(LanguageNameAttr); Name && !U.Language) {
    U.Language =
        languageOfVersionedName(Name->Value, Number({LanguageVersionAttr}));
    if (!U.Language) // Such as C23, for which DWARF 5 has no code.
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

} // namespace langprov
