//===- KernelRust.h - Why a kernel has no CONFIG_RUST -----------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// If the dependencies of a symbol do not hold, Kconfig drops it without a
/// message. Those of CONFIG_RUST are read from init/Kconfig and evaluated
/// against a .config. Whether Rust is available is asked of the tree's own
/// script.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROV_TOOLCHAIN_KERNELRUST_H
#define LANGPROV_TOOLCHAIN_KERNELRUST_H

#include "toolchain/Kconfig.h"
#include "toolchain/Process.h"
#include "toolchain/Toolchain.h"

namespace langprov {

/// A kernel's sources with a configuration.
struct KernelTree {
  std::string Root, ConfigPath;
  DotConfig Config;
  std::vector<Condition> Depends; ///< Of CONFIG_RUST.

  /// An error if \p Root has no CONFIG_RUST or there is no configuration. An
  /// empty \p ConfigPath is the .config in \p Root.
  static llvm::Expected<KernelTree> read(llvm::StringRef Root,
                                         llvm::StringRef ConfigPath);
};

/// Adds a fault for each condition of CONFIG_RUST that does not hold.
void explainRust(Toolchain &Tools, const KernelTree &Tree,
                 const WorkDirectory &Work);

} // namespace langprov

#endif // LANGPROV_TOOLCHAIN_KERNELRUST_H
