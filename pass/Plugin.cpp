//===- Plugin.cpp - Where LLVM finds the pass -----------------------------===//

#include "LangProvenance/LLVMCompat.h"
#include "LangProvenance/LanguageMix.h"
#include "LangProvenance/Pass.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using namespace langprov;

/// A linker's pipeline has no text to put parameters in.
static constexpr const char *EnvironmentVariable = "LANG_PROVENANCE";

static Expected<Options> optionsFromEnvironment() {
  return Options::parse(
      sys::Process::GetEnv(EnvironmentVariable).value_or(std::string()));
}

/// The text between the angle brackets of `Pass<text>`; nothing if \p Name is
/// not that pass.
static std::optional<StringRef> parametersOf(StringRef Name, StringRef Pass) {
  if (!Name.consume_front(Pass))
    return std::nullopt;
  if (Name.empty())
    return Name;
  if (!Name.consume_front("<") || !Name.consume_back(">"))
    return std::nullopt;
  return Name;
}

/// Adds the pass that \p Name stands for. LLVM reports a false result as an
/// unknown pass, so what is wrong with the parameters is said here.
static bool parsePass(StringRef Name, ModulePassManager &MPM,
                      ArrayRef<PassBuilder::PipelineElement>) {
  bool Print = false;
  std::optional<StringRef> Parameters = parametersOf(Name, "lang-provenance");
  if (!Parameters && Name.consume_front("print<") && Name.consume_back(">")) {
    Print = true;
    if (Name.consume_front("lang-provenance;") || Name == "lang-provenance")
      Parameters = Name == "lang-provenance" ? "" : Name;
  }
  if (!Parameters)
    return false;
  Expected<Options> Opts = Options::parse(*Parameters);
  if (!Opts) {
    errs() << toString(Opts.takeError()) << '\n';
    return false;
  }
  if (Print)
    MPM.addPass(LanguageMixPrinterPass(outs(), Opts->Exclude));
  else
    MPM.addPass(LangProvenancePass(std::move(Opts)));
  return true;
}

static void registerCallbacks(PassBuilder &PB) {
  PB.registerPipelineParsingCallback(parsePass);
  compat::atEndOfPipelines(PB, [](ModulePassManager &MPM) {
    MPM.addPass(LangProvenancePass(optionsFromEnvironment()));
  });
}

extern "C" LLVM_ATTRIBUTE_VISIBILITY_DEFAULT PassPluginLibraryInfo
llvmGetPassPluginInfo() {
  return {LLVM_PLUGIN_API_VERSION, "LangProvenance", LANGPROV_VERSION,
          registerCallbacks};
}
