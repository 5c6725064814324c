//===- DwarfFile.h - The units of one object, and lookups -------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// A small reader of .debug_info and .debug_types, DWARF 2 to 5: unit headers
/// (DWARF 5, 7.5.1), references, strings, addresses and ranges. It knows
/// nothing of what its users look for. docs/decisions/0009-own-dwarf-reader.md
/// says why LLVM's DWARFUnit and elfutils' libdw are not used.
///
/// A file's units may be in other files, too: the DIEs of a *skeleton* unit are
/// in a split unit (.dwo, .dwp), and a *supplementary* file has what dwz found
/// in several files. These units follow the file's own (Companions.h).
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROV_DWARF_DWARFFILE_H
#define LANGPROV_DWARF_DWARFFILE_H

#include "dwarf/Abbrev.h"
#include "dwarf/Companions.h"
#include "dwarf/SectionSet.h"
#include "llvm/ADT/SmallVector.h"
#include <optional>
#include <tuple>

namespace langprov {

struct Unit {
  uint32_t Section = 0; ///< Index in DwarfFile::infos().
  uint64_t Offset = 0;  ///< Of the header.
  uint64_t FirstDie = 0;
  uint64_t End = 0;
  Format F;
  uint8_t Type = 0; ///< DW_UT_*, also for DWARF 4, which has no such field.
  uint64_t Signature = 0; ///< Of a type unit.
  uint64_t DwoId = 0;     ///< Of a skeleton or a split unit; else 0.
  const AbbrevTable *Abbrevs = nullptr;

  // From the unit's DIE.
  uint16_t Tag = 0;
  uint16_t Language = 0; ///< DW_LANG_*; 0 if there is none.
  llvm::StringRef Name, Producer, CompDir, DwoName;
  std::optional<uint64_t> StmtList;
  uint64_t StrOffsetsBase = 0, AddrBase = 0, RnglistsBase = 0, RangesBase = 0;
  /// What ranges are relative to, unless they say another (3.1.1 of DWARF 5). A
  /// split unit has its skeleton's.
  uint64_t LowPc = 0;

  static constexpr uint32_t NoUnit = UINT32_MAX;
  /// Of a skeleton: its split unit, and the other way round; an index.
  uint32_t Other = NoUnit;

  bool isSkeleton() const { return !DwoName.empty() && !IsSplit; }
  bool isType() const;
  bool IsSplit = false; ///< Its sections are called ".dwo".
};

/// A DIE with all its attributes decoded, for code that is not hot.
struct Die {
  uint64_t Offset = 0;
  uint64_t Next = 0; ///< The DIE that follows in the section.
  const Abbrev *A = nullptr;
  llvm::SmallVector<AttrValue, 16> Attrs;

  uint16_t tag() const { return A ? A->Tag : 0; }
  const AttrValue *get(uint16_t Attr) const {
    for (const AttrValue &V : Attrs)
      if (V.Attr == Attr)
        return &V;
    return nullptr;
  }
};

/// The DWARF of one object.
class DwarfFile {
public:
  /// It is an error if no unit can be read; NoDebugInfo if there is none. The
  /// units that cannot be read are left out and named by unreadable().
  static llvm::Expected<std::unique_ptr<DwarfFile>>
  create(const ElfObject &Object, const OpenFile &Open = openObject);

  /// Where a unit is.
  enum class Origin : uint8_t { File, Split, Supplementary };

  struct Info {
    const SectionSet *Sections; ///< Those its units refer to.
    Origin From;
    llvm::StringRef Name; ///< ".debug_info", ".debug_types.dwo" ...
    llvm::ArrayRef<uint8_t> Data;
    uint32_t Index = 0; ///< In Sections->Object->sections().
    size_t FirstUnit = 0, NumUnits = 0;
    std::vector<uint32_t> UnitOfPage; ///< First unit that ends past a page.
  };

  const ElfObject &object() const { return Object; }
  llvm::ArrayRef<Info> infos() const { return Infos; }
  llvm::ArrayRef<Unit> units() const { return Units; }
  bool isLittleEndian() const { return Object.isLittleEndian(); }
  Origin originOf(const Unit &U) const { return Infos[U.Section].From; }
  const SectionSet &sectionsOf(const Unit &U) const {
    return *Infos[U.Section].Sections;
  }

