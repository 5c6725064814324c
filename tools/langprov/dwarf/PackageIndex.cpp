//===- PackageIndex.cpp - Where the units of a .dwp have what -------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "dwarf/PackageIndex.h"
#include "dwarf/Cursor.h"

using namespace llvm;

namespace langprov {

namespace {
/// The identifiers of sections in an index; those of version 2 differ.
enum SectionId : uint32_t {
  Info = 1,
  Types = 2, // Version 2 only.
  Abbrev = 3,
  Line = 4,
  StrOffsets = 6,
  RngLists = 8, // In version 2 it is .debug_macro.
};
} // namespace

PackageIndex::PackageIndex(const ElfObject &Object) {
  read(Object.contents(".debug_cu_index"), Object.isLittleEndian());
  read(Object.contents(".debug_tu_index"), Object.isLittleEndian());
}

void PackageIndex::read(ArrayRef<uint8_t> Section, bool LittleEndian) {
  Cursor C(Section, LittleEndian);
  uint32_t Version = C.u32(); // In version 5, 16 bits and padding.
  if (C.failed())
    return;
  if (Version != 2)
    Version = Cursor(Section, LittleEndian).u16();
  uint64_t Columns = C.u32(), Units = C.u32(), Slots = C.u32();
  if (C.failed() || (Version != 2 && Version != 5) || Columns > 16)
    return;
  C.skip(Slots * 12); // The hash table, and the rows that it names.
  uint32_t Ids[16];
  for (uint64_t I = 0; I < Columns; ++I)
    Ids[I] = C.u32();
  for (uint64_t I = 0; I < Units && !C.failed(); ++I) {
    Row R;
    std::optional<std::pair<bool, uint64_t>> Key;
    for (uint64_t Column = 0; Column < Columns; ++Column) {
      uint64_t Offset = C.u32();
      switch (Ids[Column]) {
      case Info:
        Key.emplace(false, Offset);
        break;
      case Types:
        if (Version == 2)
          Key.emplace(true, Offset);
        break;
      case Abbrev:
        R.Abbrev = Offset;
        break;
      case Line:
        R.Line = Offset;
        break;
      case StrOffsets:
        R.StrOffsets = Offset;
        break;
      case RngLists:
        if (Version == 5)
          R.RngLists = Offset;
        break;
      }
    }
    if (Key && !C.failed() && Columns)
      Rows.emplace(*Key, R);
    if (!Columns)
      return;
  }
}

PackageIndex::Row PackageIndex::find(bool InTypes, uint64_t Offset) const {
  auto It = Rows.find({InTypes, Offset});
  return It == Rows.end() ? Row() : It->second;
}

} // namespace langprov
