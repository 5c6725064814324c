//===- Kconfig.h - Conditions of a kernel's configuration -------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// Evaluates the expressions of `depends on` against a .config. This is not
/// Kconfig: menus, defaults and `select` are not followed. The .config has
/// their result.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROV_TOOLCHAIN_KCONFIG_H
#define LANGPROV_TOOLCHAIN_KCONFIG_H

#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace langprov {

/// The values in a .config. A symbol that is not in it is "n" or empty.
class DotConfig {
public:
  static llvm::Expected<DotConfig> read(llvm::StringRef Path);
  /// Without quotes: "y", "109600", "rustc 1.96.0"; empty if it is not set.
  llvm::StringRef value(llvm::StringRef Symbol) const;

private:
  llvm::StringMap<std::string> Values;
};

/// An expression, evaluated.
struct Condition {
  std::string Text; ///< "!DEBUG_INFO_BTF || PAHOLE_HAS_LANG_EXCLUDE"
  bool Holds = false;
  std::vector<std::string> Symbols; ///< In the expression, each once.
};

/// Evaluates \p Text. `m` counts as `y`, since CONFIG_RUST is no module.
llvm::Expected<Condition> evaluate(llvm::StringRef Text,
                                   const DotConfig &Config);

/// The expressions of the `depends on` lines of `config SYMBOL` in the text of
/// a Kconfig file.
std::vector<std::string> dependenciesOf(llvm::StringRef Symbol,
                                        llvm::StringRef Kconfig);

} // namespace langprov

#endif // LANGPROV_TOOLCHAIN_KCONFIG_H
