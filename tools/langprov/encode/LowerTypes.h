//===- LowerTypes.h - The rules from Rust to BTF ----------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// Changes the model until BTF can say it: members in the order of offsets,
/// none without a size, none outside of its type; an enum with data becomes
///
///   struct T {
///     union {
///       struct { enum T__discr __discr; };   // at its offset
///       struct T__A A;
///       struct T__B B;
///     };
///   };
///
/// The kernel wants all members of a union at offset 0, so the offset of
/// __discr is inside of a struct of its own.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROV_ENCODE_LOWERTYPES_H
#define LANGPROV_ENCODE_LOWERTYPES_H

#include "encode/LeftOut.h"
#include "encode/Model.h"

namespace langprov {

/// Applies the rules to all types; what they remove is counted in \p Missing.
void lowerTypes(Model &Types, LeftOut &Missing);

/// The types to write, in the order to write them: what a type contains comes
/// before it. The kernel gives up where types that it has not checked yet are
/// nested 32 deep; in this order it has checked all parts of a type before it.
/// Members that would contain their own type are removed.
std::vector<TypeId> orderTypes(Model &Types, LeftOut &Missing);

} // namespace langprov

#endif // LANGPROV_ENCODE_LOWERTYPES_H
