//===- HostVersion.cpp - Loaded into the wrong LLVM? ----------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "HostVersion.h"
#include "LangProvenance/Marks.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/Support/Compiler.h"
#include <cstdio>
#include <cstdlib>
#include <dlfcn.h>
#include <string_view>

namespace langprov {

#define LANGPROV_TEXT_OF(Number) #Number
#define LANGPROV_TEXT(Macro) LANGPROV_TEXT_OF(Macro)
/// See PluginIdentitySection in Marks.h. An attribute wants a literal.
LLVM_ATTRIBUTE_USED static const char Identity[]
    __attribute__((section(".langprov"))) =
        "LangProvenance " LANGPROV_VERSION
        " for LLVM " LANGPROV_TEXT(LLVM_VERSION_MAJOR);
static_assert(std::string_view(PluginIdentitySection) == ".langprov");

void requireMatchingHost() {
  using GetVersion = void (*)(unsigned *, unsigned *, unsigned *);
  auto Get =
      reinterpret_cast<GetVersion>(dlsym(RTLD_DEFAULT, "LLVMGetVersion"));
  if (!Get)
    return;
  unsigned Major = 0, Minor = 0, Patch = 0;
  Get(&Major, &Minor, &Patch);
  if (Major == LLVM_VERSION_MAJOR)
    return;
  std::fprintf(
      stderr,
      "error: LangProvenance-%d.so was built for LLVM %d and is loaded "
      "in LLVM %u.%u.%u; build it for LLVM %u (cmake "
      "-DLANGPROV_LLVM_VERSION=%u) and load LangProvenance-%u.so\n",
      LLVM_VERSION_MAJOR, LLVM_VERSION_MAJOR, Major, Minor, Patch, Major, Major,
      Major);
  // To go on would be to call functions of one version with the objects of
  // another, and an error that LLVM prints as a warning would lose the plugin.
  std::exit(1);
}

} // namespace langprov
