//===- Btf.h - BTF that is safe to walk -------------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// libbpf reads BTF, as BTF's consumers do, but up to version 1.2 does not
/// check that type ids and name offsets are in range. This class checks them
/// once, after loading, so that other code can follow them. Linux's
/// Documentation/bpf/btf.rst describes the format.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROV_BTF_BTF_H
#define LANGPROV_BTF_BTF_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <bpf/btf.h>
#include <memory>
#include <string>

namespace langprov {

class Btf {
public:
  /// Loads raw BTF or the .BTF section of an ELF file. Split BTF, as that of a
  /// kernel module, needs its \p Base, which must outlive this.
  static llvm::Expected<Btf> load(llvm::StringRef Path,
                                  const Btf *Base = nullptr);

  /// Loads raw BTF from memory; \p Name is the name in errors.
  static llvm::Expected<Btf> parse(llvm::StringRef Name,
                                   llvm::ArrayRef<uint8_t> Bytes);

  /// The ids of the types that are not in Base: [firstId(), endId()).
  uint32_t firstId() const { return First; }
  uint32_t endId() const { return End; }

  const btf_type &type(uint32_t Id) const {
    return *btf__type_by_id(Raw.get(), Id);
  }
  llvm::StringRef text(uint32_t Offset) const {
    return btf__str_by_offset(Raw.get(), Offset);
  }
  llvm::StringRef name(uint32_t Id) const { return text(type(Id).name_off); }

  /// The type as in a C declaration without a name: "struct list_head *",
  /// "int (*)(void)". Anonymous types are spelled out.
  std::string spell(uint32_t Id) const;
  /// What the type consists of. Two types of one name are equal if their bodies
  /// are.
  std::string body(uint32_t Id) const;
  /// "struct", "enum", "typedef", "int", "func"... A forward declaration is of
  /// the kind that it declares.
  llvm::StringRef kind(uint32_t Id) const;

  btf *raw() const { return Raw.get(); }

private:
  struct Free {
    void operator()(btf *B) const { btf__free(B); }
  };
  std::unique_ptr<btf, Free> Raw;
  uint32_t First = 1, End = 1;

  static llvm::Expected<Btf> adopt(llvm::StringRef Name, btf *Loaded,
                                   const Btf *Base);
  llvm::Error check(llvm::StringRef Path) const;
  std::string spell(uint32_t Id, unsigned Depth) const;
  std::string body(uint32_t Id, unsigned Depth) const;
};

} // namespace langprov

#endif // LANGPROV_BTF_BTF_H
