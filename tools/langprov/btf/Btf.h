//===- Btf.h - BTF that is safe to walk -------------------------*- C++ -*-===//
///
/// \file
/// libbpf reads BTF, as its consumers do, but (up to 1.2) does not check where
/// type ids and names lead. This does once, after loading, so that all code
/// behind it can follow them. The format: Documentation/bpf/btf.rst in Linux.
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
  /// Loads raw BTF or the .BTF section of an ELF file. \p Base, if given, is
  /// what split BTF (of a kernel module) builds on, and must outlive this.
  static llvm::Expected<Btf> load(llvm::StringRef Path,
                                  const Btf *Base = nullptr);

  /// Loads raw BTF from memory; \p Name is what errors call it.
  static llvm::Expected<Btf> parse(llvm::StringRef Name,
                                   llvm::ArrayRef<uint8_t> Bytes);

  /// Ids of the types that are not Base's: [firstId(), endId()).
  uint32_t firstId() const { return First; }
  uint32_t endId() const { return End; }

  const btf_type &type(uint32_t Id) const {
    return *btf__type_by_id(Raw.get(), Id);
  }
  llvm::StringRef text(uint32_t Offset) const {
    return btf__str_by_offset(Raw.get(), Offset);
  }
  llvm::StringRef name(uint32_t Id) const { return text(type(Id).name_off); }

  /// The type as C would write it without a declared name: "struct list_head
  /// *", "int (*)(void)". Named types are named, anonymous ones spelled out.
  std::string spell(uint32_t Id) const;
  /// The type's own body: what makes two of the same name equal.
  std::string body(uint32_t Id) const;
  /// "struct", "enum", "typedef", "int", "func"...; declared-only types are of
  /// the kind that they declare.
  llvm::StringRef kind(uint32_t Id) const;

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
