//===- ReadVersions.cpp - What the tools say they are ---------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "toolchain/ReadVersions.h"
#include "LangProvenance/Marks.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Object/ObjectFile.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace langprov {

/// What a tool's --version has in it.
static constexpr struct {
  StringRef Text, Product;
} Products[] = {
    {"clang version", "clang"},
    {"LLD ", "lld"},
    {"GNU gold", "gold"},
    {"GNU ld", "GNU ld"},
    {"mold ", "mold"},
    {"rustc ", "rustc"},
    {"bindgen ", "bindgen"},
    {"Free Software Foundation", "gcc"}, // In its second line.
};

static std::string realName(StringRef Path) {
  SmallString<128> Real;
  if (sys::fs::real_path(Path, Real))
    Real = Path;
  return sys::path::filename(Real).str();
}

static RunResult ask(const Tool &T, const WorkDirectory &Work,
                     std::initializer_list<std::string> Question) {
  Words Command = T.Command;
  Command.insert(Command.end(), Question);
  return run(Work, Command, {{"LC_ALL", "C"}});
}

static void readLlvmOfRustc(Tool &Rustc, const WorkDirectory &Work) {
  std::string Text = ask(Rustc, Work, {"-vV"}).Output;
  StringRef Llvm = StringRef(Text).split("LLVM version: ").second;
  Rustc.Llvm = parseVersion(Llvm.split('\n').first);
  std::string Sysroot = ask(Rustc, Work, {"--print", "sysroot"}).Output;
  StringRef Root = StringRef(Sysroot).trim();
  std::error_code EC;
  for (sys::fs::directory_iterator I(Root + "/lib", EC), End; !EC && I != End;
       I.increment(EC)) {
    // What rustup installs: libLLVM.so.22.1-rust-1.95.0-stable.
    StringRef Name = sys::path::filename(I->path());
    if (Name.starts_with("libLLVM") && Name.contains("-rust-"))
      Rustc.Remark = "with its own LLVM";
  }
  if (Rustc.Remark.empty() && Root == "/usr")
    Rustc.Remark = "with the system's LLVM";
}

/// Asks for the version of libclang as the kernel's rust_is_available.sh does.
static void readLibclangOfBindgen(Tool &Bindgen, const WorkDirectory &Work) {
  if (Error E = Work.write("libclang.h", "#pragma message(\"clang version \" "
                                         "__clang_version__)\n")) {
    consumeError(std::move(E));
    return;
  }
  std::string Text = ask(Bindgen, Work, {Work.path("libclang.h")}).Errors;
  Bindgen.Llvm = parseVersion(StringRef(Text).split("clang version ").second);
}

void readPluginVersion(Toolchain &Tools) {
  Tool &Plugin = Tools[Role::Plugin];
  if (!Plugin.isThere())
    return;
  const std::string &Path = Plugin.Command.front();
  auto Object = object::ObjectFile::createObjectFile(Path);
  if (!Object) {
    Tools.fault("plugin", toString(Object.takeError()),
                "name the file LangProvenance-N.so with --plugin");
    return;
  }
  for (const object::SectionRef &Section : Object->getBinary()->sections()) {
    Expected<StringRef> Name = Section.getName();
    Expected<StringRef> Text = Section.getContents();
    if (Name && Text && *Name == PluginIdentitySection &&
        Text->starts_with("LangProvenance ")) {
      Plugin.Product = "LangProvenance";
      Plugin.Own = parseVersion(*Text);
      (void)Text->split(" for LLVM ")
          .second.take_while(isDigit)
          .getAsInteger(10, Plugin.Llvm.Major);
      return;
    }
    for (Expected<StringRef> *E : {&Name, &Text})
      if (!*E)
        consumeError(E->takeError());
  }
  // Built before there was such a section, or something else.
  std::string Real = realName(Path);
  StringRef Digits = Real;
  if (Digits.consume_front("LangProvenance-"))
    (void)Digits.take_while(isDigit).getAsInteger(10, Plugin.Llvm.Major);
  Plugin.Remark = "it does not say what it is";
}

void readVersions(Toolchain &Tools, const WorkDirectory &Work) {
  for (unsigned I = 0; I < NumRoles; ++I) {
    Tool &T = Tools.Tools[I];
    if (!T.isThere() || Role(I) == Role::Plugin)
      continue;
    RunResult Answer = ask(T, Work, {"--version"});
    if (!Answer.ok()) {
      Tools.fault(nameOf(Role(I)),
                  T.Command.front() + " --version: " + Answer.firstError(),
                  "reinstall it, or name another one");
      continue;
    }
    StringRef Text = Answer.Output;
    for (const auto &P : Products)
      if (Text.contains(P.Text)) {
        T.Product = P.Product.str();
        if (P.Product != "gcc")
          Text = Text.substr(Text.find(P.Text));
        break;
      }
    if (Role(I) == Role::Pahole)
      T.Product = realName(T.Command.front()) == "langprov-pahole"
                      ? "langprov-pahole"
                      : "pahole";
    T.Own = parseVersion(Text);
    if (T.Product == "clang" || T.Product == "lld")
      T.Llvm = T.Own;
  }
  if (Tools[Role::Rustc].Product == "rustc")
    readLlvmOfRustc(Tools[Role::Rustc], Work);
  if (Tools[Role::Bindgen].Product == "bindgen")
    readLibclangOfBindgen(Tools[Role::Bindgen], Work);
}

} // namespace langprov
