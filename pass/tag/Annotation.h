//===- Annotation.h - Marks metadata nodes as foreign ------------*- C++ -*-==//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef LANGPROVENANCE_TAG_ANNOTATION_H
#define LANGPROVENANCE_TAG_ANNOTATION_H

#include "llvm/IR/DebugInfoMetadata.h"

namespace langprov {

/// The annotations `!{!{!"lang-provenance", !"rust lib.rs"}}` for what comes
/// from \p Origin: the language, a space, and the name of the unit, which one
/// string serves for all that comes from there. Appended to \p Others, if there
/// are any. LLVM emits each as a DW_TAG_LLVM_annotation
/// (DwarfUnit::addAnnotation); pahole passes over names it does not know.
llvm::MDTuple *annotate(const llvm::DICompileUnit &Origin,
                        const llvm::MDTuple *Others = nullptr);

/// Whether \p Annotations have one of ours.
bool isAnnotated(const llvm::MDTuple *Annotations);

} // namespace langprov

#endif // LANGPROVENANCE_TAG_ANNOTATION_H
