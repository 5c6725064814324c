//===- ReadVersions.h - What the tools say they are -------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef LANGPROV_TOOLCHAIN_READVERSIONS_H
#define LANGPROV_TOOLCHAIN_READVERSIONS_H

#include "toolchain/Process.h"
#include "toolchain/Toolchain.h"

namespace langprov {

/// Asks every program for its version. One that does not answer is a fault.
void readVersions(Toolchain &Tools, const WorkDirectory &Work);

/// Reads which LLVM the plugin is built for, without loading it.
void readPluginVersion(Toolchain &Tools);

} // namespace langprov

#endif // LANGPROV_TOOLCHAIN_READVERSIONS_H
