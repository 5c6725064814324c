//===- Version.cpp - Versions of tools ------------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "toolchain/Version.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/Regex.h"

using namespace llvm;

namespace langprov {

std::string Version::str() const {
  std::string Text = std::to_string(Major) + "." + std::to_string(Minor);
  return HasPatch ? Text + "." + std::to_string(Patch) : Text;
}

Version parseVersion(StringRef Text) {
  SmallVector<StringRef, 5> Parts;
  Version Result;
  if (!Regex("([0-9]+)\\.([0-9]+)(\\.([0-9]+))?").match(Text, &Parts))
    return Result;
  // A number that is too large to be one leaves 0.
  (void)Parts[1].getAsInteger(10, Result.Major);
  (void)Parts[2].getAsInteger(10, Result.Minor);
  (void)Parts[4].getAsInteger(10, Result.Patch);
  Result.HasPatch = !Parts[4].empty();
  return Result;
}

} // namespace langprov
