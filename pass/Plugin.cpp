//===- Plugin.cpp - Registers the passes with LLVM ------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "HostVersion.h"
#include "LLVMCompat.h"
#include "Pass.h"
#include "analysis/DissolvedFunctions.h"
#include "analysis/LanguageMix.h"
#include "prelink/RetainDeclared.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using namespace langprov;

/// Holds the parameters where there is no pipeline text, as in a linker.
static constexpr const char *EnvironmentVariable = "LANG_PROVENANCE";

static Expected<Options> optionsFromEnvironment() {
  return Options::parse(
      sys::Process::GetEnv(EnvironmentVariable).value_or(std::string()));
}

/// The text between the angle brackets of `Pass<text>`; std::nullopt if \p Name
/// is not that pass.
static std::optional<StringRef> parametersOf(StringRef Name, StringRef Pass) {
  if (!Name.consume_front(Pass))
    return std::nullopt;
  if (Name.empty())
    return Name;
  if (!Name.consume_front("<") || !Name.consume_back(">"))
    return std::nullopt;
  return Name;
}

/// Adds the pass that \p Name names. LLVM reports a false result as an unknown
/// pass, so errors in the parameters are printed here.
static bool parsePass(StringRef Name, ModulePassManager &MPM,
                      ArrayRef<PassBuilder::PipelineElement>) {
  std::optional<StringRef> Run = parametersOf(Name, "lang-provenance");
  std::optional<StringRef> Note = parametersOf(Name, "lang-provenance-callees");
  std::optional<StringRef> Declared =
      parametersOf(Name, "lang-provenance-declared");
  std::optional<StringRef> Print;
  if (Name == "print<lang-provenance>")
    Print = "";
  else if (Name.consume_front("print<lang-provenance;") &&
           Name.consume_back(">"))
    Print = Name;
  if (!Run && !Note && !Declared && !Print)
    return false;

  Expected<Options> Opts = Options::parse(Run        ? *Run
                                          : Note     ? *Note
                                          : Declared ? *Declared
                                                     : *Print);
  if (!Opts) {
    errs() << "lang-provenance: " << toString(Opts.takeError()) << '\n';
    return false;
  }
  if (Run)
    MPM.addPass(LangProvenancePass(std::move(Opts)));
  else if (Note)
    MPM.addPass(NoteDissolvablePass(Opts->Exclude));
  else if (Declared)
    MPM.addPass(RetainDeclaredPass(Opts->Exclude));
  else
    MPM.addPass(LanguageMixPrinterPass(outs(), Opts->Exclude));
  return true;
}

static void registerCallbacks(PassBuilder &PB) {
  PB.registerPipelineParsingCallback(parsePass);
  compat::beforeInlining(PB, [](ModulePassManager &MPM) {
    Expected<Options> Opts = optionsFromEnvironment();
    // The pass at the end of the pipeline reports errors in the parameters.
    if (!Opts)
      consumeError(Opts.takeError());
    else if (Opts->What == Mode::Split)
      MPM.addPass(NoteDissolvablePass(Opts->Exclude));
  });
  compat::atEndOfPreLink(PB, [](ModulePassManager &MPM) {
    Expected<Options> Opts = optionsFromEnvironment();
    if (!Opts)
      consumeError(Opts.takeError());
    else if (Opts->What == Mode::Split)
      MPM.addPass(RetainDeclaredPass(Opts->Exclude));
  });
  compat::atEndOfPipelines(PB, [](ModulePassManager &MPM) {
    MPM.addPass(LangProvenancePass(optionsFromEnvironment()));
  });
}

extern "C" LLVM_ATTRIBUTE_VISIBILITY_DEFAULT PassPluginLibraryInfo
llvmGetPassPluginInfo() {
  requireMatchingHost();
  return {LLVM_PLUGIN_API_VERSION, "LangProvenance", LANGPROV_VERSION,
          registerCallbacks};
}
