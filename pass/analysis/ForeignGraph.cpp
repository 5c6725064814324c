//===- ForeignGraph.cpp - Debug info reachable from excluded units --------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Which foreign nodes could be shared with kept code? For example:
//
//   !1 = !DISubroutineType(types: !2)            void (void), in C and in Rust
//   !2 = !{null}
//   !3 = !DIDerivedType(tag: DW_TAG_member, scope: !4, baseType: !1, ...)
//   !4 = distinct !DICompositeType(name: "Ops", identifier: "abc", ...)
//
// Before modules were linked, each held one language, and a node was built from
// nodes of the same language. So a node that is distinct, or that has a type
// identifier, which is mangled by language, belongs to the foreign side alone
// (!4), and so does every node that refers to one that does (!3). All the rest
// (!1, !2) may be in use on both sides. Whether they are need not be known. A
// needless clone costs some bytes in an excluded unit, while finding out would
// take a walk of the kept side, which is forty times larger in a kernel
// (docs/decisions/0003-clone-for-the-foreign-side.md).
//
// Cycles are the reason to start from "shared" and to propagate "foreign only"
// from uses to users, not the other way round.
//
//===----------------------------------------------------------------------===//

#include "analysis/ForeignGraph.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace llvm;

namespace langprov {

/// The foreign graph ends at kept units and at definitions in them.
bool ForeignGraph::enters(const MDNode *N) const {
  if (auto *Unit = dyn_cast<DICompileUnit>(N))
    return Sides.sideOf(Unit) == Side::Excluded;
  auto *SP = dyn_cast<DISubprogram>(N);
  return !SP || !SP->isDefinition() || Sides.sideOf(SP) == Side::Excluded;
}

static bool belongsToOneLanguage(const MDNode *N) {
  if (N->isDistinct())
    return true;
  auto *Type = dyn_cast<DICompositeType>(N);
  return Type && Type->getRawIdentifier();
}

void ForeignGraph::add(const MDNode *Root, bool Certain) {
  size_t Next = Nodes.size();
  constexpr unsigned Outside = ~0u;
  auto Visit = [this, Certain](MDNode *N) {
    if (!enters(N))
      return Outside;
    auto [It, New] = Index.try_emplace(N, Nodes.size());
    if (New) {
      Nodes.push_back(N);
      State.push_back(Certain && belongsToOneLanguage(N) ? ForeignOnly
                                                         : MaybeShared);
    }
    return It->second;
  };
  // The graph is a list of nodes to change, so they are not const. Root is a
  // node of the module.
  Visit(const_cast<MDNode *>(Root));
  // Nodes is the worklist: what lies before Next has been expanded.
  for (; Next != Nodes.size(); ++Next) {
    // A node that is foreign in itself stays so, whatever it refers to.
    bool Decides = State[Next] == MaybeShared;
    for (const MDOperand &Op : Nodes[Next]->operands())
      if (auto *N = dyn_cast_or_null<MDNode>(Op.get())) {
        unsigned Used = Visit(N);
        if (Decides && Used != Outside)
          Edges.push_back({Used, Next});
      }
  }
}

void ForeignGraph::addForeignOnly(const MDNode *Root) {
  add(Root);
  State[Index.lookup(Root)] = ForeignOnly;
}

void ForeignGraph::addGuess(const DISubprogram &Declaration) {
  add(&Declaration, /*Certain=*/false);
  State[Index.lookup(&Declaration)] = ForeignOnly;
}

bool ForeignGraph::reachesForeignOnly(const DISubprogram &Declaration) const {
  SmallPtrSet<const MDNode *, 32> Seen;
  SmallVector<const MDNode *, 32> Work;
  auto Add = [&](const MDNode *N) {
    if (!ReachNone.contains(N) && Seen.insert(N).second)
      Work.push_back(N);
  };
  Add(&Declaration);
  while (!Work.empty()) {
    const MDNode *N = Work.pop_back_val();
    if (auto It = Index.find(N); It != Index.end()) {
      if (State[It->second] == ForeignOnly)
        return true;
      continue; // A node that could be shared reaches none that is not.
    }
    // A type may be local to a foreign function that the graph has not reached.
    if (auto *SP = dyn_cast<DISubprogram>(N);
        SP && Sides.sideOf(SP) == Side::Excluded)
      return true;
    if (!enters(N))
      continue;
    for (const MDOperand &Op : N->operands())
      if (auto *Next = dyn_cast_or_null<MDNode>(Op.get()))
        Add(Next);
  }
  ReachNone.insert(Seen.begin(), Seen.end());
  return false;
}

namespace {
/// Edges sorted by what is used, for walking from uses to users.
class UserEdges {
public:
  UserEdges(size_t NumNodes, ArrayRef<std::pair<unsigned, unsigned>> Edges)
      : Begin(NumNodes + 1), Users(Edges.size()) {
    for (auto [Used, User] : Edges)
      ++Begin[Used + 1];
    for (size_t I = 0; I != NumNodes; ++I)
      Begin[I + 1] += Begin[I];
    std::vector<unsigned> Fill(Begin.begin(), Begin.end() - 1);
    for (auto [Used, User] : Edges)
      Users[Fill[Used]++] = User;
  }

  ArrayRef<unsigned> usersOf(unsigned Used) const {
    return ArrayRef(Users).slice(Begin[Used], Begin[Used + 1] - Begin[Used]);
  }

private:
  std::vector<unsigned> Begin, Users;
};
} // namespace

/// Marks with \p Mark all that uses a marked node, directly or not.
template <typename StateT>
static void markUsers(const UserEdges &Edges, std::vector<StateT> &State,
                      StateT Mark) {
  std::vector<unsigned> Work;
  for (unsigned I = 0, E = State.size(); I != E; ++I)
    if (State[I] == Mark)
      Work.push_back(I);
  while (!Work.empty()) {
    unsigned Used = Work.back();
    Work.pop_back();
    for (unsigned User : Edges.usersOf(Used))
      if (State[User] != Mark) {
        State[User] = Mark;
        Work.push_back(User);
      }
  }
}

void ForeignGraph::classify() {
  UserEdges Users(Nodes.size(), Edges);
  markUsers(Users, State, ForeignOnly);

  std::vector<uint8_t> Clone(Nodes.size());
  for (size_t I = 0, E = Nodes.size(); I != E; ++I)
    Clone[I] =
        State[I] == MaybeShared && emission::isSharedBetweenUnits(*Nodes[I]);
  markUsers(Users, Clone, uint8_t(1));
  for (size_t I = 0, E = Nodes.size(); I != E; ++I)
    if (State[I] == MaybeShared && Clone[I])
      Shared.push_back(Nodes[I]);
}

} // namespace langprov
