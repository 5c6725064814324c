//===- Audit.cpp - Is a file safe to filter by language? ------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "audit/Audit.h"
#include "audit/Describe.h"
#include "audit/FirstUnit.h"
#include "audit/Progress.h"
#include "audit/Purity.h"
#include "audit/Scan.h"
#include "dwarf/Tags.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Parallel.h"

using namespace llvm;
using namespace llvm::dwarf;

namespace langprov {

namespace {

class Auditor {
public:
  Auditor(const DwarfFile &File, const AuditOptions &Options)
      : File(File), Options(Options), Context(File),
        Scans(File.units().size()) {}

  FileAudit run() {
    Result.Name = File.object().name().str();
    sortUnits();
    noteMissing();
    scan();
    countUnits();
    if (!Options.OnlyClosed)
      PureFindings = judgePure(Context, Scans, ForeignEntries, Result);
    judgeClosed();
    Result.FirstUnit = judgeFirstUnit(File, Options.Exclude);
    Result.Partial = judgePartialUnits(File, Context.Sides);
    describe();
    return std::move(Result);
  }

private:
  void sortUnits();
  void noteMissing();
  void noteUnresolved(const ElfObject::UnresolvedPlace &P);
  void scan();
  void scanAll(bool Excluded);
  void countUnits();
  void countUnresolved(const Unit &U, const UnitScan &S);
  void judgeClosed();
  void describe();

