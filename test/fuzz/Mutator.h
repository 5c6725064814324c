//===- Mutator.h - Changes the debug info of a module -----------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef LANGPROVENANCE_FUZZ_MUTATOR_H
#define LANGPROVENANCE_FUZZ_MUTATOR_H

#include "llvm/ADT/ArrayRef.h"

namespace langprov {

/// Replaces a module, the first \p Size characters of \p Text as IR or bitcode,
/// by a mutant of it, as IR, that LLVM's verifier accepts. Returns its size; 0
/// if none was found. The same \p Seed gives the same mutant.
size_t mutate(llvm::MutableArrayRef<char> Text, size_t Size, unsigned Seed);

} // namespace langprov

#endif // LANGPROVENANCE_FUZZ_MUTATOR_H
