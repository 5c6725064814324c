//===- Scan.h - The one walk over all DIEs ----------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// Walks all DIEs of a unit once. It records the references that leave the unit
/// and whether any DIE cannot have been made by a compiler of the unit's
/// language; such a unit is *suspicious*. In a large file nearly no unit is, so
/// the costly question which DIEs are foreign (ForeignDies.h) is asked for few.
/// Units are independent of each other and are scanned in parallel.
///
/// An *empty* subprogram is a DW_TAG_subprogram without any attribute, which
/// LLVM makes for a callee that has its definition in another unit (issue
/// #106422). Only the call instruction tells which function it stands for, so
/// the scan records the calls.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROV_AUDIT_SCAN_H
#define LANGPROV_AUDIT_SCAN_H

#include "audit/Findings.h"
#include "audit/ScanTable.h"
#include "audit/Sides.h"
#include "dwarf/DwarfFile.h"
#include "llvm/ADT/DenseMap.h"
#include <array>
#include <string>

namespace langprov {

/// What the scan of one unit needs to know of the whole file.
struct ScanContext {
  explicit ScanContext(const DwarfFile &File);

  const DwarfFile &File;
  llvm::DenseMap<const AbbrevTable *, ScanTable> Tables;
  std::vector<UnitSide> Sides;    ///< By unit.
  std::vector<uint16_t> Language; ///< By unit: index in a list of languages.
  Families Kept = 0;              ///< Of the kept units.
  Families Foreign = 0;           ///< Of the excluded languages.
  bool NeedsCalls = false;        ///< Some excluded unit has code.
  bool NeedsNamespaces = false;   ///< A kept and an excluded language has them.

  bool isExcluded(uint32_t Unit) const {
    return Sides[Unit].Which == Side::Excluded;
  }
  /// Kept, or shared.
  bool isKept(uint32_t Unit) const {
    return Sides[Unit].Which == Side::Kept || Sides[Unit].Which == Side::Shared;
  }
};

struct UnitScan {
  uint64_t Dies = 0;
  /// References out of the unit, by language of the target.
  llvm::SmallDenseMap<uint16_t, uint64_t, 4> RefsToLanguage;
  /// References to units of another language, by unit.
  llvm::SmallDenseMap<uint32_t, uint64_t, 4> RefsToUnit;

  // Of a kept unit.
  std::vector<Finding> Open; ///< References to excluded units.
  uint64_t NumOpen = 0;      ///< All of them; the size of Open is limited.
  llvm::SmallDenseMap<uint32_t, uint64_t, 4> OpenByAttrTag; ///< Attr<<16|Tag.
  std::array<uint64_t, NumCauses> OpenByCause{};
  bool Suspicious = false; ///< Some DIE cannot be of the unit's language.
  uint64_t Tagged = 0;     ///< DIEs with the annotation of Marks.h.
  std::vector<uint64_t> StandIns;
  std::vector<uint64_t> Empties; ///< Empty subprograms, in order.
  struct Call {
    uint64_t Callee;
    uint64_t Pc;
    bool IsReturnPc;
  };
  std::vector<Call> Calls;          ///< Calls of Empties.
  std::vector<uint64_t> Namespaces; ///< namespacePath() of those with code.

  // Of an excluded unit.
  std::vector<uint64_t> Entries; ///< Addresses of functions.

  /// Fields that should have been read, but whose relocation is not known.
  std::vector<uint64_t> Unresolved; ///< At most MaxFindingsPerUnit.
  uint64_t NumUnresolved = 0;

  bool HasCode = false; ///< Of an excluded unit.
  std::string Error;    ///< Why the walk ended early; empty if it did not.
};

/// How many findings of one unit are recorded. Counts include all.
constexpr size_t MaxFindingsPerUnit = 1000;

UnitScan scanUnit(const ScanContext &Context, const Unit &U);

} // namespace langprov

#endif // LANGPROV_AUDIT_SCAN_H
