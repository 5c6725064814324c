//===- CallTarget.h - Which function a call calls ---------------*- C++ -*-===//
///
/// \file
/// The empty DW_TAG_subprogram that LLVM leaves for a callee (issue #106422)
/// tells nothing at all about it: no name, no file. Only the call instruction
/// tells whether the callee is foreign. Direct calls of x86-64, AArch64, s390x
/// and MIPS are read; for others the answer is "unknown".
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROV_ELF_CALLTARGET_H
#define LANGPROV_ELF_CALLTARGET_H

#include "elf/ElfObject.h"
#include <optional>

namespace langprov {

/// The address that the call instruction at \p Pc goes to, or if \p IsReturnPc
/// the one that ends at \p Pc.
std::optional<uint64_t> callTarget(const ElfObject &Object, uint64_t Pc,
                                   bool IsReturnPc);

} // namespace langprov

#endif // LANGPROV_ELF_CALLTARGET_H
