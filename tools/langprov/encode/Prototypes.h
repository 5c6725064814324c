//===- Prototypes.h - Prototypes that are proven ----------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// A BPF trampoline saves the registers that a function's prototype covers, and
/// no others; a wrong one crashes the kernel. So a function is encoded only if
/// its ABI note proves what it takes, and its symbol is the only one at its
/// address. The prototype has one argument for each register.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROV_ENCODE_PROTOTYPES_H
#define LANGPROV_ENCODE_PROTOTYPES_H

#include "encode/CTypes.h"
#include "encode/FindFunctions.h"

namespace langprov {

/// Which of the functions with a proven prototype are encoded.
enum class WhichFunctions {
  Safe,  ///< For programs at entry and at exit.
  Entry, ///< Also those of which a program at exit loses part of the result.
  None,
};

/// Adds the functions that can be encoded to \p Types. Comes after
/// lowerTypes(). It is an error if the symbol table cannot be read.
llvm::Error addPrototypes(llvm::ArrayRef<FoundFunction> Found,
                          const ElfObject &Object, WhichFunctions Which,
                          const CTypes &C, const llvm::StringSet<> &Bindings,
                          Model &Types, LeftOut &Missing);

} // namespace langprov

#endif // LANGPROV_ENCODE_PROTOTYPES_H
