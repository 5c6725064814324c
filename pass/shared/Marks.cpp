//===- Marks.cpp - What the plugin writes and the auditor looks for -------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "LangProvenance/Marks.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace langprov {

std::string standInName(ArrayRef<StringRef> Scopes) {
  return (Scopes.size() == 1 ? "::" : "") + join(Scopes, "::");
}

bool isStandInName(StringRef Name) {
  // C++'s "operator::" something would be a conversion function.
  if (Name.starts_with("operator"))
    return false;
  // "::" inside of template arguments or a parameter list is not a scope.
  int Depth = 0;
  for (size_t I = 0; I + 1 < Name.size(); ++I) {
    if (Name[I] == '<' || Name[I] == '(')
      ++Depth;
    else if (Name[I] == '>' || Name[I] == ')')
      --Depth;
    else if (Depth <= 0 && Name[I] == ':' && Name[I + 1] == ':')
      return true;
  }
  return false;
}

} // namespace langprov
