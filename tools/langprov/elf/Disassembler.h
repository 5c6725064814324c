//===- Disassembler.h - LLVM's decoder for one kind of code -----*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef LANGPROV_ELF_DISASSEMBLER_H
#define LANGPROV_ELF_DISASSEMBLER_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/MC/MCAsmInfo.h"
#include "llvm/MC/MCContext.h"
#include "llvm/MC/MCDisassembler/MCDisassembler.h"
#include "llvm/MC/MCInst.h"
#include "llvm/MC/MCInstrAnalysis.h"
#include "llvm/MC/MCInstrInfo.h"
#include "llvm/MC/MCRegisterInfo.h"
#include "llvm/MC/MCSubtargetInfo.h"
#include "llvm/TargetParser/Triple.h"
#include <memory>
#include <optional>

namespace langprov {

class Disassembler {
public:
  /// Null if this LLVM cannot decode such code.
  static std::unique_ptr<Disassembler> create(const llvm::Triple &TheTriple,
                                              llvm::StringRef Features);

  struct Instruction {
    llvm::MCInst Inst;
    uint64_t Addr, Size;
  };
  /// The instruction at \p Addr, which \p Bytes begins with.
  std::optional<Instruction> decode(uint64_t Addr,
                                    llvm::ArrayRef<uint8_t> Bytes) const;

  bool isCallOrBranch(const Instruction &I) const {
    return Analysis->isCall(I.Inst) || Analysis->isBranch(I.Inst);
  }
  /// Where a direct one goes. \p Before is the instruction before it, which may
  /// have prepared a register.
  std::optional<uint64_t> target(const Instruction &I,
                                 const std::optional<Instruction> &Before);
  /// The address of what an instruction reads relative to itself.
  std::optional<uint64_t> memory(const Instruction &I) const;
  /// The addresses of stubs in a PLT section, and of the slots they jump by.
  std::vector<std::pair<uint64_t, uint64_t>>
  stubs(uint64_t Addr, llvm::ArrayRef<uint8_t> Bytes) const;

private:
  Disassembler() = default;

  std::unique_ptr<llvm::MCRegisterInfo> Registers;
  std::unique_ptr<llvm::MCAsmInfo> AsmInfo;
  std::unique_ptr<llvm::MCSubtargetInfo> Subtarget;
  std::unique_ptr<llvm::MCInstrInfo> Instructions;
  std::unique_ptr<llvm::MCContext> Context;
  std::unique_ptr<llvm::MCDisassembler> Decoder;
  std::unique_ptr<llvm::MCInstrAnalysis> Analysis;
};

} // namespace langprov

#endif // LANGPROV_ELF_DISASSEMBLER_H
