//===- MergeTypes.h - Which types are one -----------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// Each unit describes the types that it uses, so a file has most types many
/// times. Two types are one if nothing tells them apart: neither their names
/// and layouts, nor those of the types that they refer to, however far away.
/// All types are thought equal at first, and then told apart round by round, by
/// what the round before says of the types they refer to, until a round tells
/// no more types apart. Cycles need no care in this way.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROV_ENCODE_MERGETYPES_H
#define LANGPROV_ENCODE_MERGETYPES_H

#include "encode/Model.h"
#include "llvm/Support/Error.h"

namespace langprov {

/// Makes all references in the model refer to the first of equal types, and
/// takes the others out of \p Order. Returns a hash of each type's own name and
/// layout, by id: the same in each build.
llvm::Expected<std::vector<uint64_t>>
mergeEqualTypes(Model &Types, std::vector<TypeId> &Order);

} // namespace langprov

#endif // LANGPROV_ENCODE_MERGETYPES_H
