//===- KernelRust.cpp - Why a kernel has no CONFIG_RUST -------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "toolchain/KernelRust.h"
#include "toolchain/FindTools.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Process.h"

using namespace llvm;

namespace langprov {

/// How to make a condition hold. The first one applies whose symbol is in the
/// condition and has the wrong value.
static constexpr struct {
  StringRef Symbol;
  bool WrongIfSet;
  StringRef Cure;
} Cures[] = {
    {"HAVE_RUST", false,
     "build for an architecture of Documentation/rust/arch-support.rst"},
    {"PAHOLE_HAS_LANG_EXCLUDE", false,
     "pahole 1.24 or newer (PAHOLE=), then make olddefconfig"},
    {"PAHOLE_MERGES_LANG_EXCLUDE", false,
     "pahole 1.28 or newer (PAHOLE=), then make olddefconfig"},
    {"LTO", true,
     "the patches in LangProvenance's tools/kernel/patches, or scripts/config "
     "-d DEBUG_INFO_BTF, or -e LTO_NONE"},
    {"DEBUG_INFO_BTF", true, "scripts/config -d DEBUG_INFO_BTF"},
    {"MODVERSIONS", true,
     "scripts/config -d MODVERSIONS (or, since 6.14, -e GENDWARFKSYMS)"},
    {"RANDSTRUCT", true, "scripts/config -e RANDSTRUCT_NONE"},
    {"GCC_PLUGIN_RANDSTRUCT", true, "scripts/config -e RANDSTRUCT_NONE"},
    {"CFI_CLANG", true,
     "scripts/config -d CFI_CLANG, or a rustc that can normalise integers for "
     "it (1.81 or newer)"},
    {"CFI", true,
     "scripts/config -d CFI, or a rustc that can normalise integers for it"},
    {"CALL_PADDING", true, "rustc 1.81 or newer, then make olddefconfig"},
    {"KASAN_SW_TAGS", true, "scripts/config -d KASAN_SW_TAGS"},
    {"MITIGATION_RETHUNK", true, "rustc 1.83 or newer, or one of them less"},
};

/// What to do about a message of rust_is_available.sh.
static constexpr struct {
  StringRef Text, Cure;
} ScriptCures[] = {
    {"bindings generator",
     "another bindgen (BINDGEN=) or libclang (LIBCLANG_PATH=), then make "
     "olddefconfig; for Debian 12 LangProvenance's "
     "tools/kernel/bindgen-compat"},
    {"Rust compiler", "another rustc (RUSTC=), then make olddefconfig"},
    {"'core' standard library",
     "install Rust's sources (rustup component add rust-src), then make "
     "olddefconfig"},
};

Expected<KernelTree> KernelTree::read(StringRef Root, StringRef ConfigPath) {
  KernelTree Tree;
  Tree.Root = Root.str();
  std::string Path = (Root + "/init/Kconfig").str();
  auto Kconfig = MemoryBuffer::getFile(Path, /*IsText=*/true);
  if (!Kconfig)
    return createStringError(Root + ": is no kernel's source tree: " + Path +
                             ": " + Kconfig.getError().message());
  std::vector<std::string> Depends =
      dependenciesOf("RUST", (*Kconfig)->getBuffer());
  if (Depends.empty())
    return createStringError(Path + ": has no 'config RUST' with 'depends on': "
                                    "Linux has it since 6.1");
  Tree.ConfigPath =
      ConfigPath.empty() ? (Root + "/.config").str() : ConfigPath.str();
  if (!sys::fs::exists(Tree.ConfigPath))
    return createStringError(Tree.ConfigPath +
                             ": no such file; make one with 'make defconfig', "
                             "or name it with --config (O=DIR has it in DIR)");
  Expected<DotConfig> Config = DotConfig::read(Tree.ConfigPath);
  if (!Config)
    return Config.takeError();
  Tree.Config = std::move(*Config);
  for (const std::string &Text : Depends) {
    Expected<Condition> C = evaluate(Text, Tree.Config);
    if (!C)
      return createStringError(Twine(Path) + ": depends on " + Text + ": " +
                               toString(C.takeError()));
    Tree.Depends.push_back(std::move(*C));
  }
  return Tree;
}

static std::string commandOf(const Toolchain &Tools, Role R) {
  return Tools[R].isThere() ? join(Tools[R].Command, " ") : nameOf(R).str();
}

/// Its sentences, without the asterisks.
static std::string sentences(StringRef Message) {
  std::string Text;
  while (!Message.empty()) {
    StringRef Line;
    std::tie(Line, Message) = Message.split('\n');
    // The last sentence is the same after every message.
    if (Line.contains("Please see Documentation/"))
      break;
    SmallVector<StringRef, 16> Words;
    SplitString(Line, Words);
    llvm::erase(Words, "***");
    if (!Words.empty())
      Text += (Text.empty() ? "" : " ") + join(Words, " ");
  }
  return Text;
}

/// The architecture as Kbuild calls it, for which min-tool-version.sh asks.
static std::string architecture(const DotConfig &Config) {
  if (std::optional<std::string> Arch = sys::Process::GetEnv("ARCH"))
    return *Arch;
  for (auto [Symbol, Arch] : {std::pair<StringRef, StringRef>{"S390", "s390"},
                              {"LOONGARCH", "loongarch"},
                              {"ARM64", "arm64"},
                              {"RISCV", "riscv"}})
    if (Config.value(Symbol) == "y")
      return Arch.str();
  return "x86";
}

/// Runs the tree's script. Returns whether Rust is available.
static bool askScript(Toolchain &Tools, const KernelTree &Tree,
                      const WorkDirectory &Work) {
  std::string Script = Tree.Root + "/scripts/rust_is_available.sh";
  std::optional<std::string> Shell = findProgram("sh");
  if (!Shell || !sys::fs::exists(Script)) {
    Tools.note("kernel", Script + ": not run, it is not there");
    return true;
  }
  std::string Arch = architecture(Tree.Config);
  RunResult Said = run(Work, {*Shell, Script},
                       {{"RUSTC", commandOf(Tools, Role::Rustc)},
                        {"BINDGEN", commandOf(Tools, Role::Bindgen)},
                        {"CC", commandOf(Tools, Role::Clang)},
                        {"ARCH", Arch},
                        {"SRCARCH", Arch}});
  std::string Text = sentences(Said.Errors);
  if (Said.ok()) {
    Tools.Trials.push_back({"scripts/rust_is_available.sh", Trial::Passed,
                            Text.empty() ? "Rust is available"
                                         : "Rust is available, but: " + Text});
    return true;
  }
  StringRef Cure = "make the script pass, then make olddefconfig";
  for (const auto &C : ScriptCures)
    if (StringRef(Text).contains(C.Text)) {
      Cure = C.Cure;
      break;
    }
  Text = Text.empty() ? Said.firstError() : Text;
  Tools.Trials.push_back({"scripts/rust_is_available.sh", Trial::Failed, Text});
  Tools.fault("kernel", "Rust is not available: " + Text, Cure.str());
  return false;
}

/// Kconfig asks the tools for their versions when it makes a .config.
static void noteOtherVersions(Toolchain &Tools, const KernelTree &Tree) {
  auto Compare = [&](StringRef Symbol, Role R, const Version &Now,
                     unsigned Encoded) {
    StringRef Value = Tree.Config.value(Symbol);
    unsigned Then;
    if (!Now.isKnown() || Value.getAsInteger(10, Then) || Then == Encoded)
      return;
    Tools.note("kernel",
               (Tree.ConfigPath + " was made with another " + nameOf(R) +
                " (CONFIG_" + Symbol + "=" + Value + ", now " + Twine(Encoded) +
                ")")
                   .str(),
               "make olddefconfig with the same CC, LD, RUSTC, PAHOLE and "
               "BINDGEN");
  };
  auto Llvm = [](const Version &V) {
    return 10000 * V.Major + 100 * V.Minor + V.Patch;
  };
  const Tool &Clang = Tools[Role::Clang], &Lld = Tools[Role::Lld],
             &Rustc = Tools[Role::Rustc], &Pahole = Tools[Role::Pahole];
  Compare("CLANG_VERSION", Role::Clang, Clang.Llvm, Llvm(Clang.Llvm));
  Compare("LLD_VERSION", Role::Lld, Lld.Llvm, Llvm(Lld.Llvm));
  Compare("RUSTC_VERSION", Role::Rustc, Rustc.Own,
          100000 * Rustc.Own.Major + 100 * Rustc.Own.Minor + Rustc.Own.Patch);
  Compare("PAHOLE_VERSION", Role::Pahole, Pahole.Own,
          100 * Pahole.Own.Major + Pahole.Own.Minor);
}

static std::string cureOf(const Condition &C, const DotConfig &Config) {
  for (const auto &Known : Cures)
    if (is_contained(C.Symbols, Known.Symbol) &&
        (Config.value(Known.Symbol) == "y") == Known.WrongIfSet)
      return Known.Cure.str();
  return "change one of them (scripts/config), then make olddefconfig";
}

static std::string valuesOf(const Condition &C, const DotConfig &Config) {
  std::string Text;
  for (const std::string &Symbol : C.Symbols) {
    StringRef Value = Config.value(Symbol);
    Text += (Text.empty() ? "" : ", ") + Symbol +
            (Value.empty() ? " is not set" : "=" + Value.str());
  }
  return Text;
}

void explainRust(Toolchain &Tools, const KernelTree &Tree,
                 const WorkDirectory &Work) {
  bool IsSet = Tree.Config.value("RUST") == "y";
  bool Available = askScript(Tools, Tree, Work);
  noteOtherVersions(Tools, Tree);
  unsigned Failing = Available ? 0 : 1;
  for (const Condition &C : Tree.Depends) {
    if (C.Holds)
      continue;
    if (C.Text != "RUST_IS_AVAILABLE") {
      ++Failing;
      Tools.fault("kernel",
                  "CONFIG_RUST depends on " + C.Text + "; " +
                      valuesOf(C, Tree.Config),
                  cureOf(C, Tree.Config));
    } else if (Available) {
      ++Failing;
      Tools.fault("kernel",
                  "Rust is available now, and was not when " + Tree.ConfigPath +
                      " was made",
                  "make olddefconfig with the same CC, RUSTC and BINDGEN");
    }
  }
  if (Failing) {
    if (IsSet)
      Tools.note("kernel", "CONFIG_RUST is set in " + Tree.ConfigPath +
                               "; the next make removes it");
    return;
  }
  std::string Holds = "all " + std::to_string(Tree.Depends.size()) +
                      " conditions of CONFIG_RUST hold";
  if (IsSet)
    Tools.Trials.push_back({"CONFIG_RUST", Trial::Passed, "set; " + Holds});
  else
    Tools.fault("kernel", Holds + ", and it is not set",
                "scripts/config -e RUST, then make olddefconfig");
}

} // namespace langprov
