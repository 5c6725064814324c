//===- Verified.h - Modules that LLVM's verifier accepts --------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef LANGPROVENANCE_FUZZ_VERIFIED_H
#define LANGPROVENANCE_FUZZ_VERIFIED_H

#include "llvm/ADT/SetVector.h"
#include "llvm/IR/Module.h"
#include <memory>

namespace langprov {

/// Whether the verifier accepts \p M and its debug info. \p Why receives what
/// it says otherwise.
bool isVerified(const llvm::Module &M, std::string &Why);

/// The module \p Text, IR or bitcode; null if it does not parse, the verifier
/// does not accept it, or LLVM cannot clone a node of it.
std::unique_ptr<llvm::Module> parseVerified(llvm::StringRef Text,
                                            llvm::LLVMContext &Ctx);

/// All nodes that \p M refers to.
llvm::SetVector<const llvm::MDNode *> nodesOf(const llvm::Module &M);

std::string print(const llvm::Module &M);

} // namespace langprov

#endif // LANGPROVENANCE_FUZZ_VERIFIED_H
