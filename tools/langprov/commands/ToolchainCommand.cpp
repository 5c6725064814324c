//===- ToolchainCommand.cpp - langprov check-toolchain --------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "commands/CommandOptions.h"
#include "report/ToolchainReport.h"
#include "toolchain/FindTools.h"
#include "toolchain/Judge.h"
#include "toolchain/KernelRust.h"
#include "toolchain/ReadVersions.h"
#include "toolchain/TrialLink.h"
#include "llvm/Support/FileSystem.h"

using namespace llvm;

namespace langprov {

static cl::SubCommand Sub("check-toolchain",
                          "Check whether compilers, linker and plugin go "
                          "together");

namespace {

/// --clang=PROGRAM and so on.
struct ToolOption : cl::opt<std::string> {
  ToolOption(StringRef Name, StringRef Description, StringRef Value = "program")
      : cl::opt<std::string>(Name, cl::desc(Description), cl::value_desc(Value),
                             cl::sub(Sub), cl::cat(category())) {}
};

} // namespace

static ToolOption Clang("clang", "The C compiler (default: CC, or clang)");
static ToolOption Lld("lld", "The linker (default: LD, or ld.lld)");
static ToolOption Rustc("rustc",
                        "The Rust compiler (default: RUSTC, or rustc)");
static ToolOption Plugin("plugin",
                         "The plugin (default: LANG_PROVENANCE_PLUGIN, or the "
                         "one that is beside langprov)",
                         "file");
static ToolOption Pahole("pahole", "pahole (default: PAHOLE, or pahole)");
static ToolOption Bindgen("bindgen", "bindgen (default: BINDGEN, or bindgen)");
static ToolOption Kernel("kernel",
                         "Say also why a kernel tree's configuration has no "
                         "CONFIG_RUST",
                         "directory");
static ToolOption
    Config("config", "Its configuration (default: the .config in it)", "file");
static ReportOptions Report(Sub);

static int run() {
  if (!Config.empty() && Kernel.empty())
    return fail(createStringError("--config needs --kernel"));
  // Read first: an error in it is found before anything runs.
  std::optional<KernelTree> Tree;
  if (!Kernel.empty()) {
    Expected<KernelTree> Read = KernelTree::read(Kernel, Config);
    if (!Read)
      return fail(Read.takeError());
    Tree = std::move(*Read);
  }
  Expected<Toolchain> Tools =
      findTools({Clang, Lld, Rustc, Plugin, Pahole, Bindgen});
  if (!Tools)
    return fail(Tools.takeError());
  Expected<std::unique_ptr<WorkDirectory>> Work = WorkDirectory::create();
  if (!Work)
    return fail(Work.takeError());

  readVersions(*Tools, **Work);
  findPluginBeside(*Tools, sys::fs::getMainExecutable(nullptr, &Sub));
  readPluginVersion(*Tools);
  judge(*Tools);
  tryTools(*Tools, **Work, /*ForKernel=*/Tree.has_value());
  if (Tree)
    explainRust(*Tools, *Tree, **Work);

  if (Error E = Report.write([&](raw_ostream &OS) {
        if (Report.format() == ReportFormat::Json)
          return printJson(OS, *Tools);
        printText(OS, *Tools);
      }))
    return fail(std::move(E));
  return Tools->hasFaults() ? ExitBroken : ExitHolds;
}

Command ToolchainCommand{Sub, run};

} // namespace langprov
