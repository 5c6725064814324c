//===- QualifiedName.h - What names and scopes tell ---------------*- C++
//-*-==//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef LANGPROVENANCE_ANALYSIS_QUALIFIEDNAME_H
#define LANGPROVENANCE_ANALYSIS_QUALIFIEDNAME_H

#include "llvm/IR/DebugInfoMetadata.h"
#include <string>

namespace langprov {

/// The name of \p SP with the scopes around it, in the form that stand-ins have
/// (standInName() in Marks.h): "crate::module::f". A scope without a name is
/// "{anonymous}".
std::string qualifiedName(const llvm::DISubprogram &SP);

/// Whether \p LinkageName is a mangled name of C++ or Rust. C has linkage names
/// too, those of asm labels.
bool isMangled(llvm::StringRef LinkageName);

/// Whether \p Scope, which may be null, is a namespace or in one.
bool isInNamespace(const llvm::DIScope *Scope);

} // namespace langprov

#endif // LANGPROVENANCE_ANALYSIS_QUALIFIEDNAME_H
