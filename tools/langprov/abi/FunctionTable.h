//===- FunctionTable.h - Functions with code and their ABI notes -*- C++ -*-==//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// What DWARF says of the functions that have code: where each one is, what its
/// symbol is called, its ABI note (AbiNote.h), and whether it is of an excluded
/// language.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROV_ABI_FUNCTIONTABLE_H
#define LANGPROV_ABI_FUNCTIONTABLE_H

#include "LangProvenance/Languages.h"
#include "dwarf/DwarfFile.h"
#include "llvm/ADT/StringSet.h"

namespace langprov {

/// One function with code.
struct DescribedFunction {
  uint64_t Address = 0;
  /// The linkage name; the name of one that has none. The symbol may have a
  /// suffix in addition: ".llvm.123".
  llvm::StringRef Name;
  std::optional<llvm::StringRef> Note;
  bool Excluded = false;
};

/// All of a file, by address.
class FunctionTable {
public:
  /// Reads all units of \p File. It is an error if one cannot be read.
  static llvm::Expected<FunctionTable> read(const DwarfFile &File,
                                            const LanguageSet &Exclude);

  /// Those whose code begins at \p Address, in the order of the file.
  llvm::ArrayRef<DescribedFunction> at(uint64_t Address) const;

  /// Whether a unit of an excluded language describes a function called \p
  /// Name, with code or without.
  bool isExcludedName(llvm::StringRef Name) const {
    return ExcludedNames.contains(Name);
  }
  /// Whether a unit of a kept language has code for one.
  bool isKeptName(llvm::StringRef Name) const {
    return KeptNames.contains(Name);
  }

private:
  std::vector<DescribedFunction> Functions; ///< By address.
  llvm::StringSet<> ExcludedNames, KeptNames;
};

} // namespace langprov

#endif // LANGPROV_ABI_FUNCTIONTABLE_H
