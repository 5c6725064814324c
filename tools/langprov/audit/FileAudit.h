//===- FileAudit.h - The result of an audit ---------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// What an audit says about one file. It owns all its text, so reports are made
/// from it after the file is closed.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROV_AUDIT_FILEAUDIT_H
#define LANGPROV_AUDIT_FILEAUDIT_H

#include "audit/Findings.h"
#include "dwarf/DwarfFile.h"
#include <array>
#include <map>
#include <string>
#include <vector>

namespace langprov {

/// A finding in words. Fields that are not known are empty or 0.
struct Example {
  Cause Why;
  std::string Section; ///< Of the DIE: ".debug_info".
  uint64_t Die = 0;
  std::string Tag;  ///< "DW_TAG_namespace"
  std::string Name; ///< Qualified.
  std::string Unit, UnitLanguage;
  std::string Function; ///< The one around it; for a callee, one that calls it.
  std::string File;
  uint64_t Line = 0;
  // For references only.
  std::string Attr;
  uint64_t Target = 0;
  std::string TargetTag, TargetName, TargetUnit;
};

/// Findings of one verdict, counted.
struct Tally {
  uint64_t Count = 0;
  std::array<uint64_t, NumCauses> ByCause{};
  /// By "DW_TAG_x", or for references by "DW_AT_x of DW_TAG_y".
  std::map<std::string, uint64_t> ByKind;
  /// How many examples there could be. Less than Count for Pure, where DIEs
  /// below a foreign DIE are counted but not listed.
  uint64_t Findings = 0;
  std::vector<Example> Examples;
};

/// The verdict on Pure or Closed.
struct PromiseResult {
  Tally Broken, Undecided;

  Tally &tally(Verdict V) { return V == Verdict::Broken ? Broken : Undecided; }
  Verdict verdict() const {
    return Broken.Count      ? Verdict::Broken
           : Undecided.Count ? Verdict::Undecided
                             : Verdict::Safe;
  }
};

/// The verdict on FirstUnit.
struct FirstUnitResult {
  bool Merged = false;   ///< pahole would merge the units into one.
  bool Excluded = false; ///< The first unit's language is.
  Verdict verdict() const {
    return Merged && Excluded ? Verdict::Broken : Verdict::Safe;
  }
};

/// The verdict on what dwz makes, which pahole does not read.
struct PartialUnitsResult {
  uint64_t Count = 0;        ///< Partial units in the file.
  uint64_t Shared = 0;       ///< Imported by kept and by excluded units.
  uint64_t Stops = 0;        ///< Units at which pahole stops.
  uint64_t TakenForKept = 0; ///< Those that pahole should drop and does not.
  bool Mixed = false;        ///< There is an excluded unit, so it matters.
  Verdict verdict() const {
    return Mixed && (Stops || TakenForKept) ? Verdict::Broken : Verdict::Safe;
  }
};

/// A field whose relocation could not be applied.
struct UnresolvedField {
  std::string Section;
  uint64_t Offset;
  uint32_t Type;
  std::string Why;
};

struct LanguageResult {
  std::string Name; ///< "c11"; "none" for units without a language.
  bool Excluded = false;
  uint64_t Units = 0, Dies = 0, Bytes = 0;
  std::vector<uint64_t> RefsTo; ///< References out of units, by language.
};

struct UnitResult {
  std::string Name, Producer;
  uint16_t Language = 0; ///< Index in FileAudit::Languages.
  bool IsType = false;   ///< A type unit.
  DwarfFile::Origin From = DwarfFile::Origin::File;
  uint64_t Offset = 0, Bytes = 0, Dies = 0;
  /// References out of the unit, by language; and into it, from other
  /// languages.
  std::map<uint16_t, uint64_t> RefsTo, RefsFrom;
};

struct FileAudit {
  std::string Name;
  std::vector<LanguageResult> Languages;
  std::vector<UnitResult> Units;
  uint64_t Dies = 0;
  PromiseResult Pure, Closed;
  FirstUnitResult FirstUnit;
  PartialUnitsResult Partial;

  // Allowed in kept units, and counted separately.
  uint64_t StandIns = 0;
  uint64_t Tagged = 0;      ///< DIEs with the annotation of Marks.h.
  uint64_t KeptEmpties = 0; ///< Empty subprograms, LLVM issue #106422.
  // What could not be decided, besides the promises' own.
  uint64_t UnknownCallees = 0; ///< Empty subprograms with an unknown target.
  uint64_t NumUnresolved = 0;
  std::vector<UnresolvedField> Unresolved; ///< Some of them.
  std::vector<Companion> Companions;       ///< Other files, read or missing.
  /// Errors, each about a unit or a section that could not be read.
  std::vector<std::string> Unreadable;

  bool isIncomplete() const {
    return UnknownCallees || NumUnresolved || !Unreadable.empty() ||
           llvm::any_of(Companions,
                        [](const Companion &C) { return !C.Found; });
  }

  Verdict verdict() const {
    return worst({Pure.verdict(), Closed.verdict(), FirstUnit.verdict(),
                  Partial.verdict(),
                  isIncomplete() ? Verdict::Undecided : Verdict::Safe});
  }
};

} // namespace langprov

#endif // LANGPROV_AUDIT_FILEAUDIT_H
