//===- Audit.cpp - The verdict on one file --------------------------------===//

#include "audit/Audit.h"
#include "audit/Describe.h"
#include "audit/Progress.h"
#include "audit/Purity.h"
#include "elf/CallTarget.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/BinaryFormat/ELF.h"
#include "llvm/Support/Parallel.h"

using namespace llvm;
using namespace llvm::dwarf;

namespace langprov {

namespace {

class Auditor {
public:
  Auditor(const DwarfFile &File, const AuditOptions &Options)
      : File(File), Options(Options), Context{File, {}, {}},
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
      judgePure();
    judgeClosed();
    judgeFirstUnit();
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
  std::vector<uint64_t> foreignEmpties(uint32_t UnitIndex);
  void judgePure();
  std::set<uint64_t> usedElsewhere(const std::vector<uint64_t> &Candidates);
  void judgeClosed();
  void judgeFirstUnit();
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

/// Which languages there are, and which side each unit is on.
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
    (Excluded ? Context.Foreign : Context.Kept) |= familyOf(U.Language);
  }
  for (LanguageResult &L : Result.Languages)
    L.RefsTo.resize(Result.Languages.size());
  // A file without excluded units may still hold what they left behind.
  for (uint16_t Code = 1; Code < 0x40; ++Code)
    if (Options.Exclude.contains(Code))
      Context.Foreign |= familyOf(Code);
  constexpr Families Spacious = FM_Cxx | FM_Rust | FM_Other;
  Context.NeedsNamespaces =
      (Context.Kept & Spacious) && (Context.Foreign & Spacious);
}

/// What such a unit promises is not known from this file.
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
  // Excluded units first: whether and where they have code decides what the
  // scan of the kept ones must collect.
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

/// Sorts the empty subprograms of a kept unit by whom they stand for.
std::vector<uint64_t> Auditor::foreignEmpties(uint32_t UnitIndex) {
  const UnitScan &S = Scans[UnitIndex];
  std::vector<uint64_t> Foreign;
  if (!S.Calls.empty())
    File.object().loadCodeRelocs();
  if (!Context.NeedsCalls) {
    Result.KeptEmpties += S.Empties.size();
    return Foreign;
  }
  std::map<uint64_t, bool> Known; // callee: is foreign
  for (const UnitScan::Call &Call : S.Calls) {
    if (Known.count(Call.Callee))
      continue;
    if (std::optional<uint64_t> Target =
            callTarget(File.object(), Call.Pc, Call.IsReturnPc))
      Known[Call.Callee] = std::binary_search(ForeignEntries.begin(),
                                              ForeignEntries.end(), *Target);
  }
  for (uint64_t Empty : S.Empties) {
    auto It = Known.find(Empty);
    if (It == Known.end())
      ++Result.Undecided;
    else if (It->second)
      Foreign.push_back(Empty);
    else
      ++Result.KeptEmpties;
  }
  return Foreign;
}

void Auditor::judgePure() {
  PurityContext Purity{Context, {}, {}};
  for (uint32_t I = 0; I < Scans.size(); ++I)
    (Context.Excluded[I] ? Purity.ForeignNamespaces : Purity.KeptNamespaces)
        .insert(Scans[I].Namespaces.begin(), Scans[I].Namespaces.end());
  std::vector<std::pair<uint32_t, std::vector<uint64_t>>> Suspects;
  for (uint32_t I = 0; I < Scans.size(); ++I) {
    if (Context.Excluded[I])
      continue;
    Result.StandIns += Scans[I].StandIns.size();
    Result.Tagged += Scans[I].Tagged;
    std::vector<uint64_t> Empties = foreignEmpties(I);
    if (Scans[I].Suspicious || !Empties.empty())
      Suspects.emplace_back(I, std::move(Empties));
  }
  std::vector<ForeignDies> Found(Suspects.size());
  std::set<uint64_t> NotForeign;
  auto Classify = [&](size_t I) {
    auto &[Index, Empties] = Suspects[I];
    Found[I] = findForeign(Purity, File.units()[Index], Scans[Index], Empties,
                           NotForeign);
  };
  parallelFor(0, Suspects.size(), Classify);
  // What one unit's foreign DIEs alone reach may be another kept unit's own.
  std::vector<uint64_t> Candidates;
  for (const ForeignDies &F : Found)
    Candidates.insert(Candidates.end(), F.ReachedOnly.begin(),
                      F.ReachedOnly.end());
  llvm::sort(Candidates);
  NotForeign = usedElsewhere(Candidates);
  if (!NotForeign.empty())
    parallelFor(0, Suspects.size(), Classify);

  for (size_t I = 0; I < Found.size(); ++I) {
    const ForeignDies &F = Found[I];
    // What its call left undecided, its place may have told.
    Result.Undecided -= std::min(
        Result.Undecided,
        F.Empties - std::min<uint64_t>(F.Empties, Suspects[I].second.size()));
    Result.Pure.Breaks += F.Dies;
    for (unsigned C = 0; C < NumCauses; ++C)
      Result.Pure.ByCause[C] += F.ByCause[C];
    for (auto [Tag, Count] : F.ByTag)
      Result.Pure.ByKind[TagString(Tag).str()] += Count;
    llvm::append_range(PureFindings, F.Roots);
  }
}

/// Those of \p Candidates that a kept unit refers to from outside.
std::set<uint64_t>
Auditor::usedElsewhere(const std::vector<uint64_t> &Candidates) {
  std::set<uint64_t> Used;
  if (Candidates.empty())
    return Used;
  Die D;
  for (uint32_t I = 0; I < Scans.size(); ++I) {
    if (Context.Excluded[I] || Scans[I].RefsToLanguage.empty())
      continue;
    const Unit &U = File.units()[I];
    for (uint64_t Offset = U.FirstDie;
         Offset < U.End && File.readDie(U, Offset, D); Offset = D.Next)
      for (const AttrValue &V : D.Attrs)
        if (V.Form == DW_FORM_ref_addr &&
            std::binary_search(Candidates.begin(), Candidates.end(), V.Value))
          Used.insert(V.Value);
  }
  return Used;
}

void Auditor::judgeClosed() {
  for (const UnitScan &S : Scans) {
    Result.Closed.Breaks += S.NumOpen;
    for (unsigned C = 0; C < NumCauses; ++C)
      Result.Closed.ByCause[C] += S.OpenByCause[C];
    for (auto [Key, Count] : S.OpenByAttrTag)
      Result.Closed.ByKind[(AttributeString(Key >> 16) + " of " +
                            TagString(Key & 0xffff))
                               .str()] += Count;
    llvm::append_range(ClosedFindings, S.Open);
  }
}

/// Whether pahole merges the units: Linux's LTO note says so, or some unit has
/// an abbreviation with DW_FORM_ref_addr (dwarf_loader.c, cus__merging_cu).
static bool paholeMerges(const DwarfFile &File) {
  constexpr uint32_t LtoInfo = 0x101; // LINUX_ELFNOTE_LTO_INFO
  for (const ElfSection &S : File.object().sections()) {
    if (S.Type != ELF::SHT_NOTE)
      continue;
    Cursor C(S.Data, File.isLittleEndian());
    while (C.remaining() >= 12) {
      uint32_t NameSize = C.u32(), DescSize = C.u32(), Type = C.u32();
      uint64_t Name = C.offset();
      C.skip(alignTo(uint64_t(NameSize), 4));
      uint64_t Desc = C.offset();
      C.skip(alignTo(uint64_t(DescSize), 4));
      if (!C.failed() && Type == LtoInfo && DescSize >= 4 &&
          Cursor(S.Data, File.isLittleEndian(), Name).cstr() == "Linux")
        return Cursor(S.Data, File.isLittleEndian(), Desc).u32() != 0;
    }
  }
  return any_of(File.units(),
                [](const Unit &U) { return U.Abbrevs->usesRefAddr(); });
}

void Auditor::judgeFirstUnit() {
  Result.Merged = paholeMerges(File);
  Result.FirstExcluded = Context.Excluded.front();
}

void Auditor::describe() {
  Describer D(File);
  auto Fill = [&](PromiseResult &P, std::vector<Finding> &Findings) {
    P.Findings = Findings.size();
    // One of each kind before more of the same.
    std::map<std::pair<uint16_t, uint16_t>, size_t> Seen;
    std::vector<std::pair<size_t, const Finding *>> Ranked;
    for (const Finding &F : Findings)
      Ranked.emplace_back(Seen[{F.Attr, F.Tag}]++, &F);
    llvm::stable_sort(Ranked, llvm::less_first());
    if (Ranked.size() > Options.MaxExamples)
      Ranked.resize(Options.MaxExamples);
    llvm::stable_sort(Ranked, [](const auto &A, const auto &B) {
      return std::make_pair(A.second->Unit, A.second->Die) <
             std::make_pair(B.second->Unit, B.second->Die);
    });
    for (const auto &R : Ranked)
      P.Examples.push_back(D.describe(*R.second));
  };
  Fill(Result.Pure, PureFindings);
  Fill(Result.Closed, ClosedFindings);
  Result.Closed.Findings = Result.Closed.Breaks;
}

Expected<FileAudit> audit(const DwarfFile &File, const AuditOptions &Options) {
  return Auditor(File, Options).run();
}

} // namespace langprov
