//===- LeftOut.h - What is not encoded, and why -----------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// Nothing is guessed: what DWARF or the ABI notes do not prove is left out and
/// counted here, by reason.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROV_ENCODE_LEFTOUT_H
#define LANGPROV_ENCODE_LEFTOUT_H

#include "llvm/ADT/StringRef.h"
#include <array>
#include <string>
#include <vector>

namespace langprov {

/// Why something is not encoded; explain() has each in words.
enum class LeftOutReason : uint8_t {
  ZeroSizedMember,
  EmptyVariant,
  DuplicateMember,
  MemberOutside,
  MemberUnplaced,
  Bitfield,
  WideValue,
  ValueList,
  ContainsItself,
  PointerChain,
  TooLarge,
  TooManyMembers,
  NoSize,
  UnknownKind,
  BrokenReference,
  Vtable,
  FunctionUnknownAbi,
  FunctionStackArgument,
  FunctionTwoResults,
  FunctionNoReturn,
  FunctionOtherAbi,
  FunctionShared,
  FunctionFreed,
  FunctionWithoutSymbol,
  FunctionAmbiguous,
  FunctionBadName,
  FunctionLongName,
  FunctionOfBindgen,
  FunctionKnown,
};
constexpr unsigned NumLeftOutReasons =
    unsigned(LeftOutReason::FunctionKnown) + 1;

/// "zero-sized-member"
llvm::StringRef idOf(LeftOutReason R);
/// "members without a size, such as PhantomData"
llvm::StringRef explain(LeftOutReason R);

/// Counts what is left out, by reason.
class LeftOut {
public:
  struct Entry {
    uint64_t Count = 0;
    std::vector<std::string> Examples; ///< The first few, each once.
  };

  void add(LeftOutReason R, llvm::StringRef Example);
  const Entry &operator[](LeftOutReason R) const {
    return Entries[unsigned(R)];
  }

private:
  std::array<Entry, NumLeftOutReasons> Entries;
};

} // namespace langprov

#endif // LANGPROV_ENCODE_LEFTOUT_H
