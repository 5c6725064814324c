//===- Pass.cpp - The pass: analyse, plan, apply, verify, report ----------===//

#include "Pass.h"
#include "analysis/DissolvedCallees.h"
#include "report/Report.h"
#include "llvm/IR/DebugInfo.h"
#include "llvm/IR/Verifier.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace langprov {

LangProvenancePass::LangProvenancePass(Expected<Options> Parsed) {
  if (Parsed)
    Opts = std::move(*Parsed);
  else
    BadOptions = toString(Parsed.takeError());
}

/// Whether \p M is valid; \p Why says what is not. Debug info that is broken
/// before the pass is stripped, as LLVM does when it reads a module.
static bool isValid(Module &M, bool &BrokenDebugInfo, std::string &Why) {
  raw_string_ostream OS(Why);
  BrokenDebugInfo = false;
  return !verifyModule(M, &OS, &BrokenDebugInfo);
}

PreservedAnalyses LangProvenancePass::run(Module &M, ModuleAnalysisManager &) {
  if (!BadOptions.empty()) {
    diagnose(M, BadOptions, /*IsError=*/true);
    return PreservedAnalyses::all();
  }

  LanguageMix Mix(M, Opts.Exclude);
  forgetCallees(M);
  if (!Mix.hasExcluded())
    return PreservedAnalyses::all();

  if (Opts.Verify) {
    bool BrokenDebugInfo;
    std::string Why;
    if (!isValid(M, BrokenDebugInfo, Why)) {
      diagnose(M, "the module was broken before the pass: " + Why, true);
      return PreservedAnalyses::all();
    }
    if (BrokenDebugInfo) {
      diagnose(M, "ignoring debug info that was broken before the pass: " + Why,
               Opts.Strict);
      StripDebugInfo(M);
      return PreservedAnalyses::none();
    }
  }

  Plan P = makePlan(Mix, Opts);
  reportRefusals(M, Mix, P, Opts.Strict);
  if (P.empty())
    return PreservedAnalyses::all();
  Applied Done = applyPlan(M, Mix, P);

  if (Opts.Verify) {
    bool BrokenDebugInfo;
    std::string Why;
    if (!isValid(M, BrokenDebugInfo, Why) || BrokenDebugInfo)
      diagnose(M, "the pass broke the module, please report this: " + Why,
               true);
  }
  reportApplied(Mix, P, Done);
  // No instruction was touched but for its location.
  PreservedAnalyses Preserved;
  Preserved.preserveSet<CFGAnalyses>();
  return Preserved;
}

void LangProvenancePass::printPipeline(raw_ostream &OS,
                                       function_ref<StringRef(StringRef)>) {
  OS << "lang-provenance<" << Opts.str() << '>';
}

} // namespace langprov