  /// Errors, each about a unit or the rest of a section.
  llvm::ArrayRef<std::string> unreadable() const { return Unreadable; }
  /// The other files that it needs, found or not.
  llvm::ArrayRef<Companion> companions() const { return Companions; }
  /// Whether the relocation of a field at \p Begin to \p End of the unit's
  /// section could not be applied.
  bool isUnresolved(const Unit &U, uint64_t Begin, uint64_t End) const {
    const Info &I = Infos[U.Section];
    return !I.Sections->Object->unresolved().empty() &&
           I.Sections->Object->unresolvedIn(I.Index, Begin, End);
  }

  /// The bytes of \p U's section up to the unit's end.
  Cursor cursor(const Unit &U, uint64_t Offset) const {
    return Cursor(Infos[U.Section].Data.take_front(U.End), isLittleEndian(),
                  Offset);
  }

  /// The unit that holds \p Offset of info section \p Section, or null.
  const Unit *unitAt(uint32_t Section, uint64_t Offset) const;
  /// The type unit with \p Signature, or null.
  const Unit *typeUnit(uint64_t Signature) const;
  size_t indexOf(const Unit &U) const { return &U - Units.data(); }

  /// The text of a string attribute; empty if it is not one or out of bounds.
  llvm::StringRef string(const Unit &U, uint16_t Form, uint64_t Value) const;
  llvm::StringRef string(const Unit &U, const AttrValue *V) const {
    return V ? string(U, V->Form, V->Value) : "";
  }
  /// An address, also by index in .debug_addr.
  std::optional<uint64_t> address(const Unit &U, uint16_t Form,
                                  uint64_t Value) const;
  /// The first address of a DW_AT_ranges list.
  std::optional<uint64_t> firstRange(const Unit &U, uint16_t Form,
                                     uint64_t Value) const;

  /// What a reference refers to: a unit and an offset in that unit's section.
  struct Target {
    const Unit *U = nullptr;
    uint64_t Offset = 0;
  };
  /// Nothing if \p V is not a reference or no unit is there.
  std::optional<Target> target(const Unit &From, const AttrValue &V) const;

  /// Decodes the DIE at \p Offset; false if there is none.
  bool readDie(const Unit &U, uint64_t Offset, Die &Out) const;

  /// "FILE: .debug_info+0xOFFSET: MESSAGE".
  llvm::Error error(const Unit &U, uint64_t Offset,
                    const llvm::Twine &Message) const;

private:
  explicit DwarfFile(const ElfObject &Object) : Object(Object) {}

  const ElfObject &Object;
  std::vector<std::unique_ptr<OpenedObject>> Opened;
  std::vector<std::unique_ptr<SectionSet>> Sets;
  std::vector<Companion> Companions;
  std::vector<std::string> Unreadable;
  std::vector<Info> Infos;
  std::vector<Unit> Units;
  std::map<std::tuple<const SectionSet *, uint64_t, uint8_t, uint8_t, bool>,
           std::unique_ptr<AbbrevTable>>
      Tables;
  std::map<const SectionSet *, uint64_t> AbbrevBytes; ///< Of all Tables.
  std::map<uint64_t, size_t> TypeUnits;
  const SectionSet *Supplementary = nullptr;
  std::optional<uint32_t> SupplementaryInfo; ///< Index in Infos.

  void readObject(const ElfObject &From, Origin Where, bool Split);
  void readSupplementary(const OpenFile &Open);
  void readSplit(const OpenFile &Open);
  void linkSplit();
  void readUnits(uint32_t Section);
  llvm::Error readHeader(Unit &U, Cursor &C);
  llvm::Error readUnitDie(Unit &U);
  llvm::Expected<const AbbrevTable *> table(const Unit &U, uint64_t Offset);
  /// The index of each section in its object, by the start of its data; empty
  /// if all relocations are known.
  std::map<const uint8_t *, uint32_t> IndexOfData;

  bool isUnresolved(llvm::ArrayRef<uint8_t> Section, uint64_t Begin,
                    uint64_t End) const {
    if (IndexOfData.empty())
      return false;
    auto It = IndexOfData.find(Section.data());
    return It != IndexOfData.end() &&
           Object.unresolvedIn(It->second, Begin, End);
  }
  std::optional<uint64_t> entry(llvm::ArrayRef<uint8_t> Section, uint64_t Base,
                                uint64_t Index, unsigned Size) const;
};

} // namespace langprov

#endif // LANGPROV_DWARF_DWARFFILE_H
