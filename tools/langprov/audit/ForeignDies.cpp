//===- ForeignDies.cpp - Which DIEs of a kept unit are foreign ------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "audit/ForeignDies.h"
#include "audit/NamespacePath.h"
#include "dwarf/Tags.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
using namespace llvm::dwarf;

namespace langprov {

namespace {

class Classifier {
public:
  Classifier(const PurityContext &Context, const Unit &U, const UnitScan &Scan,
             const std::set<uint64_t> &NotForeign)
      : Context(Context), Table(Context.Scan.File, U), Scan(Scan),
        NotForeign(NotForeign),
        Own(Context.Scan.Sides[Context.Scan.File.indexOf(U)].Own),
        Callee(Table.size()) {}

  ForeignDies run(ArrayRef<uint64_t> ForeignEmpties) {
    readEdges();
    findSeeds(ForeignEmpties);
    std::vector<bool> Proven = grow(Evidence);
    std::vector<bool> Suspected = Hints.empty() ? Proven : grow(Hints);
    return collect(Proven, Suspected);
  }

private:
  struct Edge {
    uint32_t From, To;
  };

  void readEdges();
  void findSeeds(ArrayRef<uint64_t> ForeignEmpties);
  Verdict judgeSeed(uint32_t I) const;
  std::vector<bool> grow(ArrayRef<uint32_t> Seeds);
  void spread();
  void markNamespaces();
  void markReachedOnly();
  ForeignDies collect(const std::vector<bool> &Proven,
                      const std::vector<bool> &Suspected);
  std::vector<Cause> causes() const;
  std::vector<uint64_t> namespacePaths() const;

  void mark(uint32_t I) {
    if (Foreign[I] || I == 0 || NotForeign.count(Table[I].Offset))
      return;
    Foreign[I] = true;
    Work.push_back(I);
  }
  bool hasCode(uint32_t I) const {
    return Table[I].A->Traits & (AT_Code | AT_Inline);
  }
  /// Whether a DIE with a foreign part is foreign as a whole.
  bool isWhole(uint32_t I) const {
    return isType(Table.tag(I)) || Table.tag(I) == DW_TAG_variant_part ||
           Table.tag(I) == DW_TAG_variant ||
           (Table.tag(I) == DW_TAG_subprogram && !hasCode(I));
  }
  template <class Fn> void forChildren(uint32_t I, Fn Visit) const {
    for (uint32_t Child = I + 1; Child < Table[I].SubtreeEnd;
         Child = Table[Child].SubtreeEnd)
      Visit(Child);
  }
  template <class Fn>
  static void forEdges(ArrayRef<Edge> Sorted, uint32_t From, Fn Visit) {
    for (auto It = partition_point(
             Sorted, [&](const Edge &E) { return E.From < From; });
         It != Sorted.end() && It->From == From; ++It)
      Visit(It->To);
  }

