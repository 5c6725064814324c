//===- Judge.cpp - Whether the tools' versions go together ----------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "toolchain/Judge.h"
#include "toolchain/FindTools.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace langprov {

/// The oldest LLVM that the plugin can be built for.
static constexpr unsigned OldestLlvm = 19;

/// "CC=clang-22", or empty if there is no such program.
static std::string namedFor(Role R, StringRef Major) {
  StringRef Plain = R == Role::Clang ? "clang" : "ld.lld";
  for (const std::string &Name :
       {(Plain + "-" + Major).str(),
        ("/usr/lib/llvm-" + Major + "/bin/" + Plain).str()})
    if (findProgram(Name))
      return (R == Role::Clang ? "CC=" : "LD=") + Name;
  return "";
}

/// How to get these tools with LLVM \p Number.
static std::string useMajor(ArrayRef<Role> Roles, unsigned Number) {
  std::string Major = std::to_string(Number), There, Missing;
  for (Role R : Roles) {
    std::string Naming = namedFor(R, Major);
    std::string &List = Naming.empty() ? Missing : There;
    List += (List.empty() ? "" : " and ") +
            (Naming.empty() ? nameOf(R).str() + " " + Major : Naming);
  }
  if (Missing.empty())
    return "use " + There;
  return "install " + Missing + (There.empty() ? "" : " and use " + There);
}

/// How to get a plugin for LLVM \p Major.
static std::string usePlugin(const Tool &Plugin, unsigned Major) {
  std::string N = std::to_string(Major);
  if (Plugin.isThere()) {
    SmallString<128> Sibling = sys::path::parent_path(Plugin.Command.front());
    sys::path::append(Sibling, "LangProvenance-" + N + ".so");
    if (sys::fs::exists(Sibling))
      return ("use " + Sibling).str();
  }
  if (Major < OldestLlvm)
    return "LangProvenance needs LLVM " + std::to_string(OldestLlvm) +
           " or later";
  return "build it with cmake -DLANGPROV_LLVM_VERSION=" + N;
}

static void judgeClang(Toolchain &Tools) {
  const Tool &Clang = Tools[Role::Clang];
  if (!Clang.isThere()) {
    if (!Tools.hasFaults(Role::Clang))
      Tools.fault("clang", "not found in PATH",
                  "install it, or name it with --clang or CC");
  } else if (!Clang.Product.empty() && Clang.Product != "clang") {
    Tools.fault("clang",
                Clang.Command.front() + " is " + Clang.Product + " " +
                    Clang.Own.str() + ", whose LTO cannot take part in Rust's",
                "CC=clang");
  }
}

static void judgeLld(Toolchain &Tools) {
  const Tool &Lld = Tools[Role::Lld];
  if (!Lld.isThere()) {
    if (!Tools.hasFaults(Role::Lld))
      Tools.fault("lld", "ld.lld not found in PATH",
                  "install it, or name it with --lld or LD");
  } else if (Lld.Product != "lld" && !Tools.hasFaults(Role::Lld)) {
    Tools.fault("lld",
                Lld.Command.front() + " is " +
                    (Lld.Product.empty() ? "no lld"
                                         : Lld.Product + " " + Lld.Own.str()) +
                    ", which cannot run the plugin",
                "LD=ld.lld, or -fuse-ld=lld for clang");
  }
}

