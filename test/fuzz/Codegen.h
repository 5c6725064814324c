//===- Codegen.h - Code generation in a process of its own ------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef LANGPROVENANCE_FUZZ_CODEGEN_H
#define LANGPROVENANCE_FUZZ_CODEGEN_H

#include "llvm/IR/Module.h"

namespace langprov {

/// Whether code generation makes an object of \p M within some seconds. LLVM
/// crashes on some debug info that its verifier accepts, so this is done in a
/// child process. \p M is not changed.
bool canGenerateCode(llvm::Module &M);

/// The same if the first unit of \p M retains all types. LLVM may have crashed
/// on none of them in \p M only because it made no DIEs for them.
bool canGenerateCodeWithAllTypes(llvm::Module &M);

} // namespace langprov

#endif // LANGPROVENANCE_FUZZ_CODEGEN_H
