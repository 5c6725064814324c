//===- Dwarf.h - Units, abbreviations and forms -----------------*- C++ -*-===//
///
/// \file
/// A lean reader of .debug_info for the auditor: it walks all DIEs of a kernel
/// once, so it decodes only the attributes that are asked for. The rules are
/// those of DWARF 5 chapter 7 (and 4's where they differ): unit headers 7.5.1,
/// abbreviations 7.5.3, forms 7.5.5 and 7.5.6. Why not LLVM's DWARFUnit or
/// libdw: docs/langprov-design.md has the numbers.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROV_DWARF_DWARF_H
#define LANGPROV_DWARF_DWARF_H

#include "audit/Vocabulary.h"
#include "dwarf/Cursor.h"
#include "elf/ElfObject.h"
#include "llvm/BinaryFormat/Dwarf.h"
#include "llvm/Support/Error.h"
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace langprov {

/// What the size of a form depends on.
struct Format {
  uint16_t Version = 0;
  uint8_t AddrSize = 0;
  uint8_t OffsetSize = 0; ///< 4 in 32-bit DWARF, 8 in 64-bit DWARF.

  unsigned refAddrSize() const { return Version <= 2 ? AddrSize : OffsetSize; }
};

/// Moves \p C past a value of \p Form. False (and C fails) if the form is
/// unknown.
bool skipForm(Cursor &C, uint16_t Form, const Format &F);

/// The size of a value of \p Form, or nothing if it varies or is unknown.
std::optional<unsigned> fixedSize(uint16_t Form, const Format &F);

struct AttrSpec {
  uint16_t Attr;
  uint16_t Form;
  int64_t Implicit; ///< The value of DW_FORM_implicit_const.
};

/// An attribute's value. Value is the number itself, or for strings the offset
/// or index in the section that the form names, or for inline strings, blocks
/// and expressions their offset in the section of the DIE.
struct AttrValue {
  uint16_t Attr;
  uint16_t Form;
  uint64_t Value;
};

/// Things that an abbreviation alone tells about its DIEs.
enum AbbrevTrait : uint16_t {
  AT_Empty = 1 << 0,        ///< No attribute at all.
  AT_NamedPointer = 1 << 1, ///< A pointer type that has a name.
  AT_Access = 1 << 2,       ///< Has DW_AT_accessibility.
  AT_Inline = 1 << 3,       ///< Has DW_AT_inline.
  AT_Code = 1 << 4,         ///< Has an address or ranges.
  AT_TypeRef = 1 << 5,      ///< Has DW_AT_type.
  AT_Linkage = 1 << 6,      ///< Has DW_AT_linkage_name.
  AT_Name = 1 << 7,         ///< Has DW_AT_name.
};

/// One step of a walk over a DIE that wants only what the audit needs.
struct Step {
  enum Kind : uint8_t {
    Skip,      ///< Size bytes.
    SkipForm,  ///< A value of varying size.
    Reference, ///< A reference that may leave the unit.
    Want,      ///< One of the few other attributes the scan looks at.
  };
  Kind What;
  uint16_t Attr;
  uint16_t Form;
  uint32_t Size;
};

struct Abbrev {
  uint32_t Code = 0;
  uint16_t Tag = 0;
  uint16_t Traits = 0;
  bool HasChildren = false;
  Families Sayable = FM_All; ///< Who can say such a DIE, whatever its parent.
  uint32_t FirstSpec = 0, NumSpecs = 0;
  uint32_t FirstStep = 0, NumSteps = 0;
};

/// One unit's table of abbreviations, compiled for one Format.
class AbbrevTable {
public:
  /// Reads the table at \p Offset of \p Section; errors name the offset.
  static llvm::Expected<std::unique_ptr<AbbrevTable>>
  parse(llvm::ArrayRef<uint8_t> Section, bool LittleEndian, uint64_t Offset,
        const Format &F);

  const Abbrev *find(uint64_t Code) const {
    if (Code - 1 < Dense.size())
      return &Dense[Code - 1];
    return findSparse(Code);
  }
  llvm::ArrayRef<AttrSpec> specs(const Abbrev &A) const {
    return llvm::ArrayRef<AttrSpec>(Specs).slice(A.FirstSpec, A.NumSpecs);
  }
  llvm::ArrayRef<Step> steps(const Abbrev &A) const {
    return llvm::ArrayRef<Step>(Steps).slice(A.FirstStep, A.NumSteps);
  }
  uint64_t sizeInBytes() const { return Bytes; }
  /// pahole takes it as the sign of a file that it must merge.
  bool usesRefAddr() const { return RefAddr; }

private:
  std::vector<Abbrev> Dense;         ///< Codes 1, 2, 3...
  std::map<uint64_t, Abbrev> Sparse; ///< All others.
  std::vector<AttrSpec> Specs;
  std::vector<Step> Steps;
  uint64_t Bytes = 0;
  bool RefAddr = false;

  const Abbrev *findSparse(uint64_t Code) const;
  void compile(Abbrev &A, const Format &F);
};

struct Unit {
  uint32_t Section = 0; ///< Index in DwarfFile::infos().
  uint64_t Offset = 0;  ///< Of the header.
  uint64_t FirstDie = 0;
  uint64_t End = 0;
  Format F;
  uint8_t Type = 0; ///< DW_UT_*; DWARF 4's are given theirs.
  uint64_t Signature = 0;
  const AbbrevTable *Abbrevs = nullptr;

  // From the unit's DIE.
  uint16_t Tag = 0;
  uint16_t Language = 0; ///< DW_LANG_*, 0 if not said.
  llvm::StringRef Name, Producer, CompDir, DwoName;
  std::optional<uint64_t> StmtList;
  uint64_t StrOffsetsBase = 0, AddrBase = 0, RnglistsBase = 0;
};

/// A DIE with its attributes decoded; for the places that are not hot.
struct Die {
  uint64_t Offset = 0;
  uint64_t Next = 0; ///< The DIE that follows in the section.
  const Abbrev *A = nullptr;
  std::vector<AttrValue> Attrs;

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
  static llvm::Expected<std::unique_ptr<DwarfFile>>
  create(const ElfObject &Object);

  struct Info {
    llvm::StringRef Name; ///< ".debug_info" or ".debug_types".
    llvm::ArrayRef<uint8_t> Data;
    size_t FirstUnit = 0, NumUnits = 0;
    std::vector<uint32_t> UnitOfPage; ///< First unit that ends past a page.
  };

  const ElfObject &object() const { return Object; }
  llvm::ArrayRef<Info> infos() const { return Infos; }
  llvm::ArrayRef<Unit> units() const { return Units; }
  bool isLittleEndian() const { return Object.isLittleEndian(); }

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

  /// The text of a string attribute, empty if it is none or out of bounds.
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

  /// Where a reference leads: a unit and an offset in that unit's section.
  struct Target {
    const Unit *U = nullptr;
    uint64_t Offset = 0;
  };
  /// Nothing if \p V is no reference or leads nowhere.
  std::optional<Target> target(const Unit &From, const AttrValue &V) const;

  /// Decodes the DIE at \p Offset; false if there is none.
  bool readDie(const Unit &U, uint64_t Offset, Die &Out) const;

  /// "FILE: .debug_info+0xOFFSET: MESSAGE".
  llvm::Error error(const Unit &U, uint64_t Offset,
                    const llvm::Twine &Message) const;

private:
  explicit DwarfFile(const ElfObject &Object) : Object(Object) {}

  const ElfObject &Object;
  std::vector<Info> Infos;
  std::vector<Unit> Units;
  llvm::ArrayRef<uint8_t> AbbrevData, Str, LineStr, StrOffsets, Addr, Ranges,
      RngLists;
  std::map<std::tuple<uint64_t, uint8_t, uint8_t, bool>,
           std::unique_ptr<AbbrevTable>>
      Tables;
  std::map<uint64_t, size_t> TypeUnits;
  uint64_t AbbrevBytes = 0;

  llvm::Error readUnits(uint32_t Section);
  llvm::Error readUnitDie(Unit &U);
  llvm::Expected<const AbbrevTable *> table(const Unit &U, uint64_t Offset);
};

/// A value of \p Form at \p C.
AttrValue readForm(Cursor &C, const AttrSpec &Spec, const Format &F,
                   uint64_t UnitOffset);

bool isReference(uint16_t Form);

} // namespace langprov

#endif // LANGPROV_DWARF_DWARF_H