/// Clang, lld and the plugin must have one LLVM. The one that differs from the
/// other two is named.
static void judgeLlvm(Toolchain &Tools) {
  const Tool &Plugin = Tools[Role::Plugin];
  unsigned Built = Plugin.Llvm.Major;
  if (!Built)
    return;
  auto Other = [&](Role R) {
    unsigned Major = Tools[R].Llvm.Major;
    return Major && Major != Built ? Major : 0;
  };
  unsigned Clang = Other(Role::Clang), Lld = Other(Role::Lld);
  if (Clang && Clang == Lld) {
    Tools.fault("plugin",
                "it is for LLVM " + std::to_string(Built) +
                    ", and clang and lld have LLVM " + std::to_string(Lld),
                // A rustc of the plugin's LLVM would not fit another plugin.
                (Tools[Role::Rustc].Llvm.Major == Built
                     ? ""
                     : usePlugin(Plugin, Lld) + ", or ") +
                    useMajor({Role::Clang, Role::Lld}, Built));
    return;
  }
  for (Role R : {Role::Clang, Role::Lld})
    if (unsigned Major = Other(R))
      Tools.fault(nameOf(R),
                  "it has LLVM " + std::to_string(Major) +
                      ", and the plugin is for LLVM " + std::to_string(Built),
                  useMajor({R}, Built));
}

static void judgeRustc(Toolchain &Tools) {
  const Tool &Rustc = Tools[Role::Rustc], &Lld = Tools[Role::Lld];
  if (!Rustc.isThere()) {
    if (!Tools.hasFaults(Role::Rustc))
      Tools.note("rustc", "not found in PATH; Rust is not tried");
    return;
  }
  // Once lld is the right one, rustc may fit.
  if (Tools.hasFaults(Role::Lld) || Tools.hasFaults(Role::Plugin))
    return;
  unsigned Has = Rustc.Llvm.Major, Reads = Lld.Llvm.Major;
  if (!Has || !Reads || Has == Reads)
    return;
  if (Has > Reads)
    Tools.fault("rustc",
                "it writes bitcode of LLVM " + Rustc.Llvm.str() +
                    ", which lld of LLVM " + Lld.Llvm.str() + " cannot read",
                "use a rustc with LLVM " + std::to_string(Reads) +
                    " (rustc -vV shows it; RUSTC=), or an lld of LLVM " +
                    std::to_string(Has));
  else
    Tools.note("rustc", "it has LLVM " + Rustc.Llvm.str() + ", lld " +
                            Lld.Llvm.str() +
                            ", which can read older bitcode; but -Zllvm-plugins"
                            "= needs a plugin for LLVM " +
                            std::to_string(Has));
}

static void judgePlugin(Toolchain &Tools) {
  const Tool &Plugin = Tools[Role::Plugin];
  if (!Plugin.isThere()) {
    if (!Tools.hasFaults(Role::Plugin))
      Tools.fault(
          "plugin", "not found beside langprov",
          "build it, or name it with --plugin or LANG_PROVENANCE_PLUGIN");
  } else if (!Plugin.Remark.empty()) {
    Tools.note("plugin",
               "it does not say for which LLVM it is built; it is older "
               "than this langprov, or no LangProvenance plugin");
  }
}

static void judgePahole(Toolchain &Tools) {
  const Tool &Pahole = Tools[Role::Pahole];
  if (!Pahole.isThere()) {
    if (!Tools.hasFaults(Role::Pahole))
      Tools.note("pahole", "not found in PATH; BTF is made with it");
    return;
  }
  if (!Pahole.Own.isKnown())
    return;
  if (Pahole.Own < Version{1, 24})
    Tools.fault("pahole",
                Pahole.Own.str() + " does not know --lang_exclude (1.24 does)",
                "pahole 1.28 or newer, or 1.24 run through langprov-pahole");
  else if (Pahole.Own < Version{1, 28} && Pahole.Product == "pahole")
    Tools.fault("pahole",
                Pahole.Own.str() + " ignores --lang_exclude where it merges "
                                   "units, as it does for every LTO link",
                "pahole 1.28 or newer, or PAHOLE=langprov-pahole, which hides "
                "the units from it");
}

void judge(Toolchain &Tools) {
  judgeClang(Tools);
  judgeLld(Tools);
  judgePlugin(Tools);
  judgeLlvm(Tools);
  judgeRustc(Tools);
  judgePahole(Tools);
}

} // namespace langprov
