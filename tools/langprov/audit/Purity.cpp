//===- Purity.cpp - Which DIEs of a kept unit are foreign -----------------===//

#include "audit/Purity.h"
#include "llvm/ADT/Hashing.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
using namespace llvm::dwarf;

namespace langprov {

static bool isType(uint16_t Tag) {
  switch (Tag) {
  case DW_TAG_base_type:
  case DW_TAG_pointer_type:
  case DW_TAG_reference_type:
  case DW_TAG_rvalue_reference_type:
  case DW_TAG_ptr_to_member_type:
  case DW_TAG_structure_type:
  case DW_TAG_union_type:
  case DW_TAG_class_type:
  case DW_TAG_enumeration_type:
  case DW_TAG_array_type:
  case DW_TAG_subroutine_type:
  case DW_TAG_typedef:
  case DW_TAG_const_type:
  case DW_TAG_volatile_type:
  case DW_TAG_restrict_type:
  case DW_TAG_atomic_type:
  case DW_TAG_unspecified_type:
    return true;
  }
  return false;
}

namespace {

class Classifier {
public:
  Classifier(const PurityContext &Context, const Unit &U, const UnitScan &Scan,
             const std::set<uint64_t> &NotForeign)
      : Context(Context), Table(Context.Scan.File, U), Scan(Scan),
        NotForeign(NotForeign), Own(familyOf(U.Language)),
        Foreign(Table.size()), Callee(Table.size()) {}

  ForeignDies run(ArrayRef<uint64_t> ForeignEmpties) {
    readEdges();
    markSeeds(ForeignEmpties);
    spread();
    markNamespaces();
    markReachedOnly();
    return collect();
  }

private:
  struct Edge {
    uint32_t From, To;
  };

