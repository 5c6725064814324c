//===- FunctionSymbols.h - The functions of a symbol table -------*- C++ -*-==//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef LANGPROV_ELF_FUNCTIONSYMBOLS_H
#define LANGPROV_ELF_FUNCTIONSYMBOLS_H

#include "elf/ElfObject.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringMap.h"
#include <map>

namespace langprov {

/// The functions that a file's symbol table (.symtab) defines.
class FunctionSymbols {
public:
  /// It is an error if there is no symbol table.
  static llvm::Expected<FunctionSymbols> read(const ElfObject &Object);

  /// The addresses of the functions called \p Name, each once, in order.
  llvm::ArrayRef<uint64_t> addressesOf(llvm::StringRef Name) const;
  /// The names of the functions at \p Address, each once, in the order of the
  /// table.
  llvm::ArrayRef<llvm::StringRef> namesAt(uint64_t Address) const;

private:
  llvm::StringMap<llvm::SmallVector<uint64_t, 1>> Addresses;
  std::map<uint64_t, llvm::SmallVector<llvm::StringRef, 1>> Names;
};

} // namespace langprov

#endif // LANGPROV_ELF_FUNCTIONSYMBOLS_H
