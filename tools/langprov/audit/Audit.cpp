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

  Expected<FileAudit> run() {
    Result.Name = File.object().name().str();
    sortUnits();
    if (Error E = refuseSkeletons())
      return E;
    if (Error E = scan())
      return E;
    countUnits();
    if (!Options.OnlyClosed)
      PureFindings = judgePure(Context, Scans, ForeignEntries, Result);
    judgeClosed();
    Result.FirstUnit = judgeFirstUnit(File, Options.Exclude);
    describe();
    return std::move(Result);
  }

private:
  void sortUnits();
  Error refuseSkeletons() const;
  Error scan();
  void scanAll(bool Excluded);
  Error firstError() const;
  void countUnits();
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
  std::map<uint16_t, uint16_t> IndexOf;
  for (const Unit &U : File.units()) {
    auto [It, New] = IndexOf.try_emplace(U.Language, IndexOf.size());
    bool Excluded = Options.Exclude.contains(U.Language);
    if (New) {
      LanguageResult L;
      L.Name = U.Language ? languageName(U.Language) : "none";
      if (L.Name.empty())
        L.Name = "0x" + utohexstr(U.Language, true);
      L.Excluded = Excluded;
      Result.Languages.push_back(L);
    }
    Context.Language.push_back(It->second);
    Context.Excluded.push_back(Excluded);
    if (U.Language)
      (Excluded ? Context.Foreign : Context.Kept) |= familyOf(U.Language);
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

/// A skeleton's DIEs are in another file, so nothing is known about them.
Error Auditor::refuseSkeletons() const {
  for (const Unit &U : File.units())
    if (!U.DwoName.empty())
      return createStringError(File.object().name() + ": unit at 0x" +
                               utohexstr(U.Offset, true) +
                               " is a skeleton: its debug info is in '" +
                               U.DwoName + "', which is not read");
  return Error::success();
}

void Auditor::scanAll(bool Excluded) {
  std::vector<uint32_t> Todo;
  for (uint32_t I = 0; I < Scans.size(); ++I)
    if (Context.Excluded[I] == Excluded)
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

Error Auditor::scan() {
  if (Options.OnlyClosed) {
    scanAll(/*Excluded=*/false);
    return firstError();
  }
  // Excluded units first: whether they have code decides whether the scan of
  // the kept ones must record calls.
  scanAll(/*Excluded=*/true);
  for (UnitScan &S : Scans) {
    ForeignEntries.insert(ForeignEntries.end(), S.Entries.begin(),
                          S.Entries.end());
    S.Entries = {};
  }
  llvm::sort(ForeignEntries);
  Context.NeedsCalls = !ForeignEntries.empty();
  scanAll(/*Excluded=*/false);
  return firstError();
}

Error Auditor::firstError() const {
  for (const UnitScan &S : Scans)
    if (!S.Error.empty())
      return createStringError(S.Error);
  return Error::success();
}

void Auditor::countUnits() {
  for (uint32_t I = 0; I < Scans.size(); ++I) {
    const Unit &U = File.units()[I];
    const UnitScan &S = Scans[I];
    UnitResult R;
    R.Name = U.Name.str();
    R.Producer = U.Producer.str();
    R.Language = Context.Language[I];
    R.IsType = U.Type == DW_UT_type;
    R.Offset = U.Offset;
    R.Bytes = U.End - U.Offset;
    R.Dies = S.Dies;
    Result.Dies += S.Dies;
    LanguageResult &L = Result.Languages[R.Language];
    ++L.Units;
    L.Dies += S.Dies;
    L.Bytes += R.Bytes;
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

Expected<FileAudit> audit(const DwarfFile &File, const AuditOptions &Options) {
  return Auditor(File, Options).run();
}

} // namespace langprov
