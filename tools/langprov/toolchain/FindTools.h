//===- FindTools.h - Which tools a build would run --------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef LANGPROV_TOOLCHAIN_FINDTOOLS_H
#define LANGPROV_TOOLCHAIN_FINDTOOLS_H

#include "toolchain/Toolchain.h"
#include "llvm/Support/Error.h"
#include <optional>

namespace langprov {

/// What the command line says about each tool; empty where it says nothing.
using NamedTools = std::array<std::string, NumRoles>;

/// Finds each tool as Kbuild and most makefiles do: by the command line, else
/// by the variables CC, LD, RUSTC, PAHOLE, BINDGEN and LANG_PROVENANCE_PLUGIN,
/// for clang and lld by LLVM=1, LLVM=-22 or LLVM=/directory/, else by their
/// plain names in PATH. It is an error if the command line names a tool that is
/// not there; any other one that is missing is left empty.
llvm::Expected<Toolchain> findTools(const NamedTools &Named);

/// If nothing names a plugin, takes the one that is built or installed with
/// langprov, whose path is \p Self; of several, the one for lld's LLVM.
void findPluginBeside(Toolchain &Tools, llvm::StringRef Self);

/// The program \p Name in PATH, or at that path.
std::optional<std::string> findProgram(llvm::StringRef Name);

} // namespace langprov

#endif // LANGPROV_TOOLCHAIN_FINDTOOLS_H
