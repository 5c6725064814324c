//===- AbiPlan.h - Which functions get which ABI note -----------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// The decisions of the parameter `abi`. A note belongs below a declaration of
/// its function (AbiNote.h), so a definition that has none gets one.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROVENANCE_ABI_ABIPLAN_H
#define LANGPROVENANCE_ABI_ABIPLAN_H

#include "analysis/UnitSides.h"
#include <string>
#include <vector>

namespace langprov {

/// A definition that gets a declaration of its own with the note.
struct NotedFunction {
  llvm::DISubprogram *Definition;
  std::string Note;
};

/// The definitions to note.
struct AbiPlan {
  std::vector<NotedFunction> Functions; ///< In module order.

  bool empty() const { return Functions.empty(); }
};

/// Notes every function of an excluded unit of \p M that code is generated for
/// and that has no such note yet.
AbiPlan makeAbiPlan(const llvm::Module &M, const UnitSides &Sides);

} // namespace langprov

#endif // LANGPROVENANCE_ABI_ABIPLAN_H
