//===- ForeignGraph.h - Debug info reachable from excluded units -*- C++ -*-==//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// Debug-info metadata is uniqued by content, so an anonymous node that two
/// languages spell alike is one node, and DwarfDebug makes one DIE of it, in
/// the unit that it happens to emit first (DwarfUnit::isShareableAcrossCUs).
/// This file finds, from the foreign side alone, the nodes that kept code could
/// be using too.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROVENANCE_ANALYSIS_FOREIGNGRAPH_H
#define LANGPROVENANCE_ANALYSIS_FOREIGNGRAPH_H

#include "analysis/UnitSides.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/IR/Metadata.h"
#include <vector>

namespace langprov {

/// The metadata nodes reachable from excluded units and from what excluded code
/// refers to, without entering kept units.
///
/// The work is linear in the nodes and operands of the foreign side; the kept
/// side is not read. Nothing recurses: metadata graphs are deep.
class ForeignGraph {
public:
  explicit ForeignGraph(const UnitSides &Sides) : Sides(Sides) {}

  /// Adds \p Root and what it reaches.
  void add(const llvm::MDNode *Root) { add(Root, /*Certain=*/true); }

  /// The same for the declaration of a function that is known to be foreign. It
  /// has no unit that shows it.
  void addForeignOnly(const llvm::MDNode *Root);

  /// The same for one that is probably foreign. Nodes that it is the first to
  /// reach count as shared even if they belong to one language, because it may
  /// be the kept one. Add guesses last.
  void addGuess(const llvm::DISubprogram &Declaration);

  /// Decides which nodes could be shared. Call once, after the last add().
  void classify();

  bool contains(const llvm::MDNode *N) const { return Index.contains(N); }

  /// Whether \p N is reachable from the foreign side and from nowhere else.
  bool isForeignOnly(const llvm::MDNode *N) const {
    auto It = Index.find(N);
    return It != Index.end() && State[It->second] == ForeignOnly;
  }

  /// Whether \p Declaration, of a function, reaches a node that is foreign
  /// only: in its scope, its signature, or what those refer to. Call after
  /// classify(). All calls together are linear in the nodes that are not
  /// foreign.
  bool reachesForeignOnly(const llvm::DISubprogram &Declaration) const;

  /// The number of nodes.
  size_t size() const { return Nodes.size(); }

  /// Calls \p Visit for each node that is foreign only, in the order in which
  /// they were reached.
  void
  forEachForeignOnly(llvm::function_ref<void(llvm::MDNode *)> Visit) const {
    for (size_t I = 0, E = Nodes.size(); I != E; ++I)
      if (State[I] == ForeignOnly)
        Visit(Nodes[I]);
  }

  /// The nodes that kept code could be using and that own a DIE which would be
  /// shared, or lead to such a node: the foreign side needs clones of these.
  llvm::ArrayRef<llvm::MDNode *> shared() const { return Shared; }

private:
  enum NodeState : uint8_t { MaybeShared, ForeignOnly };

  bool enters(const llvm::MDNode *N) const;
  void add(const llvm::MDNode *Root, bool Certain);

  const UnitSides &Sides;
  std::vector<llvm::MDNode *> Nodes;
  std::vector<NodeState> State;
  /// Index of an operand and of its user, for users that are MaybeShared.
  std::vector<std::pair<unsigned, unsigned>> Edges;
  std::vector<llvm::MDNode *> Shared;
  llvm::DenseMap<const llvm::MDNode *, unsigned> Index;
  /// Nodes outside of the graph that reach no foreign-only node.
  mutable llvm::DenseSet<const llvm::MDNode *> ReachNone;
};

} // namespace langprov

#endif // LANGPROVENANCE_ANALYSIS_FOREIGNGRAPH_H
