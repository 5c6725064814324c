//===- Disassembler.cpp - LLVM's decoder for one kind of code -------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "elf/Disassembler.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/MC/MCTargetOptions.h"
#include "llvm/MC/TargetRegistry.h"
#include "llvm/Support/TargetSelect.h"
#include "llvm/Support/raw_ostream.h"
#include <mutex>

using namespace llvm;

namespace langprov {

std::unique_ptr<Disassembler> Disassembler::create(const Triple &TheTriple,
                                                   StringRef Features) {
  static std::once_flag Once;
  std::call_once(Once, [] {
    InitializeAllTargetInfos();
    InitializeAllTargetMCs();
    InitializeAllDisassemblers();
  });
#if LLVM_VERSION_MAJOR >= 22
  const Triple &Name = TheTriple;
#else // Older versions take the text of the triple.
  const std::string &Name = TheTriple.str();
#endif
  std::string Error;
  const Target *T = TargetRegistry::lookupTarget(Name, Error);
  if (!T)
    return nullptr;
  std::unique_ptr<Disassembler> D(new Disassembler);
  D->Registers.reset(T->createMCRegInfo(Name));
  if (!D->Registers)
    return nullptr;
  D->AsmInfo.reset(T->createMCAsmInfo(*D->Registers, Name, MCTargetOptions()));
  D->Subtarget.reset(T->createMCSubtargetInfo(Name, "", Features));
  D->Instructions.reset(T->createMCInstrInfo());
  if (!D->AsmInfo || !D->Subtarget || !D->Instructions)
    return nullptr;
  D->Context = std::make_unique<MCContext>(
      TheTriple, D->AsmInfo.get(), D->Registers.get(), D->Subtarget.get());
  D->Decoder.reset(T->createMCDisassembler(*D->Subtarget, *D->Context));
  D->Analysis.reset(T->createMCInstrAnalysis(D->Instructions.get()));
  return D->Decoder && D->Analysis ? std::move(D) : nullptr;
}

std::optional<Disassembler::Instruction>
Disassembler::decode(uint64_t Addr, ArrayRef<uint8_t> Bytes) const {
  Instruction I;
  I.Addr = Addr;
  if (Decoder->getInstruction(I.Inst, I.Size, Bytes, Addr, nulls()) !=
      MCDisassembler::Success)
    return std::nullopt;
  return I;
}

std::optional<uint64_t>
Disassembler::target(const Instruction &I,
                     const std::optional<Instruction> &Before) {
  Analysis->resetState();
  if (Before)
    Analysis->updateState(Before->Inst, Before->Addr);
  uint64_t Target;
  if (Analysis->evaluateBranch(I.Inst, I.Addr, I.Size, Target))
    return Target;
  return std::nullopt;
}

std::optional<uint64_t> Disassembler::memory(const Instruction &I) const {
  return Analysis->evaluateMemoryOperandAddress(I.Inst, Subtarget.get(), I.Addr,
                                                I.Size);
}

std::vector<std::pair<uint64_t, uint64_t>>
Disassembler::stubs(uint64_t Addr, ArrayRef<uint8_t> Bytes) const {
#if LLVM_VERSION_MAJOR >= 22
  return Analysis->findPltEntries(Addr, Bytes, *Subtarget);
#else
  return Analysis->findPltEntries(Addr, Bytes, Subtarget->getTargetTriple());
#endif
}

} // namespace langprov
