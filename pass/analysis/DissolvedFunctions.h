//===- DissolvedFunctions.h - Kept functions that LTO removed ---*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// declared-callee, in full LTO. A kept function that foreign code calls can be
/// inlined there, folded to nothing and deleted, with the kept functions that
/// it calls. Their types are then in no unit, although they would be if the
/// excluded language were outside of LTO: foreign code would call the function,
/// so it would have to stay.
///
/// By the end of the pipeline no trace of such functions remains, so
/// NoteDissolvablePass records them at the start, in named metadata:
///
///   !lang-provenance.dissolvable = !{!1, !2}
///   !1 = !{!outer, i1 true, !inlined, !callees}   foreign code reaches it
///   !2 = !{!inner, i1 false, !{}, !{}}            only outer does
///
/// where !callees lists the subprograms that the function uses in turn. At the
/// end, a noted function that foreign code reaches and that has no body any
/// more has dissolved, and so have those that it used and that are gone too.
///
/// Limits: a function that another one reaches only through memory that the
/// program writes is not found. ThinLTO has no such case: the module that a
/// function is imported from keeps it.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROVENANCE_ANALYSIS_DISSOLVEDFUNCTIONS_H
#define LANGPROVENANCE_ANALYSIS_DISSOLVEDFUNCTIONS_H

#include "Options.h"
#include "analysis/UnitSides.h"
#include "llvm/IR/PassManager.h"

namespace langprov {

/// Records the kept functions that can dissolve. Changes no code.
class NoteDissolvablePass : public llvm::PassInfoMixin<NoteDissolvablePass> {
public:
  explicit NoteDissolvablePass(LanguageSet Excluded)
      : Excluded(std::move(Excluded)) {}
  llvm::PreservedAnalyses run(llvm::Module &M, llvm::ModuleAnalysisManager &);
  void printPipeline(llvm::raw_ostream &OS,
                     llvm::function_ref<llvm::StringRef(llvm::StringRef)>);
  static bool isRequired() { return true; }

private:
  LanguageSet Excluded;
};

/// The subprograms that NoteDissolvablePass noted in \p M and that have
/// dissolved, with those that were inlined into them before. \p Bodies are the
/// subprograms that still describe a function with a body.
llvm::SmallVector<const llvm::DISubprogram *, 4>
dissolvedFunctions(const llvm::Module &M,
                   const llvm::DenseSet<const llvm::DISubprogram *> &Bodies);

/// Removes the note from \p M.
void forgetDissolvable(llvm::Module &M);

} // namespace langprov

#endif // LANGPROVENANCE_ANALYSIS_DISSOLVEDFUNCTIONS_H
