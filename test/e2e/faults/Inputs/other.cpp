// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Another plugin: where LangProvenance runs too, it adds a variable to each
// module. With OTHER_KILLS in the environment it kills the program there.
#include "llvm/IR/GlobalVariable.h"
#include "llvm/IR/Module.h"
#include "llvm/Passes/PassBuilder.h"
#if __has_include("llvm/Plugins/PassPlugin.h")
#include "llvm/Plugins/PassPlugin.h"
#else
#include "llvm/Passes/PassPlugin.h"
#endif
#include <csignal>
#include <cstdlib>

using namespace llvm;

namespace {
struct Other : PassInfoMixin<Other> {
  PreservedAnalyses run(Module &M, ModuleAnalysisManager &) {
    if (std::getenv("OTHER_KILLS"))
      std::raise(SIGKILL);
    Type *Byte = Type::getInt8Ty(M.getContext());
    new GlobalVariable(M, Byte, true, GlobalValue::WeakAnyLinkage,
                       ConstantInt::get(Byte, 1), "other_was_here");
    return PreservedAnalyses::none();
  }
};
} // namespace

static void registerCallbacks(PassBuilder &PB) {
  PB.registerFullLinkTimeOptimizationLastEPCallback(
      [](ModulePassManager &MPM, OptimizationLevel) { MPM.addPass(Other()); });
  PB.registerOptimizerLastEPCallback(
      [](ModulePassManager &MPM, OptimizationLevel, ThinOrFullLTOPhase) {
        MPM.addPass(Other());
      });
}

extern "C" PassPluginLibraryInfo llvmGetPassPluginInfo() {
  return {LLVM_PLUGIN_API_VERSION, "Other", "1", registerCallbacks};
}
