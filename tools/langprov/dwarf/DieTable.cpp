//===- DieTable.cpp - All DIEs of one unit, with parents ------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "dwarf/DieTable.h"
#include "dwarf/DieWalk.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
using namespace llvm::dwarf;

namespace langprov {

DieTable::DieTable(const DwarfFile &File, const Unit &U) : File(File), U(U) {
  std::vector<uint32_t> Parents;
  auto Leave = [&] {
    Nodes[Parents.back()].SubtreeEnd = Nodes.size();
    Parents.pop_back();
  };
  auto Enter = [&](uint64_t Offset, const Abbrev &A, Cursor &C) {
    for (const AttrSpec &S : U.Abbrevs->specs(A))
      skipForm(C, S.Form, U.F);
    if (C.failed())
      return false;
    uint32_t Index = Nodes.size();
    Nodes.push_back(
        {Offset, &A, Parents.empty() ? 0 : Parents.back(), Index + 1});
    if (A.HasChildren)
      Parents.push_back(Index);
    return true;
  };
  walkDies(File, U, Enter, Leave);
  while (!Parents.empty())
    Leave();
}

std::optional<uint32_t> DieTable::find(uint64_t Offset) const {
  auto It =
      partition_point(Nodes, [&](const Node &N) { return N.Offset < Offset; });
  if (It == Nodes.end() || It->Offset != Offset)
    return std::nullopt;
  return It - Nodes.begin();
}

Die DieTable::read(uint32_t Index) const {
  Die D;
  File.readDie(U, Nodes[Index].Offset, D);
  return D;
}

StringRef DieTable::name(uint32_t Index) const {
  return File.string(U, read(Index).get(DW_AT_name));
}

std::string DieTable::qualifiedName(uint32_t Index) const {
  std::string Name = name(Index).str();
  if (Name.empty())
    return Name;
  // Real programs do not nest deeper than this.
  for (unsigned Depth = 0; Depth < 64 && Nodes[Index].Parent; ++Depth) {
    Index = Nodes[Index].Parent;
    switch (tag(Index)) {
    case DW_TAG_namespace:
    case DW_TAG_structure_type:
    case DW_TAG_union_type:
    case DW_TAG_class_type:
    case DW_TAG_enumeration_type:
    case DW_TAG_module:
      Name = (name(Index) + "::" + Name).str();
      break;
    case DW_TAG_subprogram:
      return Name;
    }
  }
  return Name;
}

} // namespace langprov
