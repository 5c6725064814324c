//===- LanguageMix.h - What mixes languages in a module ----------*- C++ -*-==//
///
/// \file
/// The analysis: facts about a module, nothing decided and nothing changed.
/// The letters are those of docs/how-languages-mix.md.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROVENANCE_ANALYSIS_LANGUAGEMIX_H
#define LANGPROVENANCE_ANALYSIS_LANGUAGEMIX_H

#include "analysis/ForeignGraph.h"
#include "analysis/UnitSides.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/IR/PassManager.h"
#include "llvm/Support/raw_ostream.h"
#include <memory>

namespace langprov {

/// A: a kept function that describes its calls (DIFlagAllCallsDescribed) and
/// calls foreign functions directly, so that DwarfDebug would make DIEs for
/// them in the kept unit (DwarfCompileUnit::constructCallSiteEntryDIE).
struct DescribedForeignCalls {
  llvm::Function *Caller;
  llvm::SmallVector<llvm::Function *, 2> Callees; ///< In module order.
};

/// B: a direct call from a foreign function to a kept one, seen first.
struct CallToKept {
  llvm::Function *Caller;
  llvm::Function *Callee;
  /// The unit of the kept code that makes the call after having been inlined
  /// into the caller; null when the call is the caller's own.
  llvm::DICompileUnit *InlinedFrom;
  /// The caller describes its calls, so the callee's DIE, and those of its
  /// types, would be made in the foreign unit.
  bool Described;
};

/// E: foreign subprograms that were inlined into a kept function.
struct InlinedForeignScopes {
  struct Scope {
    llvm::DISubprogram *Subprogram;
    llvm::DILocation *First; ///< A place where it was found.
  };
  llvm::Function *Into;
  llvm::SmallVector<Scope, 2> Scopes; ///< In order of first appearance.
};

/// What mixes languages in one module. Everything is in module order.
class LanguageMix {
public:
  LanguageMix(llvm::Module &M, const LanguageSet &Excluded);

  const UnitSides Sides;
  ForeignGraph Foreign; ///< C.
  std::vector<DescribedForeignCalls> ForeignCalls;
  std::vector<CallToKept> KeptCalls;
  /// B, in full LTO: kept functions that foreign code called and that are gone.
  llvm::SmallVector<const llvm::DISubprogram *, 4> Dissolved;
  /// Has every kept function with an instruction whose location is foreign.
  std::vector<InlinedForeignScopes> InlinedScopes;

  /// D: whether the module's first unit could be an excluded one: it is the
  /// first of `llvm.dbg.cu`, or the first kept unit has nothing that makes
  /// DwarfDebug begin with it.
  bool excludedUnitMayComeFirst() const;

  /// Whether there is an excluded unit at all; if not, nothing else was looked
  /// at.
  bool hasExcluded() const { return !Sides.excluded().empty(); }

  /// Whether \p SP, which is what a function is described by, is foreign. For a
  /// definition its unit tells. A declaration has none, and is foreign when the
  /// foreign graph reaches it, its class or a type of its signature.
  bool isForeign(const llvm::DISubprogram *SP) const;

  /// The function to name in a report that must name one: the first foreign one
  /// with a body, or else the first kept one, because inlining may have left no
  /// foreign one; null if there is neither.
  const llvm::Function *functionForReports() const;

  /// Human-readable; the order and the wording are stable.
  void print(llvm::raw_ostream &OS) const;

private:
  const llvm::Module &M;
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

/// Whether DwarfDebug creates \p Unit when the module begins, before those that
/// it creates when it meets their first function (DwarfDebug::beginModule).
bool isEmittedAtModuleStart(const llvm::DICompileUnit &Unit);

} // namespace langprov

#endif // LANGPROVENANCE_ANALYSIS_LANGUAGEMIX_H
