//===- Purity.cpp - The pure promise of a whole file ----------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "audit/Purity.h"
#include "audit/ForeignDies.h"
#include "dwarf/DieWalk.h"
#include "dwarf/Tags.h"
#include "elf/CallTarget.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Parallel.h"

using namespace llvm;
using namespace llvm::dwarf;

namespace langprov {

namespace {

class Judge {
public:
  Judge(const ScanContext &Context, ArrayRef<UnitScan> Scans,
        ArrayRef<uint64_t> ForeignEntries, FileAudit &Result)
      : Context(Context), File(Context.File), Scans(Scans),
        ForeignEntries(ForeignEntries), Result(Result) {}

  std::vector<Finding> run() {
    collectNamespaces();
    collectSuspects();
    if (Suspects.empty())
      return {};
    Evidence Known(Context);
    Purity.Known = &Known;
    classify();
    return count();
  }

private:
  /// A unit that needs a closer look.
  struct Suspect {
    uint32_t Unit;
    std::vector<uint64_t> ForeignEmpties;
    ForeignDies Found;
  };

  void collectNamespaces();
  void collectSuspects();
  std::vector<uint64_t> foreignEmpties(const UnitScan &S);
  void classify();
  std::set<uint64_t> usedElsewhere(ArrayRef<uint64_t> Candidates) const;
  std::vector<Finding> count();

  const ScanContext &Context;
  const DwarfFile &File;
  ArrayRef<UnitScan> Scans;
  ArrayRef<uint64_t> ForeignEntries;
  FileAudit &Result;
  PurityContext Purity{Context, {}, {}, nullptr};
  std::vector<Suspect> Suspects;
  std::optional<CallTargets> Calls; ///< Made for the first call.
};

} // namespace

void Judge::collectNamespaces() {
  for (uint32_t I = 0; I < Scans.size(); ++I)
    (Context.isExcluded(I) ? Purity.ForeignNamespaces : Purity.KeptNamespaces)
        .insert(Scans[I].Namespaces.begin(), Scans[I].Namespaces.end());
}

void Judge::collectSuspects() {
  for (uint32_t I = 0; I < Scans.size(); ++I) {
    if (!Context.isKept(I))
      continue;
    Result.StandIns += Scans[I].StandIns.size();
    Result.Tagged += Scans[I].Tagged;
    std::vector<uint64_t> Empties = foreignEmpties(Scans[I]);
    if (Scans[I].Suspicious || !Empties.empty())
      Suspects.push_back({I, std::move(Empties), {}});
  }
}

/// The empty subprograms of a kept unit that stand for foreign functions. The
/// others are counted as kept or undecided.
std::vector<uint64_t> Judge::foreignEmpties(const UnitScan &S) {
  std::vector<uint64_t> Foreign;
  if (!Context.NeedsCalls) {
    Result.KeptEmpties += S.Empties.size();
    return Foreign;
  }
  std::map<uint64_t, bool> IsForeign; // by callee
  for (const UnitScan::Call &Call : S.Calls) {
    if (IsForeign.count(Call.Callee))
      continue;
    if (!Calls) {
      File.object().loadCodeRelocs();
      Calls.emplace(File.object());
    }
    if (std::optional<uint64_t> Target = Calls->find(Call.Pc, Call.IsReturnPc))
      IsForeign[Call.Callee] = std::binary_search(
          ForeignEntries.begin(), ForeignEntries.end(), *Target);
  }
  for (uint64_t Empty : S.Empties) {
    auto It = IsForeign.find(Empty);
    if (It == IsForeign.end())
      ++Result.UnknownCallees;
    else if (It->second)
      Foreign.push_back(Empty);
    else
      ++Result.KeptEmpties;
  }
  return Foreign;
}

void Judge::classify() {
  std::set<uint64_t> NotForeign;
  auto FindAll = [&] {
    parallelFor(0, Suspects.size(), [&](size_t I) {
      Suspect &S = Suspects[I];
      S.Found = findForeign(Purity, File.units()[S.Unit], Scans[S.Unit],
                            S.ForeignEmpties, NotForeign);
    });
  };
  FindAll();
  // A type to which only foreign DIEs refer in its unit may be one that another
  // kept unit refers to.
  std::vector<uint64_t> Candidates;
  for (const Suspect &S : Suspects)
    llvm::append_range(Candidates, S.Found.ReachedOnly);
  llvm::sort(Candidates);
  NotForeign = usedElsewhere(Candidates);
  if (!NotForeign.empty())
    FindAll();
}

/// Those of \p Candidates, sorted offsets, that another kept unit refers to.
std::set<uint64_t> Judge::usedElsewhere(ArrayRef<uint64_t> Candidates) const {
  std::set<uint64_t> Used;
  if (Candidates.empty())
    return Used;
  for (uint32_t I = 0; I < Scans.size(); ++I) {
    if (!Context.isKept(I) || Scans[I].RefsToLanguage.empty())
      continue;
    const Unit &U = File.units()[I];
    auto Enter = [&](uint64_t, const Abbrev &A, Cursor &C) {
      for (const AttrSpec &S : U.Abbrevs->specs(A)) {
        AttrValue V = readForm(C, S, U.F, U.Offset);
        if (V.Form == DW_FORM_ref_addr &&
            std::binary_search(Candidates.begin(), Candidates.end(), V.Value))
          Used.insert(V.Value);
      }
      return !C.failed();
    };
    walkDies(File, U, Enter, [] {});
  }
  return Used;
}

static void add(Tally &Sum, const ForeignDies::Tally &T) {
  Sum.Count += T.Dies;
  for (unsigned C = 0; C < NumCauses; ++C)
    Sum.ByCause[C] += T.ByCause[C];
  for (auto [Tag, Count] : T.ByTag)
    Sum.ByKind[tagName(Tag)] += Count;
}

std::vector<Finding> Judge::count() {
  std::vector<Finding> Findings;
  for (const Suspect &S : Suspects) {
    const ForeignDies &F = S.Found;
    // An empty subprogram whose call target is unknown may be foreign by what
    // it is in. It is counted there, then.
    uint64_t ByPlace =
        F.Empties - std::min<uint64_t>(F.Empties, S.ForeignEmpties.size());
    Result.UnknownCallees -= std::min(Result.UnknownCallees, ByPlace);
    add(Result.Pure.Broken, F.Broken);
    add(Result.Pure.Undecided, F.Undecided);
    for (const Finding &Root : F.Roots)
      ++Result.Pure.tally(Root.How).Findings;
    llvm::append_range(Findings, F.Roots);
  }
  return Findings;
}

std::vector<Finding> judgePure(const ScanContext &Context,
                               ArrayRef<UnitScan> Scans,
                               ArrayRef<uint64_t> ForeignEntries,
                               FileAudit &Result) {
  return Judge(Context, Scans, ForeignEntries, Result).run();
}

} // namespace langprov
