//===- CTypes.h - What the file's own BTF has already -----------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// The integers of Rust are C's, and bindgen's mirrors of C's types are C's
/// types. C's names are taken, whatever Rust calls its types.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROV_ENCODE_CTYPES_H
#define LANGPROV_ENCODE_CTYPES_H

#include "btf/Btf.h"
#include "encode/Model.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"
#include <tuple>

namespace langprov {

/// How a declaration tag spells the symbol of a function that BTF calls by its
/// path.
inline const std::string LinkageTag = "rust:linkage:";

/// The types of the file's own BTF, by name.
class CTypes {
public:
  /// \p Own is the file's BTF, or null if it has none.
  explicit CTypes(const Btf *Own);

  bool hasName(llvm::StringRef Name) const { return ByName.contains(Name); }
  /// Whether the symbol \p Symbol has a function in the BTF.
  bool hasFunction(llvm::StringRef Symbol) const;
  /// Whether a type called \p Name could be \p T itself, which an earlier run
  /// encoded.
  bool mayBe(llvm::StringRef Name, const RustType &T) const;
  /// The id of C's integer or floating-point type like \p T.
  std::optional<uint32_t> scalar(const RustType &T) const;
  /// The id of C's type called \p Name if \p T mirrors it.
  std::optional<uint32_t> mirrored(llvm::StringRef Name,
                                   const RustType &T) const;

private:
  using ScalarKey = std::tuple<bool, bool, bool, uint64_t>;
  static ScalarKey keyOf(const RustType &T) {
    return {T.Kind == RustType::Float, T.IsSigned, T.IsBool, T.Size};
  }
  void addScalar(uint32_t Id);
  bool agrees(uint32_t Id, const RustType &T) const;

  const Btf *Own;
  llvm::StringMap<llvm::SmallVector<uint32_t, 1>> ByName;
  /// Each with its rank among the names of its kind and size.
  std::map<ScalarKey, std::pair<size_t, uint32_t>> Known;
};

/// What C calls the integer or floating-point type like \p T.
llvm::StringRef cName(const RustType &T);

/// Whether \p Path is below one of \p Modules: "a::bindings::b".
bool isBelow(llvm::StringRef Path, const llvm::StringSet<> &Modules);

/// Makes C's own types of those that mirror them: those below a module that
/// \p Bindings names, and those from units in other languages. Returns their
/// number.
size_t findMirrors(Model &Types, const CTypes &C,
                   const llvm::StringSet<> &Bindings);

} // namespace langprov

#endif // LANGPROV_ENCODE_CTYPES_H
