//===- FunctionScan.h - The boundary, function by function -------*- C++ -*-==//
//
// The part of the analysis that looks at instructions: calls that cross the
// boundary and scopes that were inlined across it.
//
//===----------------------------------------------------------------------===//

#ifndef LANGPROVENANCE_ANALYSIS_FUNCTIONSCAN_H
#define LANGPROVENANCE_ANALYSIS_FUNCTIONSCAN_H

#include "analysis/LanguageMix.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/MapVector.h"
#include <array>

namespace langprov {

/// Collects what foreign functions refer to, and their calls.
class ForeignFunctionScan {
public:
  explicit ForeignFunctionScan(LanguageMix &Mix) : Mix(Mix) {}
  void scan(llvm::Function &F);

  /// Moves the calls whose callee is kept to \p Calls.
  void takeKeptCalls(std::vector<CallToKept> &Calls);

private:
  void visitLocation(const llvm::DILocation *Loc);

  LanguageMix &Mix;
  std::vector<CallToKept> Calls;
  llvm::DenseSet<const llvm::DILocation *> SeenInlinedAt;
  const llvm::DILocation *LastInlinedAt = nullptr;
  const llvm::DILocalScope *LastScope = nullptr;
};

/// Nodes of kept code that were looked at lately. When two want the same slot
/// the newer has it; the older is looked at again if it comes again.
class RecentlyKept {
public:
  bool contains(const llvm::MDNode *N) const { return Slots[slotOf(N)] == N; }
  void insert(const llvm::MDNode *N) { Slots[slotOf(N)] = N; }

private:
  static constexpr size_t Size = 1024; // Both sets fit a first-level cache.
  static size_t slotOf(const llvm::MDNode *N) {
    return llvm::DenseMapInfo<const llvm::MDNode *>::getHashValue(N) % Size;
  }
  std::array<const llvm::MDNode *, Size> Slots = {};
};

/// Finds foreign scopes in kept functions. This is the one part that sees every
/// instruction of kept code, so what it costs is the memory that it touches: of
/// most instructions the location, whose scope and calls are known by then.
/// Debug records are passed over: DwarfDebug makes nothing of a scope without
/// an instruction (LexicalScopes::extractLexicalScopes,
/// DwarfDebug::collectEntityInfo).
class KeptFunctionScan {
public:
  explicit KeptFunctionScan(LanguageMix &Mix) : Mix(Mix) {}
  void scan(llvm::Function &F);

private:
  bool isKept(const llvm::DILocalScope *Scope);
  bool areKept(const llvm::DILocation *Calls);
  void visitLocation(llvm::DILocation *Loc);

  LanguageMix &Mix;
  llvm::SmallMapVector<llvm::DISubprogram *, llvm::DILocation *, 4> Found;
  RecentlyKept Scopes, Calls;
};

/// The calls of those of \p Callees that are foreign from those of \p Callers,
/// kept functions, that describe their calls. They are found from the callees'
/// uses: kept code is not looked at for them.
std::vector<DescribedForeignCalls>
describedForeignCalls(const LanguageMix &Mix,
                      llvm::ArrayRef<llvm::Function *> Callers,
                      llvm::ArrayRef<llvm::Function *> Callees);

} // namespace langprov

#endif // LANGPROVENANCE_ANALYSIS_FUNCTIONSCAN_H
