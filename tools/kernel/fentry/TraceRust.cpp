//===- TraceRust.cpp - Lets ftrace trace Rust functions -------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// A plugin for measuring only. clang -pg -mfentry gives each C function the
/// attribute "fentry-call", which makes code generation begin it with a call of
/// __fentry__; objtool makes a nop of that, which ftrace and BPF patch. rustc
/// before -Zinstrument-mcount=fentry has no such flag. This plugin gives the
/// attribute to each function of Rust that the module defines, at the end of
/// the pipelines that generate code, so that inlining is not affected. It
/// changes the code of Rust.
///
//===----------------------------------------------------------------------===//

#include "llvm/BinaryFormat/Dwarf.h"
#include "llvm/IR/DebugInfoMetadata.h"
#include "llvm/IR/Module.h"
#include "llvm/Passes/PassBuilder.h"
#include "llvm/Plugins/PassPlugin.h"

using namespace llvm;

static bool isOfRust(const Function &F) {
  const DISubprogram *SP = F.getSubprogram();
  if (!SP || !SP->getUnit())
    return false;
  DISourceLanguageName Language = SP->getUnit()->getSourceLanguage();
  return Language.hasVersionedName()
             ? Language.getName() == dwarf::DW_LNAME_Rust
             : Language.getName() == dwarf::DW_LANG_Rust;
}

namespace {
struct TraceRustPass : PassInfoMixin<TraceRustPass> {
  PreservedAnalyses run(Module &M, ModuleAnalysisManager &) {
    for (Function &F : M)
      if (!F.isDeclaration() && isOfRust(F) &&
          !F.hasFnAttribute(Attribute::Naked))
        F.addFnAttr("fentry-call", "true");
    return PreservedAnalyses::none();
  }
  static bool isRequired() { return true; }
};
} // namespace

static void registerCallbacks(PassBuilder &PB) {
  PB.registerFullLinkTimeOptimizationLastEPCallback(
      [](ModulePassManager &MPM, OptimizationLevel) {
        MPM.addPass(TraceRustPass());
      });
  PB.registerOptimizerLastEPCallback(
      [](ModulePassManager &MPM, OptimizationLevel, ThinOrFullLTOPhase Phase) {
        if (Phase != ThinOrFullLTOPhase::ThinLTOPreLink &&
            Phase != ThinOrFullLTOPhase::FullLTOPreLink)
          MPM.addPass(TraceRustPass());
      });
  PB.registerPipelineParsingCallback(
      [](StringRef Name, ModulePassManager &MPM,
         ArrayRef<PassBuilder::PipelineElement>) {
        if (Name != "trace-rust")
          return false;
        MPM.addPass(TraceRustPass());
        return true;
      });
}

extern "C" LLVM_ATTRIBUTE_WEAK PassPluginLibraryInfo llvmGetPassPluginInfo() {
  return {LLVM_PLUGIN_API_VERSION, "TraceRust", "1", registerCallbacks};
}
