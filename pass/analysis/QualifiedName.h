//===- QualifiedName.h - A subprogram's name with its scopes -----*- C++ -*-==//
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

} // namespace langprov

#endif // LANGPROVENANCE_ANALYSIS_QUALIFIEDNAME_H
