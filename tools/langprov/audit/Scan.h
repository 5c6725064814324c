//===- Scan.h - The one walk over all DIEs ----------------------*- C++ -*-===//
///
/// \file
/// Walks each unit once, front to back, and notes what leaves it and whether
/// anything in it looks foreign. Nearly all units of a large file are clean, so
/// the costly question (which DIEs exactly: Purity.h) is asked for the others
/// only. Units are independent, and scanned in parallel.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROV_AUDIT_SCAN_H
#define LANGPROV_AUDIT_SCAN_H

#include "audit/Findings.h"
#include "dwarf/Dwarf.h"
#include "llvm/ADT/DenseMap.h"
#include <array>
#include <string>

namespace langprov {

/// What the scan of one unit must know of the whole file.
struct ScanContext {
  const DwarfFile &File;
  std::vector<bool> Excluded;     ///< By unit.
  std::vector<uint16_t> Language; ///< By unit: index in a list of languages.
  Families Kept = 0;              ///< Of the kept units.
  Families Foreign = 0;           ///< Of the excluded languages.
  bool NeedsCalls = false;        ///< Some excluded unit has code.
  bool NeedsNamespaces = false; ///< A kept and an excluded language have them.
};

struct UnitScan {
  uint64_t Dies = 0;
  /// References out of the unit, by language of the target.
  llvm::SmallDenseMap<uint16_t, uint64_t, 4> RefsToLanguage;
  /// Those to units of another language, by unit.
  llvm::SmallDenseMap<uint32_t, uint64_t, 4> RefsToUnit;

  // Of a kept unit.
  std::vector<Finding> Open; ///< References to excluded units.
  uint64_t NumOpen = 0;      ///< As many as there are; Open is capped.
  llvm::SmallDenseMap<uint32_t, uint64_t, 4> OpenByAttrTag; ///< Attr<<16|Tag.
  std::array<uint64_t, NumCauses> OpenByCause{};
  bool Suspicious = false; ///< Something cannot be the unit's own.
  uint64_t Tagged = 0;     ///< DW_TAG_LLVM_annotation "lang-provenance".
  std::vector<uint64_t> StandIns;
  std::vector<uint64_t> Empties; ///< Subprograms without any attribute.
  struct Call {
    uint64_t Callee;
    uint64_t Pc;
    bool IsReturnPc;
  };
  std::vector<Call> Calls;          ///< Those to Empties.
  std::vector<uint64_t> Namespaces; ///< Hashes of the paths that hold code.

  // Of an excluded unit.
  std::vector<uint64_t> Entries; ///< Addresses of functions.

  std::string Error; ///< Why the walk ended early; empty if it did not.
};

/// How many findings of one unit are kept as examples. Counts are always full.
constexpr size_t MaxFindingsPerUnit = 1000;

UnitScan scanUnit(const ScanContext &Context, const Unit &U);

} // namespace langprov

#endif // LANGPROV_AUDIT_SCAN_H
