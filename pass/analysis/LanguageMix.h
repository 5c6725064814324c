//===- LanguageMix.h - What mixes languages in a module ----------*- C++ -*-==//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// The analysis: facts about a module. Nothing is decided and nothing changed.
///
/// Terms. An *excluded* unit is one that the DWARF consumer drops, a *kept*
/// unit any other. *Foreign* is what belongs to an excluded unit. The five ways
/// in which languages mix, the *leaks*, are call-site, declared-callee,
/// shared-node, first-unit and inlined-scope; docs/architecture.md explains
/// them.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROVENANCE_ANALYSIS_LANGUAGEMIX_H
#define LANGPROVENANCE_ANALYSIS_LANGUAGEMIX_H

#include "analysis/DissolvedFunctions.h"
#include "analysis/ForeignGraph.h"
#include "analysis/FunctionScan.h"
#include "analysis/UnitSides.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/IR/PassManager.h"
#include "llvm/Support/raw_ostream.h"

namespace langprov {

/// call-site: a kept function that describes its calls (emission::
/// describesCalls), and foreign functions that are callable from it.
struct DescribedForeignCalls {
  llvm::Function *Caller;
  /// In module order. Empty if code generation could make the callee
  /// (emission::mayBeOutlined), or if a virtual call shows it
  /// (emission::virtualCallee).
  llvm::SmallVector<llvm::Function *, 2> Callees;
};

/// What mixes languages in one module. Everything is in module order.
class LanguageMix {
public:
  LanguageMix(llvm::Module &M, UnitSides Units);

  const UnitSides Sides;
  /// call-site.
  std::vector<DescribedForeignCalls> ForeignCalls;
  /// declared-callee: calls of kept functions from foreign ones, and from those
  /// of ForeignCalls.
  std::vector<CallToKept> KeptCalls;
  /// declared-callee: kept functions that foreign code reached and that are
  /// gone (DissolvedFunctions.h).
  llvm::SmallVector<DissolvedFunction, 4> Dissolved;
  /// shared-node.
  ForeignGraph Foreign;
  /// declared-callee: kept units with code that were compiled without the
  /// plugin (RetainDeclared.h), so that types which only their declarations
  /// name may be missing.
  std::vector<const llvm::DICompileUnit *> CompiledWithout;
  /// inlined-scope: every kept function with an instruction whose location is
  /// foreign.
  std::vector<InlinedForeignScopes> InlinedScopes;

  /// first-unit: whether the module's first unit could be an excluded one. This
  /// is so if an excluded unit leads `llvm.dbg.cu`, or if the first kept unit
  /// is not emitted at the start of the module.
  bool excludedUnitMayComeFirst() const;

  /// Whether there is an excluded unit at all. If not, nothing else was
  /// analysed.
  bool hasExcluded() const { return !Sides.excluded().empty(); }

  /// Whether \p SP, which describes a function, is foreign. A definition is if
  /// its unit is excluded. A declaration has no unit; it is foreign if it
  /// reaches a node that is foreign only, or was found to be declared by
  /// foreign code.
  bool isForeign(const llvm::DISubprogram *SP) const;

  /// The function to name in a report that must name one: the first foreign one
  /// with a body, or else the first kept one. Null if there is neither.
  const llvm::Function *functionForReports() const;

  /// Human-readable; the order and the wording are stable.
  void print(llvm::raw_ostream &OS) const;

private:
  struct Functions;
  void markForeignDeclarations(const Functions &All);
  void findForeignCalls(const Functions &All);
  void findKeptCalls(const Functions &All);
  void findCompiledWithout(const Functions &All);

  const llvm::Module &M;
  bool ForeignDeclares = false; ///< Excluded code may describe declarations.
};

/// Prints the analysis: `-passes='print<lang-provenance>'`.
class LanguageMixPrinterPass
    : public llvm::PassInfoMixin<LanguageMixPrinterPass> {
public:
  LanguageMixPrinterPass(llvm::raw_ostream &OS, LanguageSet Excluded)
      : OS(OS), Excluded(std::move(Excluded)) {}
  llvm::PreservedAnalyses run(llvm::Module &M, llvm::ModuleAnalysisManager &);
  static bool isRequired() { return true; }

private:
  llvm::raw_ostream &OS;
  LanguageSet Excluded;
};

} // namespace langprov

#endif // LANGPROVENANCE_ANALYSIS_LANGUAGEMIX_H
