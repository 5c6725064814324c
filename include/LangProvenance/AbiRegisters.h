//===- AbiRegisters.h - Which registers an ABI note stands for --*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// From a note, which knows no machine, to the general-purpose registers that
/// a BPF trampoline saves. The pass notes values; every consumer decides with
/// this function where they are, so that there is one set of rules.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROVENANCE_ABIREGISTERS_H
#define LANGPROVENANCE_ABIREGISTERS_H

#include "LangProvenance/AbiNote.h"

namespace langprov {

/// Why no prototype of general-purpose registers says what a function takes.
enum class AbiObstacle {
  Machine,       ///< No rules for this machine.
  Convention,    ///< Neither C's calling convention nor fastcc.
  VarArgs,       ///< Variadic: an extra register counts vector registers.
  Value,         ///< A value whose place is not known.
  Stack,         ///< An argument is on the stack.
  ResultAddress, ///< The address of the result is in a register of its own
                 ///< (AArch64: x8), which trampolines do not save.
  HiddenResult,  ///< The result does not fit into registers, so that code
                 ///< generation adds an address that the note lacks.
};

/// What the obstacle is, as text: "an argument is on the stack".
llvm::StringRef describe(AbiObstacle O);

/// The general-purpose registers of a function.
struct IntegerRegisters {
  struct Range {
    unsigned First = 0; ///< 0: rdi, x0.
    unsigned Count = 0; ///< 0: in no general-purpose register.
  };

  /// If set, the rest is not meaningful.
  std::optional<AbiObstacle> Obstacle;
  /// For each of AbiNote::Arguments.
  llvm::SmallVector<Range, 8> Arguments;
  /// How many registers, from the first, a prototype has to cover. AArch64
  /// may leave one out before a 128-bit integer; nothing is in it.
  unsigned Used = 0;
  /// How many general-purpose registers the function returns in, but for the
  /// address of a result in memory, which x86-64 returns in rax. More than one
  /// is lost if a trampoline runs a program at exit, since it saves one.
  unsigned Returned = 0;
};

/// The registers of \p Note on \p Machine, an e_machine of ELF. Known are the
/// System V ABI of EM_X86_64 and AAPCS64 of EM_AARCH64, as LLVM implements them
/// (X86CallingConv.td, AArch64CallingConvention.td).
IntegerRegisters integerRegisters(const AbiNote &Note, uint16_t Machine);

} // namespace langprov

#endif // LANGPROVENANCE_ABIREGISTERS_H
