//===- BtfCompare.h - Is one BTF equal to another, type for type -*- C++
//-*-===//
///
/// \file
/// Compares by kind, name and body. A body names the named types in it and
/// spells out the anonymous ones, so when all bodies of all names are equal
/// then so are the types as wholes; numbering and order do not matter. Integers
/// and floats that only one side has are no difference: what uses one names it.
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
  /// Changed: one line for each member, value or type that differs, "old" and
  /// "new"; an empty one stands for none.
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
