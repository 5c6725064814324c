//===- Tagger.h - Annotates foreign nodes in place ---------------*- C++ -*-==//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef LANGPROVENANCE_TAG_TAGGER_H
#define LANGPROVENANCE_TAG_TAGGER_H

#include "tag/TagPlan.h"

namespace langprov {

/// Annotates the subprograms and types of \p Tags. A composite type is changed
/// in place. A subprogram is replaced by an annotated copy wherever \p M refers
/// to it, which takes a walk of all of the module's metadata.
void applyTags(llvm::Module &M, const TagPlan &Tags);

} // namespace langprov

#endif // LANGPROVENANCE_TAG_TAGGER_H
