//===- AbiRegisters.cpp - Which registers an ABI note stands for ----------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "LangProvenance/AbiRegisters.h"
#include "llvm/BinaryFormat/ELF.h"
#include "llvm/IR/CallingConv.h"
#include "llvm/Support/ErrorHandling.h"
#include "llvm/Support/MathExtras.h"

using namespace llvm;

namespace langprov {

StringRef describe(AbiObstacle O) {
  switch (O) {
  case AbiObstacle::Machine:
    return "the registers of this machine are not known";
  case AbiObstacle::Convention:
    return "the calling convention is not C's";
  case AbiObstacle::VarArgs:
    return "it takes a variable number of arguments";
  case AbiObstacle::Value:
    return "it is not known how a value is passed";
  case AbiObstacle::Stack:
    return "an argument is on the stack";
  case AbiObstacle::ResultAddress:
    return "the address of the result is in a register that is not saved";
  case AbiObstacle::HiddenResult:
    return "the result does not fit into registers";
  }
  llvm_unreachable("covered switch");
}

namespace {
/// What the ABIs differ in.
struct Rules {
  unsigned IntegerArguments, FloatArguments;
  unsigned IntegerResults, FloatResults;
  bool EvenPairs;          ///< A 128-bit integer begins at an even register.
  bool ResultAddressFirst; ///< In the first argument register.
};
} // namespace

static const Rules *rulesOf(uint16_t Machine) {
  // X86CallingConv.td: CC_X86_64_C, RetCC_X86Common and RetCC_X86_64_C.
  static constexpr Rules X8664 = {6, 8, 3, 2, false, true};
  // AArch64CallingConvention.td: CC_AArch64_AAPCS, RetCC_AArch64_AAPCS.
  static constexpr Rules AArch64 = {8, 8, 8, 8, true, false};
  return Machine == ELF::EM_X86_64    ? &X8664
         : Machine == ELF::EM_AARCH64 ? &AArch64
                                      : nullptr;
}

/// How many general-purpose registers an integer takes; 0 if that is not known.
static unsigned registersOf(const AbiValue &V) {
  return V.Bits == 0 ? 0 : V.Bits <= 64 ? 1 : V.Bits == 128 ? 2 : 0;
}

/// How many vector registers a value takes at most.
static unsigned vectorRegistersOf(const AbiValue &V) {
  return divideCeil(V.Bits, 128);
}

static std::optional<AbiObstacle>
placeArguments(const AbiNote &Note, const Rules &Abi, IntegerRegisters &Regs) {
  uint64_t Floats = 0;
  for (const AbiArgument &A : Note.Arguments) {
    IntegerRegisters::Range &Place = Regs.Arguments.emplace_back();
    switch (A.Class) {
    case AbiValue::Kind::StructReturn:
      if (!Abi.ResultAddressFirst)
        return AbiObstacle::ResultAddress;
      [[fallthrough]];
    case AbiValue::Kind::Integer:
    case AbiValue::Kind::Pointer:
      Place.Count = registersOf(A);
      if (!Place.Count)
        return AbiObstacle::Value;
      if (Abi.EvenPairs && Place.Count == 2)
        Regs.Used = alignTo(Regs.Used, 2);
      Place.First = Regs.Used;
      Regs.Used += Place.Count;
      if (Regs.Used > Abi.IntegerArguments)
        return AbiObstacle::Stack;
      break;
    case AbiValue::Kind::Float:
    case AbiValue::Kind::Vector:
      Floats += vectorRegistersOf(A);
      if (Floats > Abi.FloatArguments)
        return AbiObstacle::Stack;
      break;
    case AbiValue::Kind::InMemory:
      return AbiObstacle::Stack;
    case AbiValue::Kind::Other:
      return AbiObstacle::Value;
    }
  }
  return std::nullopt;
}

static std::optional<AbiObstacle>
placeResults(const AbiNote &Note, const Rules &Abi, IntegerRegisters &Regs) {
  uint64_t Floats = 0;
  for (const AbiValue &V : Note.Returns) {
    switch (V.Class) {
    case AbiValue::Kind::Integer:
    case AbiValue::Kind::Pointer:
      if (!registersOf(V))
        return AbiObstacle::Value;
      Regs.Returned += registersOf(V);
      break;
    case AbiValue::Kind::Float:
    case AbiValue::Kind::Vector:
      Floats += vectorRegistersOf(V);
      break;
    default:
      return AbiObstacle::Value;
    }
  }
  if (Regs.Returned > Abi.IntegerResults || Floats > Abi.FloatResults)
    return AbiObstacle::HiddenResult;
  return std::nullopt;
}

IntegerRegisters integerRegisters(const AbiNote &Note, uint16_t Machine) {
  IntegerRegisters Regs;
  const Rules *Abi = rulesOf(Machine);
  if (!Abi)
    Regs.Obstacle = AbiObstacle::Machine;
  else if (Note.CallingConv != CallingConv::C &&
           Note.CallingConv != CallingConv::Fast)
    Regs.Obstacle = AbiObstacle::Convention;
  else if (Note.VarArgs)
    Regs.Obstacle = AbiObstacle::VarArgs;
  else if (auto Obstacle = placeArguments(Note, *Abi, Regs))
    Regs.Obstacle = Obstacle;
  else
    Regs.Obstacle = placeResults(Note, *Abi, Regs);
  return Regs;
}

} // namespace langprov
