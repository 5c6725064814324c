//===- Signature.h - What code generation passes and returns -----*- C++ -*-==//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// The analysis behind the ABI note: the values that a function takes and
/// returns, from its IR signature. The source's signature does not count: there
/// are hidden arguments, and LTO removes and splits arguments.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROVENANCE_ABI_SIGNATURE_H
#define LANGPROVENANCE_ABI_SIGNATURE_H

#include "LangProvenance/AbiNote.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/IR/Module.h"

namespace langprov {

/// The functions of \p M that an alias names too.
llvm::DenseSet<const llvm::Function *> aliasedFunctions(const llvm::Module &M);

/// The scalars that LLVM makes of a value of type \p Type: itself, or the
/// elements of a struct or an array. std::nullopt if they are too many to list.
std::optional<llvm::SmallVector<llvm::Type *, 4>> scalarsOf(llvm::Type *Type);

/// The note for \p F without the sources of its arguments.
AbiNote signatureOf(const llvm::Function &F, bool IsAliased);

} // namespace langprov

#endif // LANGPROVENANCE_ABI_SIGNATURE_H
