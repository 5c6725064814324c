//===- Version.h - Versions of tools ----------------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef LANGPROV_TOOLCHAIN_VERSION_H
#define LANGPROV_TOOLCHAIN_VERSION_H

#include "llvm/ADT/StringRef.h"
#include <string>
#include <tuple>

namespace langprov {

/// "22.1.8" or "1.24". All parts are 0 if the version is not known.
struct Version {
  unsigned Major = 0, Minor = 0, Patch = 0;
  bool HasPatch = false;

  bool isKnown() const { return Major || Minor || Patch; }
  std::string str() const;
  bool operator<(const Version &Other) const {
    return std::tie(Major, Minor, Patch) <
           std::tie(Other.Major, Other.Minor, Other.Patch);
  }
};

/// The first number of the form "1.2" or "1.2.3" in \p Text.
Version parseVersion(llvm::StringRef Text);

} // namespace langprov

#endif // LANGPROV_TOOLCHAIN_VERSION_H
