//===- CallTarget.h - Which function a call instruction calls ---*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// LLVM describes some callees by a DW_TAG_subprogram without any attribute
/// (issue #106422): there is no name, no file, no line. Only the call
/// instruction says which function it is, and so whether it is foreign. LLVM's
/// own decoder reads it, so each machine that LLVM knows has direct calls.
///
/// A call may also go through a stub of the procedure linkage table or a slot
/// of the global offset table, whose dynamic relocation then names the
/// function. The target of any other call is unknown.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROV_ELF_CALLTARGET_H
#define LANGPROV_ELF_CALLTARGET_H

#include "elf/Disassembler.h"
#include "elf/ElfObject.h"
#include <map>

namespace langprov {

class CallTargets {
public:
  /// The relocations of \p Object's code must be loaded.
  explicit CallTargets(const ElfObject &Object);

  /// The address that the call instruction calls that starts at \p Pc or, if
  /// \p IsReturnPc, after which the callee returns to \p Pc.
  std::optional<uint64_t> find(uint64_t Pc, bool IsReturnPc);

private:
  using Instruction = Disassembler::Instruction;

  Disassembler *decoderAt(uint64_t Addr) const;
  std::optional<Instruction> decode(uint64_t Addr) const;
  std::optional<Instruction> findCall(uint64_t Pc, bool IsReturnPc) const;
  std::optional<uint64_t> direct(const Instruction &Call) const;
  std::optional<uint64_t> relocated(const Instruction &Call,
                                    std::optional<uint64_t> Encoded) const;
  std::optional<uint64_t> throughStub(uint64_t Stub);
  std::optional<uint64_t> slotOf(uint64_t Stub);
  std::optional<uint64_t> word(uint64_t Addr) const;

  const ElfObject &Object;
  std::unique_ptr<Disassembler> Decoder, Thumb;
  std::map<const ElfSection *, std::map<uint64_t, uint64_t>> Stubs;
};

} // namespace langprov

#endif // LANGPROV_ELF_CALLTARGET_H
