//===- Tagger.h - Annotates foreign nodes in place ---------------*- C++ -*-==//

#ifndef LANGPROVENANCE_TAG_TAGGER_H
#define LANGPROVENANCE_TAG_TAGGER_H

#include "plan/Plan.h"

namespace langprov {

/// Annotates the subprograms and types of \p Tags. A composite type is changed
/// in place. A subprogram is replaced by an annotated copy wherever \p M refers
/// to it, which is a walk of all of the module's metadata: this is the price of
/// mode=tag, and of that alone.
void tagForeign(llvm::Module &M, const ForeignTags &Tags);

} // namespace langprov

#endif // LANGPROVENANCE_TAG_TAGGER_H
