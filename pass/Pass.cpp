//===- Pass.cpp - The pass: analyse, plan, apply, verify, report ----------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "Pass.h"
#include "abi/AbiNoter.h"
#include "analysis/DissolvedFunctions.h"
#include "apply/Apply.h"
#include "prelink/RetainDeclared.h"
#include "report/Report.h"
#include "tag/Tagger.h"
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

/// Whether \p M is valid. \p Why receives the verifier's messages. Debug info
/// that is broken does not make the module invalid; it sets \p BrokenDebugInfo.
static bool isValid(Module &M, bool &BrokenDebugInfo, std::string &Why) {
  raw_string_ostream OS(Why);
  BrokenDebugInfo = false;
  return !verifyModule(M, &OS, &BrokenDebugInfo);
}

/// Whether the pass may run on \p M. Broken debug info is removed, as LLVM does
/// when it reads a module; \p Changed reports that.
static bool verifyBefore(Module &M, bool Strict, bool &Changed) {
  bool BrokenDebugInfo;
  std::string Why;
  if (!isValid(M, BrokenDebugInfo, Why)) {
    diagnose(M, "the module was broken before the pass: " + Why, true);
    return false;
  }
  if (!BrokenDebugInfo)
    return true;
  diagnose(M, "ignoring debug info that was broken before the pass: " + Why,
           Strict);
  Changed = StripDebugInfo(M);
  return false;
}

static void verifyAfter(Module &M) {
  bool BrokenDebugInfo;
  std::string Why;
  if (!isValid(M, BrokenDebugInfo, Why) || BrokenDebugInfo)
    diagnose(M, "the pass broke the module, please report this: " + Why, true);
}

/// mode=split. Returns whether \p M was changed.
static bool split(Module &M, const LanguageMix &Mix, const Options &Opts) {
  Plan P = makePlan(M, Mix, Opts);
  reportRefusals(M, Mix, P.Refusals, Opts.Strict);
  if (P.empty())
    return false;
  Applied Done = applyPlan(M, P);
  reportApplied(Mix, P, Done);
  return true;
}

/// mode=tag. Returns whether \p M was changed.
static bool tag(Module &M, const LanguageMix &Mix, const Options &Opts) {
  TagPlan Tags = makeTagPlan(Mix);
  reportRefusals(M, Mix, Tags.Refusals, Opts.Strict);
  if (Tags.empty())
    return false;
  applyTags(M, Tags);
  reportTagged(Mix, Tags);
  return true;
}

/// Parameter abi. Returns whether \p M was changed.
static bool noteAbi(Module &M, const UnitSides &Sides) {
  AbiPlan Notes = makeAbiPlan(M, Sides);
  applyNotes(Notes);
  return !Notes.empty();
}

PreservedAnalyses LangProvenancePass::run(Module &M, ModuleAnalysisManager &) {
  if (!BadOptions.empty()) {
    diagnose(M, BadOptions, /*IsError=*/true);
    return PreservedAnalyses::all();
  }

  UnitSides Sides(M, Opts.Exclude);
  if (Sides.excluded().empty()) {
    forgetDissolvable(M);
    return PreservedAnalyses::all();
  }
  bool Changed = false;
  if (Opts.Verify && !verifyBefore(M, Opts.Strict, Changed)) {
    forgetDissolvable(M);
    forgetDeclared(M);
    return Changed ? PreservedAnalyses::none() : PreservedAnalyses::all();
  }
  // What the notes add is separated with the rest.
  if (Opts.Abi)
    Changed |= noteAbi(M, Sides);

  LanguageMix Mix(M, std::move(Sides));
  forgetDissolvable(M);
  forgetDeclared(M);
  Changed |= Opts.What == Mode::Tag ? tag(M, Mix, Opts) : split(M, Mix, Opts);
  if (!Changed)
    return PreservedAnalyses::all();
  if (Opts.Verify)
    verifyAfter(M);
  // Only the locations of instructions were changed.
  PreservedAnalyses Preserved;
  Preserved.preserveSet<CFGAnalyses>();
  return Preserved;
}

void LangProvenancePass::printPipeline(raw_ostream &OS,
                                       function_ref<StringRef(StringRef)>) {
  OS << "lang-provenance<" << Opts.str() << '>';
}

} // namespace langprov
