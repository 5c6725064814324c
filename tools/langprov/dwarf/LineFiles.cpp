//===- LineFiles.cpp - The file names of a line table ---------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "dwarf/LineFiles.h"

using namespace llvm;
using namespace llvm::dwarf;

namespace langprov {

LineFiles::LineFiles(const DwarfFile &File, const Unit &U) {
  if (!U.StmtList)
    return;
  Cursor C(File.sectionsOf(U).Line, File.isLittleEndian(), *U.StmtList);
  Format F;
  F.OffsetSize = 4;
  uint64_t Length = C.u32();
  if (Length == DW_LENGTH_DWARF64) {
    F.OffsetSize = 8;
    C.skip(8);
  }
  F.Version = C.u16();
  F.AddrSize = U.F.AddrSize;
  if (F.Version >= 5)
    C.skip(2);          // address_size, segment_selector_size
  C.skip(F.OffsetSize); // header_length
  C.skip(1);            // minimum_instruction_length
  if (F.Version >= 4)
    C.skip(1); // maximum_operations_per_instruction
  C.skip(3);   // default_is_stmt, line_base, line_range
  uint8_t OpcodeBase = C.u8();
  C.skip(OpcodeBase ? OpcodeBase - 1 : 0);
  if (C.failed() || F.Version < 2 || F.Version > 5)
    return;
  ZeroBased = F.Version >= 5;
  if (ZeroBased)
    readNew(File, U, C, F);
  else
    readOld(C);
}

void LineFiles::readOld(Cursor &C) {
  Dirs.push_back(""); // 0 is DW_AT_comp_dir.
  while (!C.failed()) {
    StringRef Dir = C.cstr();
    if (Dir.empty())
      break;
    Dirs.push_back(Dir);
  }
  while (!C.failed()) {
    Entry E;
    E.Name = C.cstr();
    if (E.Name.empty())
      break;
    E.Dir = C.uleb();
    C.skipLeb(); // time
    C.skipLeb(); // size
    Files.push_back(E);
  }
}

void LineFiles::readNew(const DwarfFile &File, const Unit &U, Cursor &C,
                        const Format &F) {
  auto ReadList = [&](auto Add) {
    std::vector<AttrSpec> Specs;
    for (unsigned I = 0, N = C.u8(); I < N; ++I) {
      uint64_t Type = C.uleb(), Form = C.uleb();
      Specs.push_back({uint16_t(Type), uint16_t(Form), 0});
    }
    uint64_t Count = C.uleb();
    for (uint64_t I = 0; I < Count; ++I) {
      Entry E;
      uint64_t Begin = C.offset();
      for (const AttrSpec &S : Specs) {
        uint64_t At = C.offset();
        AttrValue V = readForm(C, S, F, 0);
        if (S.Attr == DW_LNCT_path) {
          Cursor Inline(File.sectionsOf(U).Line, File.isLittleEndian(), At);
          E.Name = S.Form == DW_FORM_string ? Inline.cstr()
                                            : File.string(U, V.Form, V.Value);
        } else if (S.Attr == DW_LNCT_directory_index) {
          E.Dir = V.Value;
        }
      }
      // A hostile file may claim any number of entries that have no bytes.
      if (C.failed() || C.offset() == Begin)
        return;
      Add(E);
    }
  };
  ReadList([&](const Entry &E) { Dirs.push_back(E.Name); });
  ReadList([&](const Entry &E) { Files.push_back(E); });
}

std::string LineFiles::path(uint64_t Index) const {
  if (!ZeroBased && Index-- == 0)
    return "";
  if (Index >= Files.size())
    return "";
  const Entry &E = Files[Index];
  // Directory 0 is where the compiler ran.
  if (E.Name.starts_with("/") || E.Dir == 0 || E.Dir >= Dirs.size())
    return E.Name.str();
  return (Dirs[E.Dir] + "/" + E.Name).str();
}

} // namespace langprov
