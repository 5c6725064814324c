//===- FuzzPass.cpp - Modules that verify, through all of the plugin ------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The input is a module, as IR or bitcode. If LLVM's verifier accepts it, each
// pipeline of the plugin must end, leave a module that the verifier accepts,
// and change nothing when it runs a third time. For one input in fifty it is
// also checked that code generation does not crash, unless it does so without
// the plugin.
//
//===----------------------------------------------------------------------===//

#include "Codegen.h"
#include "Mutator.h"
#include "Verified.h"
#include "llvm/IR/DiagnosticHandler.h"
#include "llvm/IR/DiagnosticInfo.h"
#include "llvm/IR/DiagnosticPrinter.h"
#include "llvm/IR/LLVMContext.h"
#include "llvm/Passes/PassBuilder.h"
#include "llvm/Plugins/PassPlugin.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/Support/xxhash.h"
#include <fcntl.h>
#include <unistd.h>

using namespace llvm;
using namespace langprov;

extern "C" PassPluginLibraryInfo llvmGetPassPluginInfo();

static constexpr const char *Pipelines[] = {
    "lang-provenance<inlined=split>",
    "lang-provenance<inlined=keep>",
    "lang-provenance<inlined=drop;no-tag>",
    "lang-provenance<mode=tag>",
    "lang-provenance<strict;verify>",
    "lang-provenance<exclude=c++14;exclude=c++;exclude=go>",
    "lang-provenance<exclude=c11;exclude=c99;mode=tag>",
    "lang-provenance<exclude=c11;exclude=c99>",
    "lang-provenance<abi>",
    "lang-provenance<exclude=c11;exclude=c99;mode=tag;abi>",
    "lang-provenance-callees",
    "lang-provenance-callees,lang-provenance",
    "lang-provenance-declared",
    "lang-provenance-declared<exclude=c++14>",
    "print<lang-provenance>,print<lang-provenance;exclude=c11>",
};

namespace {
/// Wants all remarks, and prints nothing.
struct SilentHandler : DiagnosticHandler {
  bool handleDiagnostics(const DiagnosticInfo &Info) override {
    std::string Text;
    raw_string_ostream OS(Text);
    DiagnosticPrinterRawOStream Printer(OS);
    Info.print(Printer);
    return true;
  }
  bool isAnalysisRemarkEnabled(StringRef) const override { return true; }
  bool isMissedOptRemarkEnabled(StringRef) const override { return true; }
  bool isPassedOptRemarkEnabled(StringRef) const override { return true; }
  bool isAnyRemarkEnabled() const override { return true; }
};

/// What the run did; printed at its end.
struct Counts {
  size_t Executed = 0, Accepted = 0, GeneratedCode = 0, ChangedTwice = 0;
  ~Counts() {
    errs() << "accepted " << Accepted << " modules of " << Executed
           << ", code generated for " << GeneratedCode
           << ", changed by a second run " << ChangedTwice << '\n';
  }
};
} // namespace

static Counts Total;

static std::unique_ptr<Module> parse(StringRef Text, LLVMContext &Ctx) {
  Ctx.setDiagnosticHandler(std::make_unique<SilentHandler>());
  return parseVerified(Text, Ctx);
}

namespace {
/// The passes of all pipelines, made once.
struct Plugin {
  Plugin() {
    llvmGetPassPluginInfo().RegisterPassBuilderCallbacks(PB);
    PB.registerModuleAnalyses(MAM);
    PB.registerCGSCCAnalyses(CGAM);
    PB.registerFunctionAnalyses(FAM);
    PB.registerLoopAnalyses(LAM);
    PB.crossRegisterProxies(LAM, FAM, CGAM, MAM);
    for (auto [Passes, Manager] : zip(Pipelines, Managers))
      cantFail(PB.parsePassPipeline(Manager, Passes));
  }

  void run(size_t Pipeline, Module &M) {
    Managers[Pipeline].run(M, MAM);
    MAM.clear(); // The next module may have the same address.
  }

  PassBuilder PB;
  LoopAnalysisManager LAM;
  FunctionAnalysisManager FAM;
  CGSCCAnalysisManager CGAM;
  ModuleAnalysisManager MAM;
  ModulePassManager Managers[std::size(Pipelines)];
};
} // namespace

[[noreturn]] static void fail(const char *Passes, const Twine &What,
                              StringRef Module) {
  errs() << "FAULT: " << Passes << ": " << What << '\n' << Module;
  abort();
}

static void check(size_t Pipeline, StringRef Text, bool GenerateCode) {
  static Plugin Passes;
  const char *Name = Pipelines[Pipeline];
  LLVMContext Ctx;
  std::unique_ptr<Module> M = parse(Text, Ctx);
  bool CodeBefore =
      GenerateCode && canGenerateCode(*M) && canGenerateCodeWithAllTypes(*M);
  Passes.run(Pipeline, *M);
  std::string Once = print(*M), Why;
  if (!isVerified(*M, Why))
    fail(Name, "the result does not verify: " + Why, Once);
  if (CodeBefore && !canGenerateCode(*M))
    fail(Name, "code generation crashes", Once);
  Total.GeneratedCode += CodeBefore;
  // A second run finds nothing left to change in a module of compilers. In a
  // mutant, languages may share nodes that compilers never share, and then it
  // may find more; but not for ever.
  Passes.run(Pipeline, *M);
  std::string Twice = print(*M);
  if (Once == Twice)
    return;
  ++Total.ChangedTwice;
  Passes.run(Pipeline, *M);
  std::string Thrice = print(*M);
  if (Twice != Thrice)
    fail(Name, "a third run changes the module", Twice + "AFTER\n" + Thrice);
}

// Less memory and time for each allocation. LLVM itself is not instrumented, so
// its containers and leaks do not count.
extern "C" const char *__asan_default_options() {
  return "detect_container_overflow=0:detect_leaks=0:malloc_context_size=3:"
         "quarantine_size_mb=8";
}

extern "C" int LLVMFuzzerInitialize(int *, char ***) {
  // Reading a module would otherwise verify it, and end the process if it is
  // broken.
  const char *Arguments[] = {"pass-fuzz", "-disable-auto-upgrade-debug-info"};
  cl::ParseCommandLineOptions(2, Arguments);
  // print<lang-provenance> prints there; libFuzzer does not.
  dup2(open("/dev/null", O_WRONLY), STDOUT_FILENO);
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  StringRef Text(reinterpret_cast<const char *>(Data), Size);
  ++Total.Executed;
  {
    LLVMContext Ctx;
    if (!parse(Text, Ctx))
      return -1; // Not to be mutated further.
  }
  ++Total.Accepted;
  // By content, so that an input behaves alike whenever it is run.
  uint64_t Hash = xxh3_64bits(arrayRefFromStringRef(Text));
  bool GenerateCode = Hash % 50 == 0;
  size_t With = Hash / 50 % std::size(Pipelines);
  for (size_t I = 0; I != std::size(Pipelines); ++I)
    check(I, Text, GenerateCode && I == With);
  return 0;
}

extern "C" size_t LLVMFuzzerCustomMutator(uint8_t *Data, size_t Size,
                                          size_t MaxSize, unsigned Seed) {
  size_t NewSize =
      mutate({reinterpret_cast<char *>(Data), MaxSize}, Size, Seed);
  return NewSize ? NewSize : Size;
}
