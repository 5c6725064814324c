//===- CallTarget.cpp - Which function a call instruction calls -----------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "elf/CallTarget.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/BinaryFormat/ELF.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/MathExtras.h"

using namespace llvm;

namespace langprov {

CallTargets::CallTargets(const ElfObject &Object) : Object(Object) {
  Triple T = Object.triple();
  Decoder = Disassembler::create(T, Object.features());
  if (T.isARM() || T.isThumb()) {
    T.setArch(T.isLittleEndian() ? Triple::thumb : Triple::thumbeb);
    T.setArchName("thumbv7");
    Thumb = Disassembler::create(T, Object.features());
  }
}

Disassembler *CallTargets::decoderAt(uint64_t Addr) const {
  return Thumb && Object.isThumbAt(Addr) ? Thumb.get() : Decoder.get();
}

std::optional<CallTargets::Instruction>
CallTargets::decode(uint64_t Addr) const {
  const ElfSection *S = Object.sectionAt(Addr);
  Disassembler *D = decoderAt(Addr);
  if (!S || !D)
    return std::nullopt;
  return D->decode(Addr, ArrayRef<uint8_t>(S->Data).drop_front(Addr - S->Addr));
}

/// How far before the address to which a callee returns the call may begin, the
/// most probable first.
static ArrayRef<uint8_t> distances(uint16_t Machine) {
  static constexpr uint8_t X86[] = {5, 6, 7, 8, 2, 3, 4}, Fixed[] = {4},
                           S390[] = {6, 4, 2}, Compressed[] = {4, 2},
                           DelaySlot[] = {8};
  switch (Machine) {
  case ELF::EM_X86_64:
  case ELF::EM_386:
    return X86;
  case ELF::EM_S390:
    return S390;
  case ELF::EM_RISCV:
  case ELF::EM_ARM: // Thumb.
    return Compressed;
  case ELF::EM_MIPS:
  case ELF::EM_SPARC:
  case ELF::EM_SPARC32PLUS:
  case ELF::EM_SPARCV9:
    return DelaySlot;
  }
  return Fixed;
}

static bool hasDelaySlot(uint16_t Machine) {
  return distances(Machine).front() == 8;
}

std::optional<CallTargets::Instruction>
CallTargets::findCall(uint64_t Pc, bool IsReturnPc) const {
  if (!IsReturnPc) {
    std::optional<Instruction> I = decode(Pc);
    return I && decoderAt(Pc)->isCallOrBranch(*I) ? I : std::nullopt;
  }
  for (uint8_t Distance : distances(Object.machine())) {
    std::optional<Instruction> I = decode(Pc - Distance);
    if (I && decoderAt(I->Addr)->isCallOrBranch(*I) &&
        (hasDelaySlot(Object.machine()) || I->Size == Distance))
      return I;
  }
  return std::nullopt;
}

/// Whether a relocation of an indirect call names the function that is called.
static bool namesCallee(uint16_t Machine, uint32_t Type) {
  switch (Machine) {
  case ELF::EM_X86_64:
    return Type == ELF::R_X86_64_GOTPCREL || Type == ELF::R_X86_64_GOTPCRELX ||
           Type == ELF::R_X86_64_REX_GOTPCRELX;
  case ELF::EM_386:
    return Type == ELF::R_386_GOT32X;
  case ELF::EM_MIPS:
    return (Type & 0xff) == ELF::R_MIPS_JALR;
  }
  return false;
}

/// Whether it is a relocation of a pair of instructions, a call together with
/// the one before it.
static bool isOfPair(uint16_t Machine, uint32_t Type) {
  return (Machine == ELF::EM_RISCV &&
          (Type == ELF::R_RISCV_CALL || Type == ELF::R_RISCV_CALL_PLT)) ||
         (Machine == ELF::EM_LOONGARCH && Type == ELF::R_LARCH_CALL36);
}

/// The target by the relocation of the call. \p Encoded is what the instruction
/// says as it stands.
std::optional<uint64_t>
CallTargets::relocated(const Instruction &Call,
                       std::optional<uint64_t> Encoded) const {
  uint16_t Machine = Object.machine();
  if (const auto *R = Object.codeRelocIn(Call.Addr - 4, Call.Addr))
    if (isOfPair(Machine, R->Type))
      return R->Symbol + R->Addend;
  const auto *R = Object.codeRelocIn(Call.Addr, Call.Addr + Call.Size);
  if (!R)
    return Encoded;
  if (!Encoded && !namesCallee(Machine, R->Type))
    return std::nullopt;
  // Most fields hold the distance from the start of the instruction. For the
  // others undo what the addend has subtracted.
  uint64_t End = Call.Addr + Call.Size;
  switch (Machine) {
  case ELF::EM_X86_64:
    return R->Symbol + R->Addend + (End - R->Addr);
  case ELF::EM_386: // The addend is in the field.
    return Encoded ? R->Symbol + *Encoded - R->Addr : R->Symbol;
  case ELF::EM_ARM: // So it is here; bit 0 of a Thumb function's symbol is set.
    return (R->Symbol & ~uint64_t(1)) +
           (Encoded ? *Encoded - Call.Addr : uint64_t(0));
  case ELF::EM_S390:
    return R->Symbol + R->Addend - (R->Addr - Call.Addr);
  case ELF::EM_MIPS:
    return R->Symbol + R->Addend +
           ((R->Type & 0xff) == ELF::R_MIPS_PC16 ? 4 : 0);
  }
  return R->Symbol + R->Addend;
}

std::optional<uint64_t> CallTargets::direct(const Instruction &Call) const {
  Disassembler *D = decoderAt(Call.Addr);
  std::optional<Instruction> Before = decode(Call.Addr - 4);
  if (Before && Before->Size != 4)
    Before.reset();
  std::optional<uint64_t> Encoded = D->target(Call, Before);
  if (Object.isRelocatable())
    return relocated(Call, Encoded);
  if (Encoded)
    return Encoded;
  if (std::optional<uint64_t> Slot = D->memory(Call))
    if (const auto *R = Object.codeRelocIn(*Slot, *Slot + 1))
      return R->Symbol + R->Addend;
  return std::nullopt;
}

//===----------------------------------------------------------------------===//
// Stubs of linked files
//===----------------------------------------------------------------------===//

std::optional<uint64_t> CallTargets::word(uint64_t Addr) const {
  const ElfSection *S = Object.sectionAt(Addr);
  if (!S || S->Data.size() - (Addr - S->Addr) < 4)
    return std::nullopt;
  return support::endian::read32(S->Data.data() + (Addr - S->Addr),
                                 Object.isLittleEndian() ? endianness::little
                                                         : endianness::big);
}

/// The slot that a stub jumps by, where MCInstrAnalysis does not know stubs.
static std::optional<uint64_t>
slotByPattern(const ElfObject &Object, uint64_t Stub,
              function_ref<std::optional<uint64_t>(uint64_t)> Word) {
  auto A = Word(Stub), B = Word(Stub + 4), C = Word(Stub + 8);
  if (!A || !B || !C)
    return std::nullopt;
  switch (Object.machine()) {
  case ELF::EM_S390: // larl %r1, slot
    if (*A >> 16 == 0xc010)
      return Stub +
             2 * int64_t(static_cast<int32_t>((*A & 0xffff) << 16 | *B >> 16));
    break;
  case ELF::EM_LOONGARCH: // pcaddu12i $t3, hi; ld.d $t3, $t3, lo
    if ((*A & 0xfe00001f) == 0x1c00000f && (*B & 0xffc003ff) == 0x28c001ef)
      return Stub + SignExtend64<32>((*A >> 5 & 0xfffff) << 12) +
             SignExtend64<12>(*B >> 10 & 0xfff);
    break;
  case ELF::EM_PPC64: { // std r2, 24(r1); addis r12, r2, hi; ld r12, lo(r12)
    const ElfSection *Got = Object.find(".got");
    if (Got && *A == 0xf8410018 && *B >> 16 == 0x3d82 && *C >> 16 == 0xe98c)
      return Got->Addr + 0x8000 + SignExtend64<32>((*B & 0xffff) << 16) +
             SignExtend64<16>(*C & 0xfffc);
    break;
  }
  }
  return std::nullopt;
}

static bool isStubSection(const ElfSection *S) {
  return S && (S->Name.starts_with(".plt") || S->Name == ".iplt" ||
               S->Name == ".MIPS.stubs");
}

std::optional<uint64_t> CallTargets::slotOf(uint64_t Stub) {
  const ElfSection *S = Object.sectionAt(Stub);
  if (isStubSection(S) && Decoder) {
    auto [It, New] = Stubs.try_emplace(S);
    if (New)
      for (auto [From, Slot] : Decoder->stubs(S->Addr, S->Data))
        It->second.emplace(From, Slot);
    auto Known = It->second.find(Stub);
    // LLVM finds the jump of a stub, which other instructions may precede.
    if (Known == It->second.end())
      Known = It->second.find(Stub + 4);
    if (Known != It->second.end())
      return Known->second;
  }
  return slotByPattern(Object, Stub, [&](uint64_t Addr) { return word(Addr); });
}

/// The function that the stub at \p Stub jumps to; \p Stub itself if it is
/// none.
std::optional<uint64_t> CallTargets::throughStub(uint64_t Stub) {
  if (std::optional<uint64_t> Slot = slotOf(Stub)) {
    if (const auto *R = Object.codeRelocIn(*Slot, *Slot + 1))
      return R->Symbol + R->Addend;
    return std::nullopt;
  }
  if (isStubSection(Object.sectionAt(Stub)))
    return std::nullopt;
  return Stub;
}

std::optional<uint64_t> CallTargets::find(uint64_t Pc, bool IsReturnPc) {
  std::optional<Instruction> Call = findCall(Pc, IsReturnPc);
  if (!Call)
    return std::nullopt;
  std::optional<uint64_t> Target = direct(*Call);
  if (Target && !Object.isRelocatable())
    Target = throughStub(*Target);
  // PowerPC's calls within a file enter a function after the two instructions
  // that compute r2 (ELFv2, 2.3.2.1).
  if (Target && Object.machine() == ELF::EM_PPC64) {
    auto First = word(*Target - 8), Second = word(*Target - 4);
    if (First && Second && *Second >> 16 == 0x3842 &&
        (*First >> 16 == 0x3c4c || *First >> 16 == 0x3c40))
      return *Target - 8;
  }
  return Target;
}

} // namespace langprov
