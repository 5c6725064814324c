//===- RelocationTypes.cpp - The relocations of data, by machine ----------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "elf/RelocationTypes.h"
#include "llvm/BinaryFormat/ELF.h"

using namespace llvm;

namespace langprov {

unsigned relocationWidth(uint16_t Machine, uint32_t Type) {
  switch (Machine) {
  case ELF::EM_X86_64:
    switch (Type) {
    case ELF::R_X86_64_64:
    case ELF::R_X86_64_DTPOFF64:
    case ELF::R_X86_64_PC64:
      return 8;
    case ELF::R_X86_64_32:
    case ELF::R_X86_64_32S:
    case ELF::R_X86_64_DTPOFF32:
    case ELF::R_X86_64_PC32:
      return 4;
    }
    return 0;
  case ELF::EM_AARCH64:
    switch (Type) {
    case ELF::R_AARCH64_ABS64:
    case ELF::R_AARCH64_PREL64:
      return 8;
    case ELF::R_AARCH64_ABS32:
    case ELF::R_AARCH64_PREL32:
      return 4;
    }
    return 0;
  case ELF::EM_S390:
    return Type == ELF::R_390_64 ? 8 : Type == ELF::R_390_32 ? 4 : 0;
  case ELF::EM_MIPS:
    switch (Type) {
    case ELF::R_MIPS_64:
    case ELF::R_MIPS_TLS_DTPREL64:
      return 8;
    case ELF::R_MIPS_32:
    case ELF::R_MIPS_PC32:
    case ELF::R_MIPS_TLS_DTPREL32:
      return 4;
    }
    return 0;
  case ELF::EM_PPC64:
    return Type == ELF::R_PPC64_ADDR64   ? 8
           : Type == ELF::R_PPC64_ADDR32 ? 4
                                         : 0;
  case ELF::EM_RISCV:
    switch (Type) {
    case ELF::R_RISCV_64:
    case ELF::R_RISCV_ADD64:
    case ELF::R_RISCV_SUB64:
      return 8;
    case ELF::R_RISCV_32:
    case ELF::R_RISCV_32_PCREL:
    case ELF::R_RISCV_SET32:
    case ELF::R_RISCV_ADD32:
    case ELF::R_RISCV_SUB32:
      return 4;
    case ELF::R_RISCV_SET16:
    case ELF::R_RISCV_ADD16:
    case ELF::R_RISCV_SUB16:
      return 2;
    case ELF::R_RISCV_SET6:
    case ELF::R_RISCV_SUB6:
    case ELF::R_RISCV_SET8:
    case ELF::R_RISCV_ADD8:
    case ELF::R_RISCV_SUB8:
      return 1;
    }
    return 0;
  case ELF::EM_386:
    return Type == ELF::R_386_32 ? 4 : 0;
  case ELF::EM_ARM:
    return Type == ELF::R_ARM_ABS32 ? 4 : 0;
  case ELF::EM_PPC:
    return Type == ELF::R_PPC_ADDR32 ? 4 : 0;
  }
  return 0;
}

uint32_t firstRelocationType(uint16_t Machine, uint32_t Type) {
  return Machine == ELF::EM_MIPS ? Type & 0xff : Type;
}

} // namespace langprov
