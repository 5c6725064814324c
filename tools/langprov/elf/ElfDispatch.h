//===- ElfDispatch.h - From an object file to its ELF class -----*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef LANGPROV_ELF_ELFDISPATCH_H
#define LANGPROV_ELF_ELFDISPATCH_H

#include "llvm/Object/ELFObjectFile.h"

namespace langprov {

/// Calls \p Call with the ELFFile of the right word size and byte order.
template <class Fn>
auto dispatch(const llvm::object::ObjectFile &Obj, Fn Call) {
  using namespace llvm::object;
  if (auto *O = llvm::dyn_cast<ELF64LEObjectFile>(&Obj))
    return Call(O->getELFFile());
  if (auto *O = llvm::dyn_cast<ELF64BEObjectFile>(&Obj))
    return Call(O->getELFFile());
  if (auto *O = llvm::dyn_cast<ELF32LEObjectFile>(&Obj))
    return Call(O->getELFFile());
  return Call(llvm::cast<ELF32BEObjectFile>(&Obj)->getELFFile());
}

/// Whether langprov reads the section's contents.
inline bool isDebugSection(llvm::StringRef Name) {
  return Name.starts_with(".debug_") || Name.starts_with(".BTF");
}

/// Whether values are read in it that a relocation may change. Location lists,
/// frames and indices are never read.
inline bool isRelocated(llvm::StringRef Name) {
  return Name == ".debug_info" || Name == ".debug_types" ||
         Name == ".debug_line" || Name == ".debug_addr" ||
         Name == ".debug_str_offsets" || Name == ".debug_ranges" ||
         Name == ".debug_rnglists";
}

} // namespace langprov

#endif // LANGPROV_ELF_ELFDISPATCH_H
