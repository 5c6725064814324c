//===- RelocationTypes.cpp - The relocations of data, by machine ----------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Only types that compilers use in the sections that are read. Those of
// thread-local variables are not among them: they are in location expressions.
//
//===----------------------------------------------------------------------===//

#include "elf/RelocationTypes.h"
#include "llvm/BinaryFormat/ELF.h"

using namespace llvm;

namespace langprov {

namespace {
using Kind = RelocationKind;

struct Entry {
  uint16_t Machine;
  uint32_t Type;
  Kind::Operation What;
  uint8_t Width;
};
} // namespace

static constexpr Entry Table[] = {
    {ELF::EM_X86_64, ELF::R_X86_64_64, Kind::Absolute, 8},
    {ELF::EM_X86_64, ELF::R_X86_64_32, Kind::Absolute, 4},
    {ELF::EM_X86_64, ELF::R_X86_64_32S, Kind::Absolute, 4},
    {ELF::EM_X86_64, ELF::R_X86_64_PC64, Kind::Relative, 8},
    {ELF::EM_X86_64, ELF::R_X86_64_PC32, Kind::Relative, 4},
    {ELF::EM_386, ELF::R_386_32, Kind::Absolute, 4},
    {ELF::EM_386, ELF::R_386_PC32, Kind::Relative, 4},
    {ELF::EM_AARCH64, ELF::R_AARCH64_ABS64, Kind::Absolute, 8},
    {ELF::EM_AARCH64, ELF::R_AARCH64_ABS32, Kind::Absolute, 4},
    {ELF::EM_AARCH64, ELF::R_AARCH64_PREL64, Kind::Relative, 8},
    {ELF::EM_AARCH64, ELF::R_AARCH64_PREL32, Kind::Relative, 4},
    {ELF::EM_ARM, ELF::R_ARM_ABS32, Kind::Absolute, 4},
    {ELF::EM_ARM, ELF::R_ARM_REL32, Kind::Relative, 4},
    {ELF::EM_RISCV, ELF::R_RISCV_RELAX, Kind::None, 0},
    {ELF::EM_RISCV, ELF::R_RISCV_64, Kind::Absolute, 8},
    {ELF::EM_RISCV, ELF::R_RISCV_32, Kind::Absolute, 4},
    {ELF::EM_RISCV, ELF::R_RISCV_32_PCREL, Kind::Relative, 4},
    {ELF::EM_RISCV, ELF::R_RISCV_SET32, Kind::Absolute, 4},
    {ELF::EM_RISCV, ELF::R_RISCV_SET16, Kind::Absolute, 2},
    {ELF::EM_RISCV, ELF::R_RISCV_SET8, Kind::Absolute, 1},
    {ELF::EM_RISCV, ELF::R_RISCV_ADD64, Kind::Add, 8},
    {ELF::EM_RISCV, ELF::R_RISCV_ADD32, Kind::Add, 4},
    {ELF::EM_RISCV, ELF::R_RISCV_ADD16, Kind::Add, 2},
    {ELF::EM_RISCV, ELF::R_RISCV_ADD8, Kind::Add, 1},
    {ELF::EM_RISCV, ELF::R_RISCV_SUB64, Kind::Subtract, 8},
    {ELF::EM_RISCV, ELF::R_RISCV_SUB32, Kind::Subtract, 4},
    {ELF::EM_RISCV, ELF::R_RISCV_SUB16, Kind::Subtract, 2},
    {ELF::EM_RISCV, ELF::R_RISCV_SUB8, Kind::Subtract, 1},
    {ELF::EM_RISCV, ELF::R_RISCV_SET_ULEB128, Kind::SetLeb, 0},
    {ELF::EM_RISCV, ELF::R_RISCV_SUB_ULEB128, Kind::SubtractLeb, 0},
    {ELF::EM_LOONGARCH, ELF::R_LARCH_RELAX, Kind::None, 0},
    {ELF::EM_LOONGARCH, ELF::R_LARCH_64, Kind::Absolute, 8},
    {ELF::EM_LOONGARCH, ELF::R_LARCH_32, Kind::Absolute, 4},
    {ELF::EM_LOONGARCH, ELF::R_LARCH_64_PCREL, Kind::Relative, 8},
    {ELF::EM_LOONGARCH, ELF::R_LARCH_32_PCREL, Kind::Relative, 4},
    {ELF::EM_LOONGARCH, ELF::R_LARCH_ADD64, Kind::Add, 8},
    {ELF::EM_LOONGARCH, ELF::R_LARCH_ADD32, Kind::Add, 4},
    {ELF::EM_LOONGARCH, ELF::R_LARCH_ADD16, Kind::Add, 2},
    {ELF::EM_LOONGARCH, ELF::R_LARCH_ADD8, Kind::Add, 1},
    {ELF::EM_LOONGARCH, ELF::R_LARCH_SUB64, Kind::Subtract, 8},
    {ELF::EM_LOONGARCH, ELF::R_LARCH_SUB32, Kind::Subtract, 4},
    {ELF::EM_LOONGARCH, ELF::R_LARCH_SUB16, Kind::Subtract, 2},
    {ELF::EM_LOONGARCH, ELF::R_LARCH_SUB8, Kind::Subtract, 1},
    {ELF::EM_LOONGARCH, ELF::R_LARCH_ADD_ULEB128, Kind::AddLeb, 0},
    {ELF::EM_LOONGARCH, ELF::R_LARCH_SUB_ULEB128, Kind::SubtractLeb, 0},
    {ELF::EM_PPC64, ELF::R_PPC64_ADDR64, Kind::Absolute, 8},
    {ELF::EM_PPC64, ELF::R_PPC64_ADDR32, Kind::Absolute, 4},
    {ELF::EM_PPC64, ELF::R_PPC64_REL64, Kind::Relative, 8},
    {ELF::EM_PPC64, ELF::R_PPC64_REL32, Kind::Relative, 4},
    {ELF::EM_PPC, ELF::R_PPC_ADDR32, Kind::Absolute, 4},
    {ELF::EM_PPC, ELF::R_PPC_REL32, Kind::Relative, 4},
    {ELF::EM_S390, ELF::R_390_64, Kind::Absolute, 8},
    {ELF::EM_S390, ELF::R_390_32, Kind::Absolute, 4},
    {ELF::EM_S390, ELF::R_390_PC32, Kind::Relative, 4},
    {ELF::EM_S390, ELF::R_390_PC64, Kind::Relative, 8},
    {ELF::EM_MIPS, ELF::R_MIPS_64, Kind::Absolute, 8},
    {ELF::EM_MIPS, ELF::R_MIPS_32, Kind::Absolute, 4},
    {ELF::EM_MIPS, ELF::R_MIPS_PC32, Kind::Relative, 4},
    {ELF::EM_BPF, ELF::R_BPF_64_ABS64, Kind::Absolute, 8},
    {ELF::EM_BPF, ELF::R_BPF_64_ABS32, Kind::Absolute, 4},
    {ELF::EM_BPF, ELF::R_BPF_64_NODYLD32, Kind::Absolute, 4},
    {ELF::EM_SPARC, ELF::R_SPARC_32, Kind::Absolute, 4},
    {ELF::EM_SPARC, ELF::R_SPARC_UA32, Kind::Absolute, 4},
    {ELF::EM_SPARC32PLUS, ELF::R_SPARC_32, Kind::Absolute, 4},
    {ELF::EM_SPARC32PLUS, ELF::R_SPARC_UA32, Kind::Absolute, 4},
    {ELF::EM_SPARCV9, ELF::R_SPARC_32, Kind::Absolute, 4},
    {ELF::EM_SPARCV9, ELF::R_SPARC_UA32, Kind::Absolute, 4},
    {ELF::EM_SPARCV9, ELF::R_SPARC_64, Kind::Absolute, 8},
    {ELF::EM_SPARCV9, ELF::R_SPARC_UA64, Kind::Absolute, 8},
    {ELF::EM_68K, ELF::R_68K_32, Kind::Absolute, 4},
    {ELF::EM_68K, ELF::R_68K_PC32, Kind::Relative, 4},
    {ELF::EM_ARC_COMPACT2, ELF::R_ARC_32, Kind::Absolute, 4},
    {ELF::EM_CSKY, ELF::R_CKCORE_ADDR32, Kind::Absolute, 4},
    {ELF::EM_HEXAGON, ELF::R_HEX_32, Kind::Absolute, 4},
    {ELF::EM_XTENSA, ELF::R_XTENSA_32, Kind::Absolute, 4},
};

RelocationKinds::RelocationKinds(uint16_t Machine) : Kinds() {
  Kinds[0].What = Kind::None; // R_*_NONE is 0 on every machine.
  for (const Entry &E : Table)
    if (E.Machine == Machine)
      Kinds[E.Type] = {E.What, E.Width};
}

uint32_t firstRelocationType(uint16_t Machine, uint32_t Type) {
  return Machine == ELF::EM_MIPS ? Type & 0xff : Type;
}

} // namespace langprov
