//===- RetainTypes.h - Lists types in a unit ---------------------*- C++ -*-==//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef LANGPROVENANCE_APPLY_RETAINTYPES_H
#define LANGPROVENANCE_APPLY_RETAINTYPES_H

#include "llvm/ADT/SetVector.h"
#include "llvm/IR/DebugInfoMetadata.h"

namespace langprov {

/// Adds \p New, types or declarations of subprograms, to the retained types of
/// \p Unit, except those that are listed already. The order of both lists is
/// kept.
template <typename NodeT>
void retainTypes(llvm::DICompileUnit &Unit, llvm::ArrayRef<NodeT *> New) {
  llvm::SetVector<llvm::Metadata *> All;
  for (llvm::DIScope *Old : Unit.getRetainedTypes())
    All.insert(Old);
  size_t Before = All.size();
  All.insert(New.begin(), New.end());
  if (All.size() != Before)
    Unit.replaceRetainedTypes(
        llvm::MDTuple::get(Unit.getContext(), All.getArrayRef()));
}

} // namespace langprov

#endif // LANGPROVENANCE_APPLY_RETAINTYPES_H
