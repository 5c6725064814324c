//===- TrialLink.cpp - Whether the tools work together --------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "toolchain/TrialLink.h"
#include "LangProvenance/Marks.h"
#include "audit/Audit.h"
#include "elf/InputFiles.h"
#include "toolchain/Complaints.h"
#include "llvm/Support/FileSystem.h"

using namespace llvm;

namespace langprov {

// twice() is inlined into entry(). Neither needs a library.
static constexpr char EntryC[] =
    "struct pair { int left, right; };\n"
    "int twice(int x);\n"
    "int entry(struct pair *p) { return twice(p->left) + p->right; }\n";
static constexpr char TwiceCpp[] =
    "namespace number {\n"
    "struct number { int value; int twice() const { return value * 2; } };\n"
    "}\n"
    "extern \"C\" int twice(int x) { return number::number{x}.twice(); }\n";
static constexpr char TwiceRust[] =
    "#![no_std]\n"
    "pub struct Number { value: i32 }\n"
    "impl Number { fn twice(&self) -> i32 { self.value.wrapping_mul(2) } }\n"
    "#[no_mangle]\n"
    "pub extern \"C\" fn twice(x: i32) -> i32 { Number { value: x }.twice() "
    "}\n";

// bindgen 0.60 knows no libclang that names anonymous types.
static constexpr char PairH[] =
    "struct pair { int left; union { int right; char bytes[4]; }; };\n"
    "struct outer { struct { struct pair inner; } named; };\n";

/// pahole's name of the language, which is all that the file can say.
static constexpr char Cpp[] = "c++14", Rust[] = "rust";

namespace {

class Trials {
public:
  Trials(Toolchain &Tools, const WorkDirectory &Work)
      : Tools(Tools), Work(Work) {}

  void tryClang();
  void tryLink(StringRef Name, StringRef Object, StringRef Language);
  void tryRustcObjects();
  void tryRustcPlugin();
  void tryBindgen(bool ForKernel);

private:
  Toolchain &Tools;
  const WorkDirectory &Work;
  bool HasC = false, HasCpp = false, HasRust = false;

