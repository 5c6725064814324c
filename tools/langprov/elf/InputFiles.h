//===- InputFiles.h - The objects in a file or archive ----------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef LANGPROV_ELF_INPUTFILES_H
#define LANGPROV_ELF_INPUTFILES_H

#include "elf/ElfObject.h"

namespace langprov {

/// Opens \p Path read-only and calls \p Visit for the object, or for each
/// member if it is an archive; members are called "lib.a(member.o)".
llvm::Error forEachObject(llvm::StringRef Path,
                          llvm::function_ref<llvm::Error(ElfObject &)> Visit);

} // namespace langprov

#endif // LANGPROV_ELF_INPUTFILES_H
