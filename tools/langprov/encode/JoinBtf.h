//===- JoinBtf.h - One BTF of a BTF and what continues it -------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// The ids and the string offsets of split BTF continue those of its base. So
/// the types of both, one after the other, and their strings alike, are one
/// BTF, in which the base's are unchanged.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROV_ENCODE_JOINBTF_H
#define LANGPROV_ENCODE_JOINBTF_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <vector>

namespace langprov {

/// The parts of raw BTF.
struct BtfParts {
  bool IsLittleEndian = true;
  llvm::ArrayRef<uint8_t> Types, Strings;
  /// The sizes of the kinds of types (struct btf_layout of
  /// include/uapi/linux/btf.h, since Linux 7.1). pahole since 1.31 writes it
  /// with --btf_features=layout. Empty in other BTF.
  llvm::ArrayRef<uint8_t> Layout;

  static llvm::Expected<BtfParts> parse(llvm::StringRef Name,
                                        llvm::ArrayRef<uint8_t> Bytes);
};

/// \p Base followed by \p Split, as raw BTF. Both must have one byte order.
/// The layout is the base's. It lists every kind that the writer knew, and
/// BtfWriter writes no kind that is newer than layouts are.
std::vector<uint8_t> joinBtf(const BtfParts &Base, const BtfParts &Split);

} // namespace langprov

#endif // LANGPROV_ENCODE_JOINBTF_H
