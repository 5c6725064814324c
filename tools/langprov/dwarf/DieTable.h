//===- DieTable.h - All DIEs of one unit, with parents ----------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// The tree of a unit, for questions that need a DIE's parents or children. It
/// takes about 24 bytes for each DIE, so it is built only for the few units
/// that need it.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROV_DWARF_DIETABLE_H
#define LANGPROV_DWARF_DIETABLE_H

#include "dwarf/DwarfFile.h"

namespace langprov {

class DieTable {
public:
  struct Node {
    uint64_t Offset;
    const Abbrev *A;
    uint32_t Parent;     ///< Node 0, the unit's DIE, is its own parent.
    uint32_t SubtreeEnd; ///< One past the last node below this one.
  };

  /// The DIEs up to the first that cannot be read.
  DieTable(const DwarfFile &File, const Unit &U);

  const DwarfFile &file() const { return File; }
  const Unit &unit() const { return U; }
  size_t size() const { return Nodes.size(); }
  const Node &operator[](uint32_t Index) const { return Nodes[Index]; }
  uint16_t tag(uint32_t Index) const { return Nodes[Index].A->Tag; }

  /// The node of the DIE at \p Offset; nothing if none starts there.
  std::optional<uint32_t> find(uint64_t Offset) const;
  Die read(uint32_t Index) const;
  llvm::StringRef name(uint32_t Index) const;
  /// With all namespaces and types around it: "lib::Foo".
  std::string qualifiedName(uint32_t Index) const;

private:
  const DwarfFile &File;
  const Unit &U;
  std::vector<Node> Nodes;
};

} // namespace langprov

#endif // LANGPROV_DWARF_DIETABLE_H
