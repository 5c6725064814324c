//===- FindFunctions.h - The functions of Rust in DWARF ---------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef LANGPROV_ENCODE_FINDFUNCTIONS_H
#define LANGPROV_ENCODE_FINDFUNCTIONS_H

#include "encode/TypeReader.h"

namespace langprov {

/// A function with code, as its source has it. What it takes is in the note.
struct FoundFunction {
  struct Parameter {
    std::string Name;
    TypeId Type = 0;
  };

  uint64_t Address = 0;
  std::string Path;                    ///< "krate::module::function"
  std::optional<llvm::StringRef> Note; ///< The text; see AbiNote.h.
  std::vector<Parameter> Parameters;
  TypeId Result = 0;
  bool NoReturn = false; ///< The type `!`.
};

/// Adds the functions of \p U to \p Found, and asks \p Reader for their types.
void findFunctions(const DwarfFile &File, const Unit &U, TypeReader &Reader,
                   std::vector<FoundFunction> &Found);

} // namespace langprov

#endif // LANGPROV_ENCODE_FINDFUNCTIONS_H
