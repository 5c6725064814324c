//===- Encode.h - Append the types of Rust to a file's BTF ------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// docs/rust-in-btf.md says what the types look like, and
/// docs/decisions/0012-append-rust-to-btf.md why they are appended.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROV_ENCODE_ENCODE_H
#define LANGPROV_ENCODE_ENCODE_H

#include "encode/LeftOut.h"
#include "encode/NameTypes.h"
#include "encode/Prototypes.h"
#include "encode/Roots.h"
#include "llvm/ADT/StringSet.h"

namespace langprov {

/// The options of `langprov encode`.
struct EncodeOptions {
  WhichTypes Types = WhichTypes::Reachable;
  WhichFunctions Functions = WhichFunctions::Safe;
  FunctionNames Names = FunctionNames::Linkage;
  bool Tags = false;
  llvm::StringSet<> Bindings; ///< Modules that bindgen wrote.
};

/// What was read, what was added, and the result.
struct Encoded {
  size_t RustUnits = 0;
  size_t Described = 0;                ///< Types that were read.
  size_t Mirrors = 0;                  ///< Those of them that are C's.
  size_t Functions = 0;                ///< With code, in units of Rust.
  size_t OwnTypes = 0;                 ///< In the file's BTF.
  std::map<std::string, size_t> Added; ///< By kind.
  size_t OwnBytes = 0, Bytes = 0;
  LeftOut Missing;
  /// The file's BTF, followed by what is added; empty if nothing is.
  std::vector<uint8_t> Btf;

  size_t added() const {
    size_t Sum = 0;
    for (const auto &[Kind, Count] : Added)
      Sum += Count;
    return Sum;
  }
};

/// \p Own is the raw BTF of the file, empty if it has none; \p Base is that
/// which \p Own continues, if it is split BTF.
llvm::Expected<Encoded> encode(const DwarfFile &File,
                               llvm::ArrayRef<uint8_t> Own,
                               llvm::ArrayRef<uint8_t> Base,
                               const EncodeOptions &Options);

} // namespace langprov

#endif // LANGPROV_ENCODE_ENCODE_H