  void readEdges();
  void markSeeds(ArrayRef<uint64_t> ForeignEmpties);
  bool isForeignSeed(uint32_t I) const;
  void spread();
  void markNamespaces();
  void markReachedOnly();
  ForeignDies collect() const;
  std::vector<Cause> causes() const;

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
  uint64_t pathOf(uint32_t Namespace) const;
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
  const Family Own;
  std::vector<bool> Foreign;
  std::vector<bool> Callee; ///< Some call site refers to it.
  std::vector<Edge> Refs;   ///< Who refers to whom, sorted.
  std::vector<Edge> Users;  ///< The same the other way round.
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
    bool CallSite =
        D.tag() == DW_TAG_call_site || D.tag() == DW_TAG_GNU_call_site;
    for (const AttrValue &V : D.Attrs) {
      if (!isReference(V.Form) || V.Attr == DW_AT_sibling)
        continue;
      std::optional<DwarfFile::Target> T = File.target(Table.unit(), V);
      if (!T || T->U != &Table.unit())
        continue;
      std::optional<uint32_t> To = Table.find(T->Offset);
      if (!To)
        continue;
      // Who calls a foreign function is not foreign for that, and a call alone
      // does not make its callee native.
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

bool Classifier::isForeignSeed(uint32_t I) const {
  const Abbrev &A = *Table[I].A;
  Families Who = whoCanSay(A.Tag, A.Traits, Table.tag(Table[I].Parent));
  bool Named =
      (A.Traits & AT_Name) && (isType(A.Tag) || A.Tag == DW_TAG_namespace);
  if (Named || (A.Traits & AT_Linkage)) {
    Die D = Table.read(I);
    auto Text = [&](uint16_t Attr) {
      return Table.file().string(Table.unit(), D.get(Attr));
    };
    const AttrValue *Encoding = D.get(DW_AT_encoding);
    StringRef Name = Text(DW_AT_name);
    if (Named && !Name.empty())
      Who &= whoCanName(A.Tag, Name, Encoding ? Encoding->Value : 0);
    if (isRustLinkageName(Text(DW_AT_linkage_name)))
      Who &= FM_Rust;
  }
  // Own is in Kept: what the unit's own language can say is no seed.
  return !(Who & (Context.Scan.Kept | Own)) && (Who & Context.Scan.Foreign);
}

void Classifier::markSeeds(ArrayRef<uint64_t> ForeignEmpties) {
  std::set<uint64_t> StandIns(Scan.StandIns.begin(), Scan.StandIns.end());
  for (uint32_t I = 1; I < Table.size(); ++I) {
    if (StandIns.count(Table[I].Offset))
      continue;
    if (isForeignSeed(I))
      mark(I);
  }
  for (uint64_t Offset : ForeignEmpties)
    if (std::optional<uint32_t> I = Table.find(Offset))
      mark(*I);
}

void Classifier::spread() {
  while (!Work.empty()) {
    uint32_t I = Work.back();
    Work.pop_back();
    forChildren(I, [&](uint32_t Child) { mark(Child); });
    if (isWhole(Table[I].Parent))
      mark(Table[I].Parent);
    // Kept code stays kept, whatever it refers to.
    forEdges(Users, I, [&](uint32_t User) {
      if (!hasCode(User))
        mark(User);
    });
  }
}

uint64_t Classifier::pathOf(uint32_t Namespace) const {
  // As the scan's: from the outermost inwards.
  SmallVector<uint32_t, 8> Path;
  for (uint32_t I = Namespace; I && Path.size() < 64; I = Table[I].Parent)
    if (Table.tag(I) == DW_TAG_namespace)
      Path.push_back(I);
  uint64_t Hash = 0;
  for (uint32_t I : reverse(Path))
    Hash = hash_combine(Hash, Table.name(I));
  return Hash;
}

void Classifier::markNamespaces() {
  // Innermost first.
  for (uint32_t I = Table.size(); I-- > 1;) {
    if (Foreign[I] || Table.tag(I) != DW_TAG_namespace)
      continue;
    bool AllForeign = Table[I].SubtreeEnd > I + 1;
    forChildren(I, [&](uint32_t Child) { AllForeign &= Foreign[Child]; });
    bool OwnedByForeign = false;
    if (!AllForeign && Context.Scan.NeedsNamespaces && Own == FM_C) {
      uint64_t Path = pathOf(I);
      OwnedByForeign = Context.ForeignNamespaces.count(Path) &&
                       !Context.KeptNamespaces.count(Path);
    }
    if (AllForeign || OwnedByForeign) {
      mark(I);
      spread();
    }
  }
}

/// Step 3. Roots of what is native: all that is no type, and types that nothing
/// refers to (a compiler retained them).
void Classifier::markReachedOnly() {
  if (none_of(Foreign, [](bool F) { return F; }))
    return;
  auto Flood = [&](std::vector<bool> &Reached, bool Through) {
    while (!Work.empty()) {
      uint32_t I = Work.back();
      Work.pop_back();
      auto Visit = [&](uint32_t To) {
        if (!Reached[To] && Foreign[To] == Through) {
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
  Flood(Native, /*Through=*/false);
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
  Flood(Reached, /*Through=*/false);
  for (uint32_t I = 1; I < Table.size(); ++I)
    if (Reached[I] && !Native[I] && !NotForeign.count(Table[I].Offset)) {
      Foreign[I] = true;
      ReachedOnly.push_back(I);
    }
}

/// What a call brought along is what its callee reaches; so for inlined scopes.
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
  // Last: it is the more telling answer where both are true.
  // Last: it is the more telling answer where both are true. A namespace that
  // holds nothing was made as the scope of a callee that another unit has.
  Flood(Cause::CallSite, [&](uint32_t I) {
    return Callee[I] ||
           (Table[I].A->Traits & AT_Empty &&
            Table.tag(I) == DW_TAG_subprogram) ||
           (Table.tag(I) == DW_TAG_namespace && Table[I].SubtreeEnd == I + 1);
  });
  return Why;
}

ForeignDies Classifier::collect() const {
  ForeignDies Result;
  std::vector<Cause> Why = causes();
  for (uint32_t I = 1; I < Table.size(); ++I) {
    if (!Foreign[I])
      continue;
    ++Result.Dies;
    Result.Empties +=
        Table.tag(I) == DW_TAG_subprogram && (Table[I].A->Traits & AT_Empty);
    ++Result.ByTag[Table.tag(I)];
    ++Result.ByCause[unsigned(Why[I])];
    if (!Foreign[Table[I].Parent])
      Result.Roots.push_back({Promise::Pure, Why[I], Table.tag(I), 0,
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
