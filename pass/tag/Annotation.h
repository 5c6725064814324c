//===- Annotation.h - Marks metadata nodes as foreign ------------*- C++ -*-==//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef LANGPROVENANCE_TAG_ANNOTATION_H
#define LANGPROVENANCE_TAG_ANNOTATION_H

#include "llvm/IR/DebugInfoMetadata.h"

namespace langprov {

/// The annotations `!{!{!"lang-provenance", !"rust lib.rs"}}` for nodes that
/// come from \p Origin: the language, a space, and the name of the unit. All
/// nodes of a unit share the string. They are appended to \p Others, if there
/// are any. LLVM emits each as a DW_TAG_LLVM_annotation
/// (DwarfUnit::addAnnotation); pahole ignores names that it does not know.
llvm::MDTuple *annotate(const llvm::DICompileUnit &Origin,
                        const llvm::MDTuple *Others = nullptr);

/// Whether one of \p Annotations is ours.
bool isAnnotated(const llvm::MDTuple *Annotations);

} // namespace langprov

#endif // LANGPROVENANCE_TAG_ANNOTATION_H
