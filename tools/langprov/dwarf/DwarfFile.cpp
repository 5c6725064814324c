//===- DwarfFile.cpp - The units of one object ----------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "dwarf/DwarfFile.h"
#include "LangProvenance/Languages.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include <set>

using namespace llvm;
using namespace llvm::dwarf;

namespace langprov {

/// DWARF 6's attributes for the language. LLVM has names for them from 22 on.
static constexpr uint16_t LanguageNameAttr = 0x90, LanguageVersionAttr = 0x91;

Error DwarfFile::error(const Unit &U, uint64_t Offset,
                       const Twine &Message) const {
  return createStringError(sectionsOf(U).Object->name() + ": " +
                           Infos[U.Section].Name + "+0x" +
                           utohexstr(Offset, true) + ": " + Message);
}

bool Unit::isType() const {
  return Type == DW_UT_type || Type == DW_UT_split_type;
}

Expected<std::unique_ptr<DwarfFile>> DwarfFile::create(const ElfObject &Object,
                                                       const OpenFile &Open) {
  std::unique_ptr<DwarfFile> File(new DwarfFile(Object));
  for (const ElfSection &S : Object.sections())
    if (S.Name.starts_with(".zdebug_"))
      return createStringError(Object.name() + ": section '" + S.Name +
                               "' has the old GNU compression; convert it with "
                               "objcopy --compress-debug-sections=zlib");
  if (!Object.unresolved().empty())
    for (const ElfSection &S : Object.sections())
      if (!S.Data.empty())
        File->IndexOfData.emplace(S.Data.data(), S.Index);
  File->readSupplementary(Open);
  File->readObject(Object, Origin::File, /*Split=*/false);
  bool Skeletons = !File->Units.empty();
  File->readObject(Object, Skeletons ? Origin::Split : Origin::File,
                   /*Split=*/true);
  File->readSplit(Open);
  File->linkSplit();
  if (File->Units.empty() && !File->Unreadable.empty())
    return createStringError(File->Unreadable.front());
  if (File->Units.empty())
    return make_error<NoDebugInfo>(Object.name());
  return File;
}

/// Adds the sections of an object, and its units.
void DwarfFile::readObject(const ElfObject &From, Origin Where, bool Split) {
  auto Set = std::make_unique<SectionSet>(From, Split);
  StringRef Info = Split ? ".debug_info.dwo" : ".debug_info";
  StringRef Types = Split ? ".debug_types.dwo" : ".debug_types";
  if (Split) {
    Set->Addr = Object.contents(".debug_addr");
    Set->Ranges = Object.contents(".debug_ranges");
  }
  // In objects each type unit is in a section of its own.
  for (const ElfSection &S : From.sections()) {
    if ((S.Name != Info && S.Name != Types) || S.Data.empty())
      continue;
    Infos.push_back(
        {Set.get(), Where, S.Name, S.Data, S.Index, Units.size(), 0, {}});
    if (Where == Origin::Supplementary && !SupplementaryInfo)
      SupplementaryInfo = Infos.size() - 1;
    readUnits(Infos.size() - 1);
  }
  Sets.push_back(std::move(Set));
}

/// The units of the file itself must come first, since "the first unit" is one
/// of them; but their names may be in the supplementary file. So its sections
/// are found before, and its units are read when the file's have been.
void DwarfFile::readSupplementary(const OpenFile &Open) {
  std::string Name = supplementaryName(Object);
  if (Name.empty())
    return;
  Companion C{Companion::Supplementary, Name};
  for (const std::string &Path : supplementaryPaths(Object)) {
    std::unique_ptr<OpenedObject> Sup = Open(Path);
    if (!Sup || Sup->Object->contents(".debug_info").empty() ||
        Sup->Object->isLittleEndian() != isLittleEndian())
      continue;
    if (!isSupplementaryOf(Object, *Sup->Object)) {
      C.OtherBuild = true;
      continue;
    }
    C.Path = Path;
    C.Found = true;
    Opened.push_back(std::move(Sup));
    Sets.push_back(std::make_unique<SectionSet>(*Opened.back()->Object,
                                                /*Split=*/false));
    Supplementary = Sets.back().get();
    break;
  }
  Companions.push_back(std::move(C));
}

/// Reads the split units of the skeletons, and the supplementary file's units.
void DwarfFile::readSplit(const OpenFile &Open) {
  std::set<uint64_t> Have;
  for (const Unit &U : Units)
    if (U.IsSplit)
      Have.insert(U.DwoId);
  std::set<std::string> Tried;
  auto Try = [&](const std::string &Path) {
    if (!Tried.insert(Path).second)
      return false;
    std::unique_ptr<OpenedObject> Dwo = Open(Path);
    if (!Dwo || Dwo->Object->isLittleEndian() != isLittleEndian())
      return false;
    size_t Before = Units.size();
    readObject(*Dwo->Object, Origin::Split, /*Split=*/true);
    for (size_t I = Before; I < Units.size(); ++I)
      Have.insert(Units[I].DwoId);
    Opened.push_back(std::move(Dwo));
    if (Units.size() == Before)
      return false;
    Companions.push_back({Companion::Split, Path, true});
    return true;
  };
  // A copy: Units grows.
  std::vector<Unit> Skeletons;
  llvm::copy_if(Units, std::back_inserter(Skeletons),
                [](const Unit &U) { return U.isSkeleton(); });
  if (!Skeletons.empty())
    Try((Object.name() + ".dwp").str());
  for (const Unit &U : Skeletons) {
    if (Have.count(U.DwoId))
      continue;
    for (const std::string &Path : dwoPaths(Object, U.CompDir, U.DwoName))
      if (Try(Path) && Have.count(U.DwoId))
        break;
    if (!Have.count(U.DwoId))
      Companions.push_back({Companion::Split, U.DwoName.str(), false});
  }
  if (Supplementary)
    readObject(*Supplementary->Object, Origin::Supplementary, false);
}

/// Joins skeletons and split units. Each has what the other lacks: the split
/// unit its language, the skeleton where its addresses are.
void DwarfFile::linkSplit() {
  std::map<uint64_t, uint32_t> ById;
  for (uint32_t I = 0; I < Units.size(); ++I)
    if (Units[I].IsSplit && !Units[I].isType())
      ById.emplace(Units[I].DwoId, I);
  for (uint32_t I = 0; I < Units.size(); ++I) {
    Unit &Skeleton = Units[I];
    if (!Skeleton.isSkeleton())
      continue;
    auto It = ById.find(Skeleton.DwoId);
    if (It == ById.end())
      continue;
    Unit &Split = Units[It->second];
    Skeleton.Other = It->second;
    Split.Other = I;
    Split.AddrBase = Skeleton.AddrBase;
    Split.RangesBase = Skeleton.RangesBase;
    Split.LowPc = Skeleton.LowPc;
    if (!Skeleton.Language)
      Skeleton.Language = Split.Language;
    if (!Split.Language)
      Split.Language = Skeleton.Language;
  }
}

void DwarfFile::readUnits(uint32_t Section) {
  Info &I = Infos[Section];
  Cursor C(I.Data, isLittleEndian());
  while (!C.atEnd()) {
    Unit U;
    U.Section = Section;
    U.Offset = C.offset();
    uint64_t Length = C.u32();
    U.F.OffsetSize = 4;
    const char *Bad = nullptr;
    if (Length == DW_LENGTH_DWARF64) {
      Length = C.u64();
      U.F.OffsetSize = 8;
    } else if (Length >= DW_LENGTH_lo_reserved) {
      Bad = "reserved unit length";
    }
    if (!Bad && (C.failed() || Length > C.remaining()))
      Bad = "unit reaches beyond the end of the section, which is truncated or "
            "broken";
    if (Bad) {
      // Where the next unit is, is not known.
      Unreadable.push_back(toString(error(U, U.Offset, Bad)));
      break;
    }
    U.End = C.offset() + Length;
    // Some linkers leave zeroes between units.
    if (Length == 0)
      continue;
    if (Error E = readHeader(U, C)) {
      Unreadable.push_back(toString(std::move(E)));
    } else {
      if (U.isType())
        TypeUnits.emplace(U.Signature, Units.size());
      Units.push_back(U);
    }
    C = Cursor(I.Data, isLittleEndian(), U.End);
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
}

/// Reads what follows the length, and the unit's DIE.
Error DwarfFile::readHeader(Unit &U, Cursor &C) {
  const Info &I = Infos[U.Section];
  U.F.Version = C.u16();
  if (U.F.Version < 2 || U.F.Version > 5)
    return error(U, U.Offset,
                 "DWARF version " + Twine(U.F.Version) + " is not supported");
  U.IsSplit = I.Sections->Split;
  uint64_t AbbrevOffset;
  if (U.F.Version >= 5) {
    U.Type = C.u8();
    U.F.AddrSize = C.u8();
    AbbrevOffset = C.sized(U.F.OffsetSize);
    switch (U.Type) {
    case DW_UT_skeleton:
    case DW_UT_split_compile:
      U.DwoId = C.u64();
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
    if (I.Name.starts_with(".debug_types")) {
      U.Type = DW_UT_type;
      U.Signature = C.u64();
      C.skip(U.F.OffsetSize);
    }
  }
  if (C.failed() || C.offset() > U.End)
    return error(U, U.Offset, "unit is too short for its header");
  if (isUnresolved(U, U.Offset, C.offset()))
    return error(U, U.Offset,
                 "the relocation of the unit's header is not "
                 "known");
  if (U.F.AddrSize != 4 && U.F.AddrSize != 8)
    return error(U, U.Offset,
                 "address size " + Twine(unsigned(U.F.AddrSize)) +
                     " is not supported");
  U.FirstDie = C.offset();
  if (U.IsSplit) {
    // Split units have no attributes for these (DWARF 5, 7.26 and 7.28).
    PackageIndex::Row Row =
        I.Sections->Package.find(I.Name.starts_with(".debug_types"), U.Offset);
    AbbrevOffset += Row.Abbrev;
    bool New = U.F.Version >= 5, Wide = U.F.OffsetSize == 8;
    U.StrOffsetsBase = Row.StrOffsets + (!New ? 0 : Wide ? 16 : 8);
    U.RnglistsBase = Row.RngLists + (Wide ? 20 : 12);
    U.StmtList = Row.Line;
  }
  Expected<const AbbrevTable *> Table = table(U, AbbrevOffset);
  if (!Table)
    return Table.takeError();
  U.Abbrevs = *Table;
  return readUnitDie(U);
}

Expected<const AbbrevTable *> DwarfFile::table(const Unit &U, uint64_t Offset) {
  const SectionSet &Set = sectionsOf(U);
  auto Key = std::make_tuple(&Set, Offset, U.F.AddrSize, U.F.OffsetSize,
                             U.F.Version <= 2);
  auto It = Tables.find(Key);
  if (It != Tables.end())
    return It->second.get();
  Expected<std::unique_ptr<AbbrevTable>> Table =
      AbbrevTable::parse(Set.Abbrev, isLittleEndian(), Offset, U.F);
  if (!Table)
    return error(U, U.Offset, toString(Table.takeError()));
  // In real files units share a table, but tables do not overlap. If thousands
  // did, a small file would take all memory.
  uint64_t &Bytes = AbbrevBytes[&Set];
  Bytes += (*Table)->sizeInBytes();
  if (Bytes > 4 * Set.Abbrev.size() + 4096)
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
  if (!U.IsSplit) {
    U.StrOffsetsBase = Number({DW_AT_str_offsets_base});
    U.RnglistsBase = Number({DW_AT_rnglists_base});
    U.RangesBase = Number({DW_AT_GNU_ranges_base});
  }
  U.AddrBase = Number({DW_AT_addr_base, DW_AT_GNU_addr_base});
  if (!U.DwoId)
    U.DwoId = Number({DW_AT_GNU_dwo_id});
  if (const AttrValue *V = D.get(DW_AT_low_pc))
    U.LowPc = address(U, V->Form, V->Value).value_or(0);
  U.Name = string(U, D.get(DW_AT_name));
  U.Producer = string(U, D.get(DW_AT_producer));
  U.CompDir = string(U, D.get(DW_AT_comp_dir));
  const AttrValue *Dwo = D.get(DW_AT_dwo_name);
  U.DwoName = string(U, Dwo ? Dwo : D.get(DW_AT_GNU_dwo_name));
  return Error::success();
}

} // namespace langprov
