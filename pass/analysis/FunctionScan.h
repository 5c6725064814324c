//===- FunctionScan.h - The boundary, function by function -------*- C++ -*-==//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// The part of the analysis that looks at instructions: calls that cross the
/// boundary between the languages, and scopes that were inlined across it.
///
/// Cost: of foreign functions every instruction, operand and debug record is
/// read; of kept functions only the location of each instruction.
///
/// Limits: debug records of kept functions are not read. A record that is in a
/// foreign scope without an instruction there has no DIE (emission::
/// blockWithoutDie).
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROVENANCE_ANALYSIS_FUNCTIONSCAN_H
#define LANGPROVENANCE_ANALYSIS_FUNCTIONSCAN_H

#include "analysis/ForeignGraph.h"
#include "analysis/UnitSides.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/MapVector.h"
#include <array>
#include <optional>

namespace langprov {

/// declared-callee: a call of a kept function from a foreign one, or from a
/// kept one whose calls are not described any more.
struct CallToKept {
  llvm::Function *Caller;
  llvm::Function *Callee;
  /// The unit of the kept code that makes the call; null if it is foreign code.
  llvm::DICompileUnit *From;
  /// The caller describes its calls, so the DIEs of the callee and of its types
  /// would be made in the caller's unit.
  bool Described;
};

/// inlined-scope: foreign subprograms that were inlined into a kept function.
struct InlinedForeignScopes {
  struct Scope {
    llvm::DISubprogram *Subprogram;
    llvm::DILocation *First; ///< A place where it was found.
  };
  llvm::Function *Into;
  llvm::SmallVector<Scope, 2> Scopes; ///< In order of first appearance.
};

/// Adds to \p Calls the functions with debug info that \p Caller calls, each
/// once: direct calls, and callees in operands that code generation can fold.
void collectDescribedCallees(llvm::Function &Caller, const UnitSides &Sides,
                             std::vector<CallToKept> &Calls);

/// Adds to \p Graph what foreign functions refer to.
class ForeignFunctionScan {
public:
  ForeignFunctionScan(const UnitSides &Sides, ForeignGraph &Graph)
      : Sides(Sides), Graph(Graph) {}
  void scan(llvm::Function &F);

private:
  void visitLocation(const llvm::DILocation *Loc);

  const UnitSides &Sides;
  ForeignGraph &Graph;
  llvm::DenseSet<const llvm::DILocation *> SeenInlinedAt;
  const llvm::DILocation *LastInlinedAt = nullptr;
  const llvm::DILocalScope *LastScope = nullptr;
};

/// A direct-mapped cache of nodes that are known to be kept. A collision evicts
/// the older entry, which is checked again if it returns.
class RecentlyKept {
public:
  bool contains(const llvm::MDNode *N) const { return Slots[slotOf(N)] == N; }
  void insert(const llvm::MDNode *N) { Slots[slotOf(N)] = N; }

private:
  static constexpr size_t Size = 1024; // Two of these fit in a level-1 cache.
  static size_t slotOf(const llvm::MDNode *N) {
    return llvm::DenseMapInfo<const llvm::MDNode *>::getHashValue(N) % Size;
  }
  std::array<const llvm::MDNode *, Size> Slots = {};
};

/// Finds foreign scopes in kept functions. This is the one part that sees every
/// instruction of kept code, and its cost is the memory that it reads.
class KeptFunctionScan {
public:
  KeptFunctionScan(const UnitSides &Sides, ForeignGraph &Graph)
      : Sides(Sides), Graph(Graph) {}

  /// The foreign scopes in \p F, if there are any. They are added to the graph.
  std::optional<InlinedForeignScopes> scan(llvm::Function &F);

private:
  bool isKept(const llvm::DILocalScope *Scope);
  bool areKept(const llvm::DILocation *Calls);
  void visitLocation(llvm::DILocation *Loc);

  const UnitSides &Sides;
  ForeignGraph &Graph;
  llvm::SmallMapVector<llvm::DISubprogram *, llvm::DILocation *, 4> Found;
  RecentlyKept Scopes, Calls;
};

} // namespace langprov

#endif // LANGPROVENANCE_ANALYSIS_FUNCTIONSCAN_H
