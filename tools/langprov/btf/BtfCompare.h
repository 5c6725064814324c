//===- BtfCompare.h - Whether two BTFs have the same types ------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// Compares types by kind, name and body. A body names the named types in it
/// and spells out the anonymous ones, so if all bodies of all names are equal,
/// the types are. Ids and order do not matter. An integer or float that only
/// one side has is no difference: the body of a type that uses it names it.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROV_BTF_BTFCOMPARE_H
#define LANGPROV_BTF_BTFCOMPARE_H

#include "btf/Btf.h"
#include <vector>

namespace langprov {

enum class Difference : uint8_t { Missing, Changed, Duplicated, Added };
constexpr unsigned NumDifferences = 4;
llvm::StringRef idOf(Difference D);

struct BtfDifference {
  Difference What;
  std::string Kind, Name; ///< "struct", "task_struct"
  /// Of a changed type: the lines of the bodies that differ, one for each
  /// member, enumerator or type. A side that has none is empty.
  struct Detail {
    std::string Old, New;
  };
  std::vector<Detail> Details;
};

struct BtfComparison {
  std::vector<BtfDifference> Types, Functions;
  uint64_t NumTypes[2] = {0, 0}, NumFunctions[2] = {0, 0};
};

BtfComparison compare(const Btf &Base, const Btf &Other);

} // namespace langprov

#endif // LANGPROV_BTF_BTFCOMPARE_H
