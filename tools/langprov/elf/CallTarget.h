//===- CallTarget.h - Which function a call instruction calls ---*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// LLVM describes some callees by a DW_TAG_subprogram without any attribute
/// (issue #106422): there is no name, no file, no line. Only the call
/// instruction says which function it is, and so whether it is foreign.
///
/// Limits: direct calls of x86-64, AArch64, s390x and MIPS, and on the first
/// two calls through a PLT stub or the global offset table. The target of any
/// other call is unknown.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROV_ELF_CALLTARGET_H
#define LANGPROV_ELF_CALLTARGET_H

#include "elf/ElfObject.h"
#include <optional>

namespace langprov {

/// The address that the call instruction calls that starts at \p Pc or, if
/// \p IsReturnPc, ends there.
std::optional<uint64_t> callTarget(const ElfObject &Object, uint64_t Pc,
                                   bool IsReturnPc);

} // namespace langprov

#endif // LANGPROV_ELF_CALLTARGET_H
