//===- TagPlan.h - Which foreign nodes to annotate ---------------*- C++ -*-==//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// The decisions for mode=tag: the foreign nodes that kept units have DIEs for,
/// or refer to. Nothing is separated in this mode.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROVENANCE_TAG_TAGPLAN_H
#define LANGPROVENANCE_TAG_TAGPLAN_H

#include "plan/Refusals.h"

namespace langprov {

/// Foreign nodes, each with the unit that it comes from.
struct TagPlan {
  std::vector<Refusal> Refusals;
  std::vector<std::pair<llvm::DISubprogram *, llvm::DICompileUnit *>>
      Subprograms;
  std::vector<std::pair<llvm::DICompositeType *, llvm::DICompileUnit *>> Types;

  bool empty() const { return Subprograms.empty() && Types.empty(); }
};

TagPlan makeTagPlan(const LanguageMix &Mix);

} // namespace langprov

#endif // LANGPROVENANCE_TAG_TAGPLAN_H
