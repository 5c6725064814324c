//===- BtfWriter.h - The model as BTF ---------------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// Writes split BTF on the file's own: its ids and string offsets continue
/// those of the file, so the two can be joined. libbpf's deduplication makes
/// C's pointers, arrays and prototypes of those that are equal to them.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROV_ENCODE_BTFWRITER_H
#define LANGPROV_ENCODE_BTFWRITER_H

#include "encode/CTypes.h"
#include "encode/Model.h"

namespace langprov {

/// Writes a model, step by step: types, then functions and tags.
class BtfWriter {
public:
  /// \p Own is the file's BTF, or null; it must outlive the writer.
  static llvm::Expected<BtfWriter> create(const Btf *Own, bool IsLittleEndian,
                                          unsigned PointerSize);

  /// Writes the types in \p Order, which refer only to each other.
  llvm::Error writeTypes(const Model &Types, llvm::ArrayRef<TypeId> Order,
                         const CTypes &C);
  /// Tags each struct and union with "rust:" and its path. Comes after
  /// writeTypes().
  llvm::Error writeTags(const Model &Types, llvm::ArrayRef<TypeId> Order);
  /// Writes the functions. Comes after writeTypes().
  llvm::Error writeFunctions(const Model &Types);
  /// Removes what the file's own BTF has already. Comes last.
  llvm::Error deduplicate();

  /// What was written. Valid until the next change.
  llvm::ArrayRef<uint8_t> bytes() const;
  uint32_t firstId() const { return First; }
  uint32_t endId() const { return btf__type_cnt(Raw.get()); }
  const btf_type &type(uint32_t Id) const {
    return *btf__type_by_id(Raw.get(), Id);
  }
  llvm::StringRef text(uint32_t Offset) const {
    return btf__str_by_offset(Raw.get(), Offset);
  }

private:
  struct Free {
    void operator()(btf *B) const { btf__free(B); }
  };
  std::unique_ptr<btf, Free> Raw;
  uint32_t First = 1;
  uint32_t IndexId = 0; ///< Of the integer that counts elements of arrays.
  std::vector<uint32_t> Ids;

  bool isWritten(const RustType &T, const CTypes &C) const;
  llvm::Error chooseIndex(const Model &Types, const CTypes &C);
  int write(const Model &Types, const RustType &T);
  int writeMembers(const Model &Types, const RustType &T);
  int writeEnumerators(const RustType &T);
  int writeFunction(const RustFunction &F);
};

} // namespace langprov

#endif // LANGPROV_ENCODE_BTFWRITER_H