  std::string plugin() const { return Tools[Role::Plugin].Command.front(); }
  bool usable(std::initializer_list<Role> Roles, StringRef Name);
  bool write(StringRef Name, StringRef Text, Role R);
  RunResult runTool(Role R, const Words &Arguments, const Variables &Changed);
  bool passes(Role R, StringRef Name, const RunResult &Result);
  void failed(Role R, StringRef Name, std::string What, std::string Cure);
  bool compiles(StringRef Source, StringRef Object, const Words &Flags);
  Expected<FileAudit> auditOf(StringRef File, StringRef Language);
};

} // namespace

/// Whether all of these tools are there and without a fault. If not, \p Name
/// is skipped.
bool Trials::usable(std::initializer_list<Role> Roles, StringRef Name) {
  for (Role R : Roles) {
    const Tool &T = Tools[R];
    bool Bad = Tools.hasFaults(R);
    if (T.isThere() && !Bad)
      continue;
    Tools.Trials.push_back({Name.str(), Trial::Skipped,
                            Bad ? "because of the fault of " + nameOf(R).str()
                                : "there is no " + nameOf(R).str()});
    return false;
  }
  return true;
}

void Trials::failed(Role R, StringRef Name, std::string What,
                    std::string Cure) {
  Tools.Trials.push_back({Name.str(), Trial::Failed, What});
  Tools.fault(nameOf(R), std::move(What), std::move(Cure));
}

bool Trials::write(StringRef Name, StringRef Text, Role R) {
  Error E = Work.write(Name, Text);
  if (!E)
    return true;
  failed(R, "write a source", toString(std::move(E)), "free some space");
  return false;
}

RunResult Trials::runTool(Role R, const Words &Arguments,
                          const Variables &Changed) {
  Words Command = Tools[R].Command;
  Command.insert(Command.end(), Arguments.begin(), Arguments.end());
  Variables All = {{"LC_ALL", "C"}};
  All.insert(All.end(), Changed.begin(), Changed.end());
  return run(Work, Command, All);
}

/// A warning that the plugin is ignored is a failure too.
bool Trials::passes(Role R, StringRef Name, const RunResult &Result) {
  bool Ignored = StringRef(Result.Errors).contains("Request ignored");
  if (Result.ok() && !Ignored)
    return true;
  if (std::optional<Complaint> C = knownComplaint(Result.Errors))
    failed(R, Name, C->What, C->Cure);
  else
    failed(R, Name, Name.str() + " fails: " + Result.firstError(),
           "see that " + Tools[R].Command.front() + " works by itself");
  return false;
}

bool Trials::compiles(StringRef Source, StringRef Object, const Words &Flags) {
  Words Arguments = {"-g",
                     "-O2",
                     "-c",
                     "-fpass-plugin=" + plugin(),
                     Work.path(Source),
                     "-o",
                     Work.path(Object)};
  Arguments.insert(Arguments.end(), Flags.begin(), Flags.end());
  return passes(Role::Clang, "clang runs the plugin",
                runTool(Role::Clang, Arguments, {{"LANG_PROVENANCE", ""}}));
}

void Trials::tryClang() {
  StringRef Name = "clang runs the plugin";
  if (!usable({Role::Plugin, Role::Clang}, Name) ||
      !write("entry.c", EntryC, Role::Clang) ||
      !write("twice.cpp", TwiceCpp, Role::Clang))
    return;
  if (!compiles("entry.c", "entry.native.o", {}) ||
      !compiles("entry.c", "entry.o", {"-flto=thin"}))
    return;
  HasC = true;
  Tools.Trials.push_back({Name.str(), Trial::Passed, "C, native and for LTO"});
  HasCpp = compiles("twice.cpp", "cpp.o", {"-flto=thin", "-std=c++14"});
}

void Trials::tryRustcObjects() {
  if (!Tools[Role::Rustc].isThere() || Tools.hasFaults(Role::Rustc) ||
      !write("twice.rs", TwiceRust, Role::Rustc))
    return;
  HasRust = passes(Role::Rustc, "rustc writes bitcode",
                   runTool(Role::Rustc,
                           {"-g", "-O", "-Cpanic=abort", "-Clinker-plugin-lto",
                            "--crate-type=lib", "--emit=obj",
                            Work.path("twice.rs"), "-o", Work.path("rust.o")},
                           {}));
}

Expected<FileAudit> Trials::auditOf(StringRef File, StringRef Language) {
  AuditOptions Options;
  Expected<LanguageSet> Exclude = LanguageSet::parse(Language);
  if (!Exclude)
    return Exclude.takeError();
  Options.Exclude = *Exclude;
  std::optional<FileAudit> Result;
  std::vector<std::string> Skipped;
  Error E = forEachObject(
      Work.path(File),
      [&](ElfObject &Object) -> Error {
        Expected<std::unique_ptr<DwarfFile>> Dwarf = DwarfFile::create(Object);
        if (!Dwarf)
          return Dwarf.takeError();
        Result = audit(**Dwarf, Options);
        return Error::success();
      },
      Skipped);
  if (E)
    return E;
  return *Result;
}

/// The sum of what an audit found.
static uint64_t breaks(const FileAudit &A) {
  return A.Pure.Broken.Count + A.Closed.Broken.Count +
         (A.FirstUnit.verdict() == Verdict::Broken);
}

void Trials::tryLink(StringRef Name, StringRef Object, StringRef Language) {
  bool IsRust = Language == Rust;
  if (!usable({Role::Plugin, Role::Clang, Role::Lld}, Name) ||
      (IsRust && !usable({Role::Rustc}, Name)))
    return;
  if (!HasC || (IsRust ? !HasRust : !HasCpp)) {
    Tools.Trials.push_back(
        {Name.str(), Trial::Skipped, "there is nothing to link"});
    return;
  }
  Variables Environment = {{"LANG_PROVENANCE", "exclude=" + Language.str()}};
  auto Link = [&](StringRef Out, const Words &Flags) {
    Words Arguments = {
        "-e", "entry",       Work.path("entry.o"), Work.path(Object),
        "-o", Work.path(Out)};
    Arguments.insert(Arguments.end(), Flags.begin(), Flags.end());
    return passes(Role::Lld, Name, runTool(Role::Lld, Arguments, Environment));
  };
  if (!Link("without", {}) || !Link("with", {"--load-pass-plugin=" + plugin()}))
    return;
  Expected<FileAudit> Without = auditOf("without", Language);
  Expected<FileAudit> With = auditOf("with", Language);
  if (!Without || !With) {
    Error E = joinErrors(Without.takeError(), With.takeError());
    failed(Role::Lld, Name, toString(std::move(E)),
           "report it: langprov cannot read what was linked");
    return;
  }
  if (uint64_t Found = breaks(*With)) {
    failed(Role::Lld, Name,
           "audit finds " + std::to_string(Found) +
               " faults in what it linked with the plugin, which it does not "
               "run or not at the end",
           "link with ld.lld itself, without another --lto-newpm-passes=");
    return;
  }
  uint64_t Mixed = breaks(*Without);
  Tools.Trials.push_back(
      {Name.str(), Mixed ? Trial::Passed : Trial::Skipped,
       Mixed
           ? "audit finds nothing; without the plugin " +
                 std::to_string(Mixed) + " faults"
           : "nothing mixes without the plugin either, so this shows nothing"});
}

void Trials::tryRustcPlugin() {
  StringRef Name = "rustc runs the plugin";
  if (!usable({Role::Plugin, Role::Rustc}, Name))
    return;
  const Tool &Rustc = Tools[Role::Rustc];
  if (!HasRust || Rustc.Llvm.Major != Tools[Role::Plugin].Llvm.Major) {
    Tools.Trials.push_back({Name.str(), Trial::Skipped,
                            HasRust ? "its LLVM is not the plugin's"
                                    : "there is nothing to compile"});
    return;
  }
  // The option is unstable, which the variable allows; Kbuild sets it.
  if (!passes(Role::Rustc, Name,
              runTool(Role::Rustc,
                      {"-Zllvm-plugins=" + plugin(), "-g", "-O",
                       "-Cpanic=abort", "--crate-type=lib", "--emit=obj",
                       Work.path("twice.rs"), "-o", Work.path("native.o")},
                      {{"RUSTC_BOOTSTRAP", "1"}, {"LANG_PROVENANCE", ""}})))
    return;
  Expected<FileAudit> Object = auditOf("native.o", Rust);
  if (!Object)
    return failed(Role::Rustc, Name, toString(Object.takeError()),
                  "report it: langprov cannot read what rustc wrote");
  if (Object->Units.empty() || Object->Units.front().Name != LeadUnitName)
    return failed(Role::Rustc, Name,
                  "it accepts -Zllvm-plugins= and does not run the plugin",
                  "a rustc whose LLVM can load plugins");
  Tools.Trials.push_back(
      {Name.str(), Trial::Passed, "a native object begins with a kept unit"});
}

void Trials::tryBindgen(bool ForKernel) {
  StringRef Name = "bindgen describes a C type";
  if (!Tools[Role::Bindgen].isThere() || Tools.hasFaults(Role::Bindgen) ||
      !write("pair.h", PairH, Role::Bindgen))
    return;
  const Tool &Bindgen = Tools[Role::Bindgen];
  std::string Versions = Bindgen.Own.str();
  if (Bindgen.Llvm.isKnown())
    Versions += " with libclang " + Bindgen.Llvm.str();
  RunResult Result = runTool(Role::Bindgen, {Work.path("pair.h")}, {});
  if (Result.ok() && StringRef(Result.Output).contains("pub left") &&
      StringRef(Result.Output).contains("pub inner")) {
    Tools.Trials.push_back({Name.str(), Trial::Passed, Versions});
    return;
  }
  std::string What = Versions + (Result.ok() ? " leaves members out"
                                             : ": " + Result.firstError());
  std::string Cure = "a newer bindgen, or an older libclang (LIBCLANG_PATH=)";
  Tools.Trials.push_back({Name.str(), Trial::Failed, What});
  // Only a kernel is built with it.
  if (ForKernel || Bindgen.From != "PATH")
    Tools.fault("bindgen", What, Cure);
  else
    Tools.note("bindgen", What, Cure);
}

void tryTools(Toolchain &Tools, const WorkDirectory &Work, bool ForKernel) {
  Trials T(Tools, Work);
  T.tryClang();
  T.tryRustcObjects();
  T.tryLink("lld links C and C++ with the plugin", "cpp.o", Cpp);
  T.tryLink("lld links C and Rust with the plugin", "rust.o", Rust);
  T.tryRustcPlugin();
  T.tryBindgen(ForKernel);
}

} // namespace langprov
