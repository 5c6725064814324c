//===- Audit.h - The verdict on one file ------------------------*- C++ -*-===//
///
/// \file
/// Puts the scan of all units and the classification of suspicious ones
/// together. The result stands for itself: reports need not the file any more.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROV_AUDIT_AUDIT_H
#define LANGPROV_AUDIT_AUDIT_H

#include "LangProvenance/Languages.h"
#include "audit/Findings.h"
#include "audit/Scan.h"
#include <map>
#include <string>
#include <vector>

namespace langprov {

struct AuditOptions {
  LanguageSet Exclude;
  size_t MaxExamples = 10; ///< For each promise.
  bool OnlyClosed = false; ///< Look at Closed and first unit alone.
};

/// A finding in words.
struct Example {
  Cause Why;
  std::string Section; ///< Of the DIE: ".debug_info".
  uint64_t Die = 0;
  std::string Tag;  ///< "DW_TAG_namespace"
  std::string Name; ///< Qualified; empty if it has none.
  std::string Unit, UnitLanguage;
  std::string Function; ///< That holds it or, for a callee, calls it.
  std::string File;
  uint64_t Line = 0;
  // References only.
  std::string Attr;
  uint64_t Target = 0;
  std::string TargetTag, TargetName, TargetUnit;
};

struct PromiseResult {
  uint64_t Breaks = 0; ///< 0: the promise holds.
  std::array<uint64_t, NumCauses> ByCause{};
  /// By "DW_TAG_x", or "DW_AT_x of DW_TAG_y" for references.
  std::map<std::string, uint64_t> ByKind;
  uint64_t Findings = 0; ///< How many Examples there could be: DIEs below a
                         ///< foreign one are not listed apart.
  std::vector<Example> Examples;
  bool holds() const { return Breaks == 0; }
};

struct LanguageResult {
  std::string Name; ///< "c11"; "none" if the unit does not say.
  bool Excluded = false;
  uint64_t Units = 0, Dies = 0, Bytes = 0;
  std::vector<uint64_t> RefsTo; ///< References out of units, by language.
};

struct UnitResult {
  std::string Name, Producer;
  uint16_t Language = 0; ///< Index in FileAudit::Languages.
  bool IsType = false;   ///< A type unit.
  uint64_t Offset = 0, Bytes = 0, Dies = 0;
  /// References out of the unit by language; into it, from other languages.
  std::map<uint16_t, uint64_t> RefsTo, RefsFrom;
};

struct FileAudit {
  std::string Name;
  std::vector<LanguageResult> Languages;
  std::vector<UnitResult> Units;
  uint64_t Dies = 0;
  PromiseResult Pure, Closed;

  // First unit.
  bool Merged = false; ///< pahole would merge the units into one.
  bool FirstExcluded = false;
  bool firstUnitHolds() const { return !(Merged && FirstExcluded); }

  // Allowed, and counted apart.
  uint64_t StandIns = 0;
  uint64_t Tagged = 0;      ///< DIEs annotated "lang-provenance".
  uint64_t KeptEmpties = 0; ///< LLVM issue #106422.
  uint64_t Undecided = 0;   ///< Empty subprograms whose callee is unknown.

  bool holds() const {
    return Pure.holds() && Closed.holds() && firstUnitHolds();
  }
};

llvm::Expected<FileAudit> audit(const DwarfFile &File,
                                const AuditOptions &Options);

} // namespace langprov

#endif // LANGPROV_AUDIT_AUDIT_H