  const PurityContext &Context;
  DieTable Table;
  const UnitScan &Scan;
  const std::set<uint64_t> &NotForeign;
  const Families Own;
  std::vector<uint32_t> Evidence; ///< Seeds.
  std::vector<uint32_t> Hints;    ///< Seeds: the same, and hints.
  std::vector<bool> Foreign;      ///< While it grows.
  std::vector<bool> Callee;       ///< A call site refers to it.
  std::vector<Edge> Refs;  ///< From a DIE to one that it refers to, sorted.
  std::vector<Edge> Users; ///< The same edges reversed, sorted.
  std::vector<uint32_t> Work;
  std::vector<uint32_t> ReachedOnly;
};

} // namespace

void Classifier::readEdges() {
  const DwarfFile &File = Table.file();
  Die D;
  for (uint32_t I = 0; I < Table.size(); ++I) {
    if (!File.readDie(Table.unit(), Table[I].Offset, D))
      continue;
    bool CallSite = isCallSite(D.tag());
    for (const AttrValue &V : D.Attrs) {
      if (!isReference(V.Form) || V.Attr == DW_AT_sibling)
        continue;
      std::optional<DwarfFile::Target> T = File.target(Table.unit(), V);
      if (!T || T->U != &Table.unit())
        continue;
      std::optional<uint32_t> To = Table.find(T->Offset);
      if (!To)
        continue;
      // A call of a foreign function does not make the caller foreign, and a
      // call from kept code does not make the callee kept.
      if (CallSite)
        Callee[*To] = true;
      else
        Refs.push_back({I, *To});
    }
  }
  for (const Edge &E : Refs)
    Users.push_back({E.To, E.From});
  llvm::stable_sort(
      Users, [](const Edge &A, const Edge &B) { return A.From < B.From; });
}

/// Whether the DIE by itself looks foreign, and an excluded unit agrees.
Verdict Classifier::judgeSeed(uint32_t I) const {
  const Abbrev &A = *Table[I].A;
  StringRef Name, LinkageName;
  Families Who = whoCanSay(A.Tag, A.Traits, Table.tag(Table[I].Parent));
  bool Named =
      (A.Traits & AT_Name) && (isType(A.Tag) || A.Tag == DW_TAG_namespace);
  if (Named || (A.Traits & AT_Linkage)) {
    Die D = Table.read(I);
    auto Text = [&](uint16_t Attr) {
      return Table.file().string(Table.unit(), D.get(Attr));
    };
    const AttrValue *Encoding = D.get(DW_AT_encoding);
    Name = Text(DW_AT_name);
    LinkageName = Text(DW_AT_linkage_name);
    if (Named && !Name.empty())
      Who &= whoCanName(A.Tag, Name, Encoding ? Encoding->Value : 0);
    if (isRustLinkageName(LinkageName))
      Who &= FM_Rust;
  }
  // What a kept language can make is not a seed.
  if ((Who & (Context.Scan.Kept | Own)) || !(Who & Context.Scan.Foreign))
    return Verdict::Safe;
  const langprov::Evidence &Known = *Context.Known;
  bool Agreed = (Named && !Name.empty() && Known.hasName(A.Tag, Name)) ||
                (!LinkageName.empty() && Known.hasLinkageName(LinkageName)) ||
                Known.refersTo(Table.unit().Section, Table[I].Offset);
  return Agreed ? Verdict::Broken : Verdict::Undecided;
}

void Classifier::findSeeds(ArrayRef<uint64_t> ForeignEmpties) {
  std::set<uint64_t> StandIns(Scan.StandIns.begin(), Scan.StandIns.end());
  for (uint32_t I = 1; I < Table.size(); ++I) {
    if (StandIns.count(Table[I].Offset))
      continue;
    Verdict V = judgeSeed(I);
    if (V != Verdict::Safe)
      (V == Verdict::Broken ? Evidence : Hints).push_back(I);
  }
  for (uint64_t Offset : ForeignEmpties)
    if (std::optional<uint32_t> I = Table.find(Offset))
      Evidence.push_back(*I);
  if (!Hints.empty())
    llvm::append_range(Hints, Evidence);
}

/// Which DIEs are foreign if the seeds are.
std::vector<bool> Classifier::grow(ArrayRef<uint32_t> Seeds) {
  Foreign.assign(Table.size(), false);
  for (uint32_t Seed : Seeds)
    mark(Seed);
  spread();
  markNamespaces();
  markReachedOnly();
  return Foreign;
}

void Classifier::spread() {
  while (!Work.empty()) {
    uint32_t I = Work.back();
    Work.pop_back();
    forChildren(I, [&](uint32_t Child) { mark(Child); });
    if (isWhole(Table[I].Parent))
      mark(Table[I].Parent);
    // A function with code is not foreign because of what it refers to.
    forEdges(Users, I, [&](uint32_t User) {
      if (!hasCode(User))
        mark(User);
    });
  }
}

/// The path of the namespace that each DIE is, or else is in.
std::vector<uint64_t> Classifier::namespacePaths() const {
  std::vector<uint64_t> Paths(Table.size());
  for (uint32_t I = 1; I < Table.size(); ++I) { // Parents come first.
    uint64_t Outer = Paths[Table[I].Parent];
    Paths[I] = Table.tag(I) == DW_TAG_namespace
                   ? namespacePath(Outer, Table.name(I))
                   : Outer;
  }
  return Paths;
}

void Classifier::markNamespaces() {
  bool ByCode = Context.Scan.NeedsNamespaces && Own == FM_C;
  std::vector<uint64_t> Paths;
  if (ByCode)
    Paths = namespacePaths();
  // Innermost first.
  for (uint32_t I = Table.size(); I-- > 1;) {
    if (Foreign[I] || Table.tag(I) != DW_TAG_namespace)
      continue;
    bool AllForeign = Table[I].SubtreeEnd > I + 1;
    forChildren(I, [&](uint32_t Child) { AllForeign &= Foreign[Child]; });
    bool OnlyForeignCode = ByCode &&
                           Context.ForeignNamespaces.count(Paths[I]) &&
                           !Context.KeptNamespaces.count(Paths[I]);
    if (AllForeign || OnlyForeignCode) {
      mark(I);
      spread();
    }
  }
}

/// Rule 3. A DIE is native if it can be reached from a native root without
/// passing a foreign DIE. Roots are all DIEs that are not types, and types that
/// nothing refers to, which the compiler retained.
void Classifier::markReachedOnly() {
  if (none_of(Foreign, [](bool F) { return F; }))
    return;
  auto Flood = [&](std::vector<bool> &Reached) {
    while (!Work.empty()) {
      uint32_t I = Work.back();
      Work.pop_back();
      auto Visit = [&](uint32_t To) {
        if (!Reached[To] && !Foreign[To]) {
          Reached[To] = true;
          Work.push_back(To);
        }
      };
      forEdges(Refs, I, Visit);
      forChildren(I, Visit);
      if (isType(Table.tag(Table[I].Parent)))
        Visit(Table[I].Parent);
    }
  };
  std::vector<bool> Native(Table.size());
  for (uint32_t I = 1; I < Table.size(); ++I) {
    bool Used = false;
    forEdges(Users, I, [&](uint32_t) { Used = true; });
    bool InType = isType(Table.tag(Table[I].Parent)) ||
                  Table.tag(Table[I].Parent) == DW_TAG_subprogram;
    bool Root = isType(Table.tag(I))
                    ? !Used
                    : !InType || hasCode(Table[I].Parent) || hasCode(I);
    if ((Root && !Foreign[I] && Table.tag(I) != DW_TAG_namespace) ||
        NotForeign.count(Table[I].Offset)) {
      Native[I] = true;
      Work.push_back(I);
    }
  }
  Flood(Native);
  for (uint32_t I = 1; I < Table.size(); ++I)
    if (Foreign[I])
      forEdges(Refs, I, [&](uint32_t To) {
        if (!Foreign[To] && !Native[To])
          Work.push_back(To);
      });
  std::vector<uint32_t> Start = Work;
  std::vector<bool> Reached(Table.size());
  for (uint32_t I : Start)
    Reached[I] = true;
  Flood(Reached);
  for (uint32_t I = 1; I < Table.size(); ++I)
    if (Reached[I] && !Native[I] && !NotForeign.count(Table[I].Offset)) {
      Foreign[I] = true;
      ReachedOnly.push_back(I);
    }
}

/// A call brought in its callee and all that the callee refers to; an inlined
/// scope likewise.
std::vector<Cause> Classifier::causes() const {
  std::vector<Cause> Why(Table.size(), Cause::SharedNode);
  auto Flood = [&](Cause C, auto IsStart) {
    std::vector<uint32_t> Queue;
    std::vector<bool> Seen(Table.size());
    auto Visit = [&](uint32_t I) {
      if (Seen[I] || !Foreign[I])
        return;
      Seen[I] = true;
      Why[I] = C;
      Queue.push_back(I);
    };
    for (uint32_t I = 1; I < Table.size(); ++I)
      if (IsStart(I))
        Visit(I);
    while (!Queue.empty()) {
      uint32_t I = Queue.back();
      Queue.pop_back();
      forEdges(Refs, I, Visit);
      forChildren(I, Visit);
      Visit(Table[I].Parent);
    }
  };
  Flood(Cause::InlinedScope, [&](uint32_t I) {
    return Table.tag(I) == DW_TAG_inlined_subroutine ||
           (Table[I].A->Traits & AT_Inline);
  });
  // Last, since it says more where both are true. An empty namespace was made
  // as the scope of a callee that is in another unit.
  Flood(Cause::CallSite, [&](uint32_t I) {
    return Callee[I] ||
           (Table[I].A->Traits & AT_Empty &&
            Table.tag(I) == DW_TAG_subprogram) ||
           (Table.tag(I) == DW_TAG_namespace && Table[I].SubtreeEnd == I + 1);
  });
  return Why;
}

ForeignDies Classifier::collect(const std::vector<bool> &Proven,
                                const std::vector<bool> &Suspected) {
  ForeignDies Result;
  Foreign = Suspected;
  std::vector<Cause> Why = causes();
  for (uint32_t I = 1; I < Table.size(); ++I) {
    if (!Foreign[I])
      continue;
    ForeignDies::Tally &T = Proven[I] ? Result.Broken : Result.Undecided;
    ++T.Dies;
    Result.Empties +=
        Table.tag(I) == DW_TAG_subprogram && (Table[I].A->Traits & AT_Empty);
    ++T.ByTag[Table.tag(I)];
    ++T.ByCause[unsigned(Why[I])];
    uint32_t Parent = Table[I].Parent;
    if (!Foreign[Parent] || Proven[I] != Proven[Parent])
      Result.Roots.push_back({Promise::Pure,
                              Proven[I] ? Verdict::Broken : Verdict::Undecided,
                              Why[I], Table.tag(I), 0,
                              uint32_t(Table.file().indexOf(Table.unit())), 0,
                              Table[I].Offset, 0});
  }
  for (uint32_t I : ReachedOnly)
    Result.ReachedOnly.push_back(Table[I].Offset);
  return Result;
}

ForeignDies findForeign(const PurityContext &Context, const Unit &U,
                        const UnitScan &Scan, ArrayRef<uint64_t> ForeignEmpties,
                        const std::set<uint64_t> &NotForeign) {
  return Classifier(Context, U, Scan, NotForeign).run(ForeignEmpties);
}

} // namespace langprov
