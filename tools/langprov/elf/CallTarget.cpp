//===- CallTarget.cpp - Which function a call instruction calls -----------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "elf/CallTarget.h"
#include "llvm/BinaryFormat/ELF.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/MathExtras.h"

using namespace llvm;

namespace langprov {

namespace {
/// Code around one address, for reads that may fail.
class Code {
public:
  Code(const ElfObject &Object, uint64_t Addr)
      : Object(Object), Section(Object.sectionAt(Addr ? Addr - 1 : 0)) {}

  std::optional<uint8_t> byte(uint64_t Addr) const {
    const uint8_t *P = at(Addr, 1);
    return P ? std::optional<uint8_t>(*P) : std::nullopt;
  }
  std::optional<uint32_t> word(uint64_t Addr, endianness E) const {
    const uint8_t *P = at(Addr, 4);
    return P ? std::optional<uint32_t>(support::endian::read32(P, E))
             : std::nullopt;
  }

  /// What a field at \p Addr refers to: the target of its relocation, or
  /// \p Else without one. \p Bias undoes what the addend has subtracted because
  /// the field is not at the end of the instruction.
  std::optional<uint64_t> target(uint64_t Addr, int64_t Bias,
                                 std::optional<uint64_t> Else) const {
    if (const ElfObject::CodeReloc *R = Object.codeRelocAt(Addr))
      return R->Symbol + R->Addend + Bias;
    return Else;
  }

  /// What the slot refers to whose relative address x86's 32-bit field at
  /// \p Addr holds.
  std::optional<uint64_t> throughSlot(uint64_t Addr) const {
    if (Object.isRelocatable())
      return target(Addr, 4, std::nullopt);
    auto Rel = word(Addr, endianness::little);
    return Rel ? target(Addr + 4 + static_cast<int32_t>(*Rel), 0, std::nullopt)
               : std::nullopt;
  }

private:
  const uint8_t *at(uint64_t Addr, uint64_t Size) const {
    if (!Section || Addr < Section->Addr ||
        Addr - Section->Addr > Section->Data.size() ||
        Section->Data.size() - (Addr - Section->Addr) < Size)
      return nullptr;
    return Section->Data.data() + (Addr - Section->Addr);
  }

