//===- FindTools.cpp - Which tools a build would run ----------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "toolchain/FindTools.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/Program.h"

using namespace llvm;

namespace langprov {

namespace {

struct Naming {
  const char *Variable;
  const char *Plain; ///< Looked for in PATH; null for the plugin.
  bool IsOfLlvm;     ///< Kbuild's LLVM= names it.
};

constexpr Naming Namings[NumRoles] = {
    {"CC", "clang", true},       {"LD", "ld.lld", true},
    {"RUSTC", "rustc", false},   {"LANG_PROVENANCE_PLUGIN", nullptr, false},
    {"PAHOLE", "pahole", false}, {"BINDGEN", "bindgen", false},
};

} // namespace

std::optional<std::string> findProgram(StringRef Name) {
  ErrorOr<std::string> Found = sys::findProgramByName(Name);
  if (Found && sys::fs::can_execute(*Found)) // Not checked if Name is a path.
    return *Found;
  return std::nullopt;
}

static std::vector<std::string> words(StringRef Text) {
  SmallVector<StringRef, 4> Parts;
  SplitString(Text, Parts);
  return {Parts.begin(), Parts.end()};
}

/// What Kbuild's LLVM= makes of \p Plain: a suffix begins with "-", a directory
/// has a "/", and any other value selects the plain names.
static std::string namedByLlvm(StringRef Llvm, StringRef Plain) {
  if (Llvm.starts_with("-"))
    return (Plain + Llvm).str();
  return Llvm.contains('/') ? (Llvm + Plain).str() : Plain.str();
}

/// The plugin in \p Directory for LLVM \p Major, or else the one for the newest
/// LLVM.
static std::string pluginIn(const Twine &Directory, unsigned Major) {
  std::string Best, Wanted = "LangProvenance-" + std::to_string(Major) + ".so";
  std::error_code EC;
  for (sys::fs::directory_iterator I(Directory, EC), End; !EC && I != End;
       I.increment(EC)) {
    StringRef Name = sys::path::filename(I->path());
    if (Name == Wanted)
      return I->path();
    // LangProvenance.so is a link to one of them.
    if (Name.starts_with("LangProvenance-") && Name.ends_with(".so") &&
        I->path() > Best)
      Best = I->path();
  }
  return Best;
}

/// Fills in \p Found from \p Text. Returns whether it is there.
static bool take(Tool &Found, Role R, StringRef Text, StringRef From) {
  std::vector<std::string> Command = words(Text);
  if (R == Role::Plugin) {
    Command = {Text.str()};
    if (!sys::fs::is_regular_file(Text))
      return false;
    // A bare name is looked for in the library path only.
    SmallString<128> Absolute = Text;
    (void)sys::fs::make_absolute(Absolute);
    Command = {Absolute.str().str()};
  } else {
    std::optional<std::string> Path;
    if (!Command.empty())
      Path = findProgram(Command.front());
    if (!Path)
      return false;
    Command.front() = *Path;
  }
  Found.Command = std::move(Command);
  Found.From = From.str();
  return true;
}

/// Takes --load-pass-plugin= out of the linker's command, which would load the
/// plugin in the trial without it as well.
static void separatePlugin(Toolchain &Tools) {
  Tool &Lld = Tools[Role::Lld], &Plugin = Tools[Role::Plugin];
  for (auto I = Lld.Command.begin(); I != Lld.Command.end();) {
    StringRef Word = *I;
    if (!Word.consume_front("--load-pass-plugin=")) {
      ++I;
      continue;
    }
    if (!Plugin.isThere())
      take(Plugin, Role::Plugin, Word, Lld.From);
    I = Lld.Command.erase(I);
  }
}

Expected<Toolchain> findTools(const NamedTools &Named) {
  Toolchain Tools;
  std::string Llvm = sys::Process::GetEnv("LLVM").value_or("");
  for (unsigned I = 0; I < NumRoles; ++I) {
    const Naming &N = Namings[I];
    Tool &Found = Tools.Tools[I];
    if (!Named[I].empty()) {
      std::string Option = "--" + nameOf(Role(I)).str();
      if (!take(Found, Role(I), Named[I], Option))
        return createStringError(
            Option + "=" + Named[I] +
            (Role(I) == Role::Plugin ? ": no such file" : ": no such program"));
      continue;
    }
    std::string Value = sys::Process::GetEnv(N.Variable).value_or("");
    if (!Value.empty()) {
      if (!take(Found, Role(I), Value, N.Variable))
        Tools.fault(nameOf(Role(I)),
                    (Twine(N.Variable) + "=" + Value + " is not there").str(),
                    "install it, or change " + std::string(N.Variable));
    } else if (N.IsOfLlvm && !Llvm.empty()) {
      std::string Name = namedByLlvm(Llvm, N.Plain);
      if (!take(Found, Role(I), Name, "LLVM"))
        Tools.fault(
            nameOf(Role(I)),
            (Twine(Name) + ", which LLVM=" + Llvm + " names, is not there")
                .str(),
            "install it, or change LLVM");
    } else if (N.Plain) {
      take(Found, Role(I), N.Plain, "PATH");
    }
  }
  separatePlugin(Tools);
  return Tools;
}

void findPluginBeside(Toolchain &Tools, StringRef Self) {
  Tool &Plugin = Tools[Role::Plugin];
  if (Plugin.isThere() || Tools.hasFaults(Role::Plugin))
    return;
  unsigned Major = Tools[Role::Lld].Llvm.Major;
  std::string Prefix =
      sys::path::parent_path(sys::path::parent_path(Self)).str();
  std::vector<std::string> Directories = {Prefix + "/lib", Prefix + "/lib64"};
  std::error_code EC;
  for (sys::fs::directory_iterator I(Prefix + "/lib", EC), End; !EC && I != End;
       I.increment(EC))
    if (sys::path::filename(I->path()).contains("-linux-")) // Debian's.
      Directories.push_back(I->path());
  for (const std::string &Directory : Directories)
    if (std::string Path = pluginIn(Directory, Major); !Path.empty()) {
      take(Plugin, Role::Plugin, Path, "beside langprov");
      return;
    }
}

} // namespace langprov
