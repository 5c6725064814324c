//===- Roots.h - Which types are encoded ------------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef LANGPROV_ENCODE_ROOTS_H
#define LANGPROV_ENCODE_ROOTS_H

#include "encode/TypeReader.h"

namespace langprov {

/// Which types are encoded, with all that they need.
enum class WhichTypes {
  Reachable, ///< What functions with code and static variables need.
  All,       ///< Each type that is described.
};

/// Makes the types of \p U that \p Which selects roots of the model.
void addRoots(const Unit &U, WhichTypes Which, TypeReader &Reader, Model &Types,
              LeftOut &Missing);

} // namespace langprov

#endif // LANGPROV_ENCODE_ROOTS_H
