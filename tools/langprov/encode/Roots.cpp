//===- Roots.cpp - Which types are encoded --------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "encode/Roots.h"

using namespace llvm;
using namespace llvm::dwarf;

namespace langprov {

namespace {
class RootFinder {
public:
  RootFinder(const DieTable &Table, TypeReader &Reader, Model &Types,
             LeftOut &Missing)
      : Table(Table), Reader(Reader), Types(Types), Missing(Missing) {}

  void addAll();
  void addReachable();

private:
  void add(TypeId Id) {
    if (Id)
      Types.Roots.push_back(Id);
  }
  /// Adds the type of a DIE, or of the one that it is an instance of.
  void addTypeOf(uint32_t Index) { add(Reader.typeOfInstance(Table, Index)); }
  bool isVtable(uint32_t Index) {
    StringRef Name = Table.name(Index);
    if (!Name.ends_with("{vtable}") && !Name.ends_with("{vtable_type}"))
      return false;
    Missing.add(LeftOutReason::Vtable, Name);
    return true;
  }
  bool isInFunction(uint32_t Index) const {
    // Real programs do not nest deeper than this.
    for (unsigned Depth = 0; Depth < 64 && Index; ++Depth) {
      Index = Table[Index].Parent;
      if (Table.tag(Index) == DW_TAG_subprogram)
        return true;
    }
    return false;
  }

  const DieTable &Table;
  TypeReader &Reader;
  Model &Types;
  LeftOut &Missing;
};
} // namespace

void RootFinder::addAll() {
  for (uint32_t I = 1; I < Table.size(); ++I)
    switch (Table.tag(I)) {
    case DW_TAG_structure_type:
    case DW_TAG_union_type:
    case DW_TAG_enumeration_type:
      if (!isVtable(I))
        add(Reader.typeAt(Table, I));
      break;
    }
}

void RootFinder::addReachable() {
  for (uint32_t I = 1; I < Table.size(); ++I) {
    switch (Table.tag(I)) {
    case DW_TAG_subprogram:
      if (!(Table[I].A->Traits & AT_Code))
        break;
      addTypeOf(I);
      for (uint32_t J = I + 1; J < Table[I].SubtreeEnd; J = Table[J].SubtreeEnd)
        if (Table.tag(J) == DW_TAG_formal_parameter)
          addTypeOf(J);
      break;
    case DW_TAG_variable:
      if (!isInFunction(I) && Table.read(I).get(DW_AT_location) && !isVtable(I))
        addTypeOf(I);
      break;
    }
  }
}

void addRoots(const Unit &U, WhichTypes Which, TypeReader &Reader, Model &Types,
              LeftOut &Missing) {
  const DieTable &Table = Reader.table(U);
  if (Table.size() == 0)
    return;
  RootFinder Finder(Table, Reader, Types, Missing);
  if (Which == WhichTypes::All)
    Finder.addAll();
  Finder.addReachable();
}

} // namespace langprov
