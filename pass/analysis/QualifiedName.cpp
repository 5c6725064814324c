//===- QualifiedName.cpp - A subprogram's name with its scopes ------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "analysis/QualifiedName.h"
#include "LangProvenance/Marks.h"
#include "analysis/CheckedReads.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace llvm;

namespace langprov {

std::string qualifiedName(const DISubprogram &SP) {
  SmallVector<StringRef, 8> Scopes;
  // The scope of a closure may be a function, whose name is part of the path.
  SmallPtrSet<const DIScope *, 8> Seen; // Scopes may form a cycle.
  for (const DIScope *Scope = &SP; Scope && Seen.insert(Scope).second;
       Scope = scopeAround(*Scope))
    if (!isa<DIFile, DICompileUnit, DILexicalBlockBase>(Scope))
      Scopes.push_back(Scope->getName().empty() ? "{anonymous}"
                                                : Scope->getName());
  std::reverse(Scopes.begin(), Scopes.end());
  return standInName(Scopes);
}

bool isMangled(StringRef LinkageName) {
  return LinkageName.starts_with("_Z") || LinkageName.starts_with("_R") ||
         LinkageName.starts_with("?");
}

bool isInNamespace(const DIScope *Scope) {
  CycleGuard Guard;
  for (; Scope && !Guard.closesAt(Scope); Scope = scopeAround(*Scope))
    if (isa<DINamespace>(Scope))
      return true;
  return false;
}

} // namespace langprov
