//===- FunctionScan.h - The boundary, function by function -------*- C++ -*-==//
//
// The part of the analysis that looks at instructions: calls that cross the
// boundary and scopes that were inlined across it.
//
//===----------------------------------------------------------------------===//

#ifndef LANGPROVENANCE_PASS_FUNCTIONSCAN_H
#define LANGPROVENANCE_PASS_FUNCTIONSCAN_H

#include "LangProvenance/LanguageMix.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/MapVector.h"

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

/// Finds foreign scopes in kept functions. This is the one part that sees every
/// instruction of kept code, so it hashes no location: a look at the scope, and
/// at the chain of calls where that differs from the one before. Debug records
/// are passed over: DwarfDebug makes nothing of a scope without an instruction
/// (LexicalScopes::extractLexicalScopes, DwarfDebug::collectEntityInfo).
class KeptFunctionScan {
public:
  explicit KeptFunctionScan(LanguageMix &Mix) : Mix(Mix) {}
  void scan(llvm::Function &F);

private:
  bool isForeign(const llvm::DILocalScope *Scope);
  bool passesForeign(const llvm::DILocation *InlinedAt);
  void visitLocation(llvm::DILocation *Loc);

  LanguageMix &Mix;
  llvm::SmallMapVector<llvm::DISubprogram *, llvm::DILocation *, 4> Found;
  // The answers for the scope and the chain that were asked for last.
  const llvm::DILocalScope *LastScope = nullptr;
  bool LastScopeForeign = false;
  const llvm::DILocation *LastInlinedAt = nullptr;
  bool LastPassesForeign = false;
};

/// The calls of foreign functions from kept ones that describe their calls.
/// They are found from the callees' uses: kept code is not looked at for them.
std::vector<DescribedForeignCalls> describedForeignCalls(llvm::Module &M,
                                                         const LanguageMix &);

} // namespace langprov

#endif // LANGPROVENANCE_PASS_FUNCTIONSCAN_H
