//===- NameTypes.h - A name of its own for each type ------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef LANGPROV_ENCODE_NAMETYPES_H
#define LANGPROV_ENCODE_NAMETYPES_H

#include "encode/CTypes.h"
#include "encode/Model.h"

namespace langprov {

/// Longer names end in a hash. Leaves room for the names of enumerators.
constexpr size_t MaxTypeName = 96;

/// Gives each type in \p Order that has a path a name that no other has. Where
/// identifiers are equal, all of them get a hash, so that a name does not
/// depend on what comes before it in the file. \p Shapes are the hashes of
/// mergeEqualTypes(). A name that C has is given to a type only if C's may be
/// that very type, which an earlier run encoded. \p Refused are the names of
/// which a trial has shown that it is not.
void nameTypes(Model &Types, llvm::ArrayRef<TypeId> Order,
               llvm::ArrayRef<uint64_t> Shapes, const CTypes &C,
               const llvm::StringSet<> &Refused);

/// What functions are called in BTF.
enum class FunctionNames {
  Linkage, ///< As the symbol.
  Source,  ///< As the path in the source, as far as C's names allow.
};

/// Sets RustFunction::BtfName of all functions.
void nameFunctions(Model &Types, FunctionNames Names, const CTypes &C);

} // namespace langprov

#endif // LANGPROV_ENCODE_NAMETYPES_H
