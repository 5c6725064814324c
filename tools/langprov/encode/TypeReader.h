//===- TypeReader.h - From the DWARF of Rust to the model -------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// Reads the types that are asked for, and all that they need. It says what
/// DWARF says; the rules of BTF are in LowerTypes.h.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROV_ENCODE_TYPEREADER_H
#define LANGPROV_ENCODE_TYPEREADER_H

#include "dwarf/DieTable.h"
#include "encode/LeftOut.h"
#include "encode/Model.h"
#include "llvm/ADT/DenseMap.h"

namespace langprov {

/// Whether the language of \p U is Rust.
bool isRust(const Unit &U);

/// Gives each type an id when it is asked for; readAll() then reads them.
class TypeReader {
public:
  TypeReader(const DwarfFile &File, Model &Types, LeftOut &Missing)
      : File(File), Types(Types), Missing(Missing) {}

  /// The table of a unit's DIEs, which is kept.
  const DieTable &table(const Unit &U);

  /// The type that DW_AT_type of node \p Index refers to; void if it has none.
  TypeId typeOf(const DieTable &Table, uint32_t Index);
  /// The same, also if the type is named by what the node is an instance of
  /// (DW_AT_abstract_origin, DW_AT_specification).
  TypeId typeOfInstance(const DieTable &Table, uint32_t Index);
  /// The type that node \p Index is.
  TypeId typeAt(const DieTable &Table, uint32_t Index);

  /// A node of a unit's table.
  using Place = std::pair<const DieTable *, uint32_t>;
  /// The node that an attribute of another refers to.
  std::optional<Place> referred(const DieTable &Table, uint32_t Index,
                                uint16_t Attr);

  /// Reads all types that were asked for.
  void readAll();

private:
  struct Request {
    const DieTable *Table;
    uint32_t Index;
    TypeId Id;
  };

  void read(const Request &P);
  void readBase(const Die &D, RustType &T);
  void readArray(const Request &P, const Die &D, RustType &T);
  void readMembers(const Request &P, RustType &T);
  void readVariants(const Request &P, uint32_t Part, RustType &T);
  void readEnumerators(const Request &P, const Die &D, RustType &T);
  /// Nothing if it cannot be a member of BTF.
  std::optional<RustMember> readMember(const DieTable &Table, uint32_t Index,
                                       llvm::StringRef Of);
  /// The place of the type behind typedefs and qualifiers; nothing for void.
  std::optional<Place> follow(const DieTable &Table, uint32_t Index);
  bool isFunctionPointer(const DieTable &Table, uint32_t Index);
  void markUnsized(const Request &P, const RustType &T);

  const DwarfFile &File;
  Model &Types;
  LeftOut &Missing;
  llvm::DenseMap<size_t, std::unique_ptr<DieTable>> Tables; ///< By unit.
  llvm::DenseMap<std::pair<size_t, uint32_t>, TypeId> Known;
  std::vector<Request> Queue;
  /// Fat pointers: each with the name of what it points to, and its type.
  std::vector<std::pair<std::string, TypeId>> FatTargets;
};

} // namespace langprov

#endif // LANGPROV_ENCODE_TYPEREADER_H
