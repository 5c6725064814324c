//===- Pass.h - The pass -----------------------------------------*- C++ -*-==//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef LANGPROVENANCE_PASS_H
#define LANGPROVENANCE_PASS_H

#include "Options.h"
#include "llvm/IR/PassManager.h"

namespace langprov {

/// Keeps the debug info of kept languages pure, closed and complete in a module
/// that also holds excluded languages. Meant for the end of a pipeline, when
/// all inlining is done.
class LangProvenancePass : public llvm::PassInfoMixin<LangProvenancePass> {
public:
  /// A pass with the parameters \p Opts. If they could not be parsed, the pass
  /// reports the error and changes nothing.
  explicit LangProvenancePass(llvm::Expected<Options> Opts);

  llvm::PreservedAnalyses run(llvm::Module &M, llvm::ModuleAnalysisManager &);

  /// For -print-pipeline-passes.
  void printPipeline(llvm::raw_ostream &OS,
                     llvm::function_ref<llvm::StringRef(llvm::StringRef)>);

  /// Debug info must be right at O0 and in optnone functions too.
  static bool isRequired() { return true; }

private:
  Options Opts;
  std::string BadOptions; ///< Why the parameters could not be parsed.
};

} // namespace langprov

#endif // LANGPROVENANCE_PASS_H
