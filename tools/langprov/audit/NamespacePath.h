//===- NamespacePath.h - The names of nested namespaces ---------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef LANGPROV_AUDIT_NAMESPACEPATH_H
#define LANGPROV_AUDIT_NAMESPACEPATH_H

#include "llvm/ADT/Hashing.h"
#include "llvm/ADT/StringRef.h"

namespace langprov {

/// Identifies "outer::name" in all units of a file by a hash. \p Outer is the
/// hash of the namespace around it; 0 is the global one.
inline uint64_t namespacePath(uint64_t Outer, llvm::StringRef Name) {
  return llvm::hash_combine(Outer, Name);
}

} // namespace langprov

#endif // LANGPROV_AUDIT_NAMESPACEPATH_H
