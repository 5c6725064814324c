//===- FunctionLint.h - BTF's functions against what they take --*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// A BPF trampoline saves the registers that the BTF prototype of a function
/// covers, and the one register in which it returns. What is not covered is
/// lost to the function, and the kernel crashes. C's prototypes are what C's
/// functions take; those of other languages are checked here, against the ABI
/// notes in DWARF and the symbol table.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROV_ABI_FUNCTIONLINT_H
#define LANGPROV_ABI_FUNCTIONLINT_H

#include "abi/FunctionTable.h"
#include "btf/BtfLint.h"
#include "elf/FunctionSymbols.h"

namespace langprov {

/// What functions are checked against.
struct FunctionFacts {
  const FunctionTable &Described;
  const FunctionSymbols &Symbols;
  uint16_t Machine; ///< e_machine
  /// Functions with mangled names and tags of Rust are checked whether DWARF
  /// describes them or not.
  bool WithRust;
};

/// The complaints about functions of excluded languages in \p B, in the order
/// of the types.
std::vector<BtfComplaint> lintFunctions(const Btf &B,
                                        const FunctionFacts &Facts);

} // namespace langprov

#endif // LANGPROV_ABI_FUNCTIONLINT_H
