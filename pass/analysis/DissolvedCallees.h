//===- DissolvedCallees.h - Kept functions that inlining used up -*- C++ -*-==//
///
/// \file
/// In full LTO a kept function that only foreign code calls may be inlined
/// there, folded to nothing and deleted; its types would then be in no unit,
/// though kept code uses them. What such a function was is not to be seen at
/// the end of the pipeline, so it is noted at the beginning.
///
/// ThinLTO has no such case: the module that a function is imported from keeps
/// it.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROVENANCE_ANALYSIS_DISSOLVEDCALLEES_H
#define LANGPROVENANCE_ANALYSIS_DISSOLVEDCALLEES_H

#include "Options.h"
#include "analysis/UnitSides.h"
#include "llvm/IR/PassManager.h"

namespace langprov {

/// Named metadata that lists the kept subprograms which foreign functions call
/// or are passed, each in a tuple with those already inlined into it. There
/// from the beginning of a full LTO pipeline until our pass at its end.
constexpr const char *CalledByForeignName = "lang-provenance.called-by-foreign";

/// Notes the kept functions that foreign functions call.
class NoteCalleesPass : public llvm::PassInfoMixin<NoteCalleesPass> {
public:
  explicit NoteCalleesPass(LanguageSet Excluded)
      : Excluded(std::move(Excluded)) {}
  llvm::PreservedAnalyses run(llvm::Module &M, llvm::ModuleAnalysisManager &);
  void printPipeline(llvm::raw_ostream &OS,
                     llvm::function_ref<llvm::StringRef(llvm::StringRef)>);
  static bool isRequired() { return true; }

private:
  LanguageSet Excluded;
};

/// The subprograms that NoteCalleesPass noted in \p M and for which
/// \p IsInUse is false, and what was inlined into those.
llvm::SmallVector<const llvm::DISubprogram *, 4>
dissolvedCallees(const llvm::Module &M,
                 llvm::function_ref<bool(const llvm::DISubprogram *)> IsInUse);

/// Removes the note from \p M. Whether there was one.
bool forgetCallees(llvm::Module &M);

} // namespace langprov

#endif // LANGPROVENANCE_ANALYSIS_DISSOLVEDCALLEES_H