  const DwarfFile &File;
  const AuditOptions &Options;
  ScanContext Context;
  std::vector<UnitScan> Scans;
  std::vector<uint64_t> ForeignEntries; ///< Sorted.
  std::vector<Finding> PureFindings, ClosedFindings;
  FileAudit Result;
};

} // namespace

/// Finds the languages of the file and which units are excluded.
void Auditor::sortUnits() {
  Context.Sides = sidesOf(File, Options.Exclude);
  std::map<std::string, uint16_t> IndexOf;
  for (uint32_t I = 0; I < Context.Sides.size(); ++I) {
    const UnitSide &S = Context.Sides[I];
    auto [It, New] = IndexOf.try_emplace(S.Label, IndexOf.size());
    if (New) {
      LanguageResult L;
      L.Name = S.Label;
      L.Excluded = Context.isExcluded(I);
      Result.Languages.push_back(L);
    }
    Context.Language.push_back(It->second);
    if (File.units()[I].Language)
      (Context.isExcluded(I) ? Context.Foreign : Context.Kept) |= S.Own;
  }
  for (LanguageResult &L : Result.Languages)
    L.RefsTo.resize(Result.Languages.size());
  // Kept units may hold foreign DIEs even if no excluded unit is left.
  for (uint16_t Code = 1; Code < 0x40; ++Code)
    if (Options.Exclude.contains(Code))
      Context.Foreign |= familyOf(Code);
  constexpr Families HasNamespaces = FM_Cxx | FM_Rust | FM_Other;
  Context.NeedsNamespaces =
      (Context.Kept & HasNamespaces) && (Context.Foreign & HasNamespaces);
}

/// What could not be read of the file, before the DIEs are.
void Auditor::noteMissing() {
  llvm::append_range(Result.Unreadable, File.unreadable());
  for (const Companion &C : File.companions())
    if (C.What == Companion::Supplementary || C.Found)
      Result.Companions.push_back(C);
  // A skeleton's DIEs are elsewhere, so nothing is known about them.
  for (const Unit &U : File.units())
    if (U.isSkeleton() && U.Other == Unit::NoUnit)
      Result.Unreadable.push_back((File.object().name() + ": unit at 0x" +
                                   utohexstr(U.Offset, true) +
                                   " is a skeleton: its debug info is in '" +
                                   U.DwoName + "', which is not found")
                                      .str());
  // Those of the tables that DIEs refer to. The scan finds those of DIEs.
  for (const ElfObject::UnresolvedPlace &P : File.object().unresolved()) {
    StringRef Section = File.object().sections()[P.Section].Name;
    if (Section == ".debug_addr" || Section == ".debug_str_offsets" ||
        Section == ".debug_ranges" || Section == ".debug_rnglists")
      noteUnresolved(P);
  }
}

void Auditor::noteUnresolved(const ElfObject::UnresolvedPlace &P) {
  ++Result.NumUnresolved;
  if (Result.Unresolved.size() < Options.MaxExamples)
    Result.Unresolved.push_back({File.object().sections()[P.Section].Name.str(),
                                 P.Offset, P.Type, P.Why});
}

void Auditor::scanAll(bool Excluded) {
  std::vector<uint32_t> Todo;
  for (uint32_t I = 0; I < Scans.size(); ++I)
    if (Excluded ? Context.isExcluded(I) : Context.isKept(I))
      Todo.push_back(I);
  uint64_t Bytes = 0;
  for (uint32_t I : Todo)
    Bytes += File.units()[I].End - File.units()[I].Offset;
  Progress Done(File.object().name(), Bytes);
  parallelFor(0, Todo.size(), [&](size_t I) {
    const Unit &U = File.units()[Todo[I]];
    Scans[Todo[I]] = scanUnit(Context, U);
    Done.add(U.End - U.Offset);
  });
}

void Auditor::scan() {
  if (Options.OnlyClosed)
    return scanAll(/*Excluded=*/false);
  // Excluded units first: whether they have code decides whether the scan of
  // the kept ones must record calls.
  scanAll(/*Excluded=*/true);
  for (UnitScan &S : Scans) {
    Context.NeedsCalls |= S.HasCode;
    ForeignEntries.insert(ForeignEntries.end(), S.Entries.begin(),
                          S.Entries.end());
    S.Entries = {};
  }
  llvm::sort(ForeignEntries);
  scanAll(/*Excluded=*/false);
}

void Auditor::countUnits() {
  for (uint32_t I = 0; I < Scans.size(); ++I) {
    const Unit &U = File.units()[I];
    const UnitScan &S = Scans[I];
    UnitResult R;
    R.Name = U.Name.str();
    R.Producer = U.Producer.str();
    R.Language = Context.Language[I];
    R.IsType = U.isType();
    R.From = File.originOf(U);
    R.Offset = U.Offset;
    R.Bytes = U.End - U.Offset;
    R.Dies = S.Dies;
    if (!S.Error.empty())
      Result.Unreadable.push_back(S.Error);
    if (S.NumUnresolved)
      countUnresolved(U, S);
    LanguageResult &L = Result.Languages[R.Language];
    // What is in other files counts as this file's only where that is a .dwo.
    if (R.From != DwarfFile::Origin::Supplementary) {
      L.Units += R.From == DwarfFile::Origin::File;
      Result.Dies += S.Dies;
      L.Dies += S.Dies;
      L.Bytes += R.Bytes;
    }
    for (auto [To, Count] : S.RefsToLanguage) {
      L.RefsTo[To] += Count;
      R.RefsTo[To] += Count;
    }
    Result.Units.push_back(std::move(R));
  }
  for (uint32_t I = 0; I < Scans.size(); ++I)
    for (auto [To, Count] : Scans[I].RefsToUnit)
      Result.Units[To].RefsFrom[Context.Language[I]] += Count;
}

void Auditor::countUnresolved(const Unit &U, const UnitScan &S) {
  const ElfObject &Object = *File.sectionsOf(U).Object;
  uint32_t Section = File.infos()[U.Section].Index;
  for (uint64_t Offset : S.Unresolved)
    if (const auto *P = Object.unresolvedIn(Section, Offset, Offset + 16))
      noteUnresolved(*P);
  Result.NumUnresolved += S.NumUnresolved - S.Unresolved.size();
}

void Auditor::judgeClosed() {
  for (const UnitScan &S : Scans) {
    Tally &T = Result.Closed.Broken;
    T.Count += S.NumOpen;
    for (unsigned C = 0; C < NumCauses; ++C)
      T.ByCause[C] += S.OpenByCause[C];
    for (auto [Key, Count] : S.OpenByAttrTag)
      T.ByKind[attributeName(Key >> 16) + " of " + tagName(Key & 0xffff)] +=
          Count;
    llvm::append_range(ClosedFindings, S.Open);
  }
  Result.Closed.Broken.Findings = Result.Closed.Broken.Count;
}

void Auditor::describe() {
  Describer D(File);
  auto FillTally = [&](Tally &T, ArrayRef<Finding> Findings, Verdict How) {
    // One of each kind before more of the same.
    std::map<std::pair<uint16_t, uint16_t>, size_t> Seen;
    std::vector<std::pair<size_t, const Finding *>> Ranked;
    Ranked.reserve(Findings.size());
    for (const Finding &F : Findings)
      if (F.How == How)
        Ranked.emplace_back(Seen[{F.Attr, F.Tag}]++, &F);
    llvm::stable_sort(Ranked, llvm::less_first());
    if (Ranked.size() > Options.MaxExamples)
      Ranked.resize(Options.MaxExamples);
    llvm::stable_sort(Ranked, [](const auto &A, const auto &B) {
      return std::make_pair(A.second->Unit, A.second->Die) <
             std::make_pair(B.second->Unit, B.second->Die);
    });
    for (const auto &R : Ranked)
      T.Examples.push_back(D.describe(*R.second));
  };
  auto Fill = [&](PromiseResult &P, ArrayRef<Finding> Findings) {
    FillTally(P.Broken, Findings, Verdict::Broken);
    FillTally(P.Undecided, Findings, Verdict::Undecided);
  };
  Fill(Result.Pure, PureFindings);
  Fill(Result.Closed, ClosedFindings);
}

FileAudit audit(const DwarfFile &File, const AuditOptions &Options) {
  return Auditor(File, Options).run();
}

} // namespace langprov