  const ElfObject &Object;
  const ElfSection *Section;
};
} // namespace

static std::optional<uint64_t> x86Target(const Code &C, uint64_t Pc,
                                         bool IsReturnPc) {
  // The 32-bit displacement is the last field of call, jmp and jcc.
  uint64_t Field = 0;
  if (IsReturnPc) {
    auto Op = C.byte(Pc - 5), Op2 = C.byte(Pc - 6);
    bool Direct = Op && (*Op == 0xe8 || *Op == 0xe9);
    bool Conditional = Op && Op2 && *Op2 == 0x0f && (*Op & 0xf0) == 0x80;
    bool ThroughGot = Op && Op2 && *Op2 == 0xff && (*Op == 0x15 || *Op == 0x25);
    if (Direct || Conditional)
      Field = Pc - 4;
    else if (ThroughGot)
      return C.throughSlot(Pc - 4);
    else
      return std::nullopt;
  } else {
    auto Op = C.byte(Pc), Op2 = C.byte(Pc + 1);
    if (!Op || !Op2)
      return std::nullopt;
    if (*Op == 0xe8 || *Op == 0xe9)
      Field = Pc + 1;
    else if (*Op == 0x0f && (*Op2 & 0xf0) == 0x80)
      Field = Pc + 2;
    else if (*Op == 0xff && *Op2 == 0x25)
      return C.throughSlot(Pc + 2);
    else if (*Op == 0xeb || (*Op & 0xf0) == 0x70) // short jmp and jcc
      return Pc + 2 + static_cast<int8_t>(*Op2);
    else
      return std::nullopt;
  }
  auto Rel = C.word(Field, endianness::little);
  if (!Rel)
    return std::nullopt;
  return C.target(Field, 4, Field + 4 + static_cast<int32_t>(*Rel));
}

static std::optional<uint64_t> aarch64Target(const Code &C, uint64_t Pc,
                                             bool IsReturnPc) {
  if (IsReturnPc)
    Pc -= 4;
  auto W = C.word(Pc, endianness::little);
  if (!W)
    return std::nullopt;
  if ((*W & 0x7c000000) == 0x14000000) // b, bl
    return C.target(Pc, 0, Pc + SignExtend64<28>((*W & 0x3ffffff) << 2));
  if ((*W & 0xff000010) == 0x54000000) // b.cond
    return C.target(Pc, 0, Pc + SignExtend64<21>(((*W >> 5) & 0x7ffff) << 2));
  return std::nullopt;
}

static std::optional<uint64_t> s390Target(const Code &C, uint64_t Pc,
                                          bool IsReturnPc) {
  if (IsReturnPc)
    Pc -= 6;
  auto Op = C.byte(Pc), Op2 = C.byte(Pc + 1);
  auto Rel = C.word(Pc + 2, endianness::big);
  if (!Op || !Op2 || !Rel || *Op != 0xc0 ||
      ((*Op2 & 0xf) != 5 && (*Op2 & 0xf) != 4)) // brasl, brcl
    return std::nullopt;
  return C.target(Pc + 2, 2, Pc + 2 * int64_t(static_cast<int32_t>(*Rel)));
}

static std::optional<uint64_t> mipsTarget(const Code &C, uint64_t Pc,
                                          bool IsReturnPc, bool LittleEndian) {
  if (IsReturnPc)
    Pc -= 8; // The delay slot is part of the call.
  auto W = C.word(Pc, LittleEndian ? endianness::little : endianness::big);
  if (!W)
    return std::nullopt;
  if ((*W >> 26) == 3 || (*W >> 26) == 2) // jal, j
    return C.target(
        Pc, 0, ((Pc + 4) & ~uint64_t(0xfffffff)) | ((*W & 0x3ffffff) << 2));
  if ((*W >> 16) == 0x0411 || (*W >> 16) == 0x1000) // bal, b
    return C.target(Pc, 4, Pc + 4 + SignExtend64<18>((*W & 0xffff) << 2));
  // jalr with an R_MIPS_JALR hint.
  return C.target(Pc, 0, std::nullopt);
}

//===----------------------------------------------------------------------===//
// Stubs of linked files
//===----------------------------------------------------------------------===//

static bool isStub(const ElfSection *S) {
  return S && (S->Name.starts_with(".plt") || S->Name == ".iplt" ||
               S->Name == ".MIPS.stubs");
}

/// Where the stub at \p Pc jumps to; x86-64 and AArch64 only.
static std::optional<uint64_t> throughStub(const ElfObject &Object,
                                           uint64_t Pc) {
  Code C(Object, Pc + 1);
  if (Object.machine() == ELF::EM_X86_64) {
    if (C.word(Pc, endianness::little) == 0xfa1e0ff3u) // endbr64
      Pc += 4;
    if (C.byte(Pc) == 0xf2) // bnd
      ++Pc;
    if (C.byte(Pc) == 0xff && C.byte(Pc + 1) == 0x25)
      return C.throughSlot(Pc + 2);
  }
  if (Object.machine() == ELF::EM_AARCH64) {
    if (C.word(Pc, endianness::little) == 0xd503245fu) // bti c
      Pc += 4;
    auto Adrp = C.word(Pc, endianness::little);
    auto Ldr = C.word(Pc + 4, endianness::little);
    if (!Adrp || !Ldr || (*Adrp & 0x9f00001f) != 0x90000010 ||
        (*Ldr & 0xffc003ff) != 0xf9400211) // adrp x16; ldr x17, [x16, #imm]
      return std::nullopt;
    uint64_t Pages = ((*Adrp >> 5) & 0x7ffff) << 2 | ((*Adrp >> 29) & 3);
    uint64_t Slot = (Pc & ~uint64_t(0xfff)) + (SignExtend64<21>(Pages) << 12) +
                    uint64_t((*Ldr >> 10) & 0xfff) * 8;
    return C.target(Slot, 0, std::nullopt);
  }
  return std::nullopt;
}

static std::optional<uint64_t> direct(const ElfObject &Object, uint64_t Pc,
                                      bool IsReturnPc) {
  Code C(Object, IsReturnPc ? Pc : Pc + 1);
  switch (Object.machine()) {
  case ELF::EM_X86_64:
    return x86Target(C, Pc, IsReturnPc);
  case ELF::EM_AARCH64:
    return aarch64Target(C, Pc, IsReturnPc);
  case ELF::EM_S390:
    return s390Target(C, Pc, IsReturnPc);
  case ELF::EM_MIPS:
    return mipsTarget(C, Pc, IsReturnPc, Object.isLittleEndian());
  }
  return std::nullopt;
}

std::optional<uint64_t> callTarget(const ElfObject &Object, uint64_t Pc,
                                   bool IsReturnPc) {
  std::optional<uint64_t> Target = direct(Object, Pc, IsReturnPc);
  if (Target && !Object.isRelocatable() && isStub(Object.sectionAt(*Target)))
    return throughStub(Object, *Target);
  return Target;
}

} // namespace langprov
