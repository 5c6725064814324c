//===- NoteAnnotation.h - ABI notes as annotations --------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef LANGPROVENANCE_ABI_NOTEANNOTATION_H
#define LANGPROVENANCE_ABI_NOTEANNOTATION_H

#include "llvm/IR/DebugInfoMetadata.h"
#include <optional>

namespace langprov {

/// The note that the declaration of \p Definition has, if it has one.
std::optional<llvm::StringRef> noteOf(const llvm::DISubprogram &Definition);

/// Whether \p Annotation, an element of a list of annotations, is a note.
bool isNote(const llvm::Metadata *Annotation);

} // namespace langprov

#endif // LANGPROVENANCE_ABI_NOTEANNOTATION_H
