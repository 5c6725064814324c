//===- Complaints.cpp - What the tools' messages mean ---------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "toolchain/Complaints.h"
#include "llvm/ADT/Twine.h"

using namespace llvm;

namespace langprov {

static constexpr struct {
  StringRef Text, What, Cure;
} Known[] = {
    // ld.lld 16, where LLVM's LTOBackend.cpp makes it a warning.
    {"Request ignored",
     "it does not load the plugin, says so in a warning, and links without it "
     "with exit status 0",
     "a newer lld, and the plugin for its LLVM; audit what was linked"},
    {"was built for LLVM", "it has another LLVM than the plugin",
     "a plugin for its LLVM (cmake -DLANGPROV_LLVM_VERSION=)"},
    {"Could not load library",
     "it cannot load the plugin; where a symbol is undefined, its LLVM is of "
     "another version, is built with LLVM_ENABLE_ASSERTIONS, or does not "
     "export its symbols",
     "a plugin built against exactly this LLVM (cmake -DLLVM_DIR=), or a tool "
     "that is linked with libLLVM.so"},
    {"Plugin entry point not found",
     "the file is no plugin for LLVM's new "
     "pass manager",
     "name LangProvenance-N.so"},
    {"--load-pass-plugin", "it does not know --load-pass-plugin",
     "lld 19 or newer"},
    {"Reader:", "it cannot read bitcode that a newer LLVM wrote",
     "compilers and linker of one LLVM version"},
};

std::optional<Complaint> knownComplaint(StringRef Errors) {
  for (const auto &K : Known)
    if (Errors.contains(K.Text)) {
      StringRef From =
          Errors.substr(Errors.rfind('\n', Errors.find(K.Text)) + 1);
      return Complaint{
          (Twine(K.What) + " (" + From.split('\n').first.trim() + ")").str(),
          K.Cure.str()};
    }
  return std::nullopt;
}

} // namespace langprov
