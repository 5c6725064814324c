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
/// depend on what else is in the file before it. A name that C has is given to
/// a type only if it may be that very type, encoded before, and \p Refused does
/// not have the name.
void nameTypes(Model &Types, llvm::ArrayRef<TypeId> Order,
               llvm::ArrayRef<uint64_t> Shapes, const CTypes &C,
               const llvm::StringSet<> &Refused);

enum class FunctionNames {
  Linkage, ///< As the symbol.
  Source,  ///< As the path in the source, as far as C's names allow.
};

/// Names the functions.
void nameFunctions(Model &Types, FunctionNames Names, const CTypes &C);

} // namespace langprov

#endif // LANGPROV_ENCODE_NAMETYPES_H
