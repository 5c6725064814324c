//===- FirstUnit.cpp - The first-unit promise -----------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "audit/FirstUnit.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/BinaryFormat/ELF.h"
#include "llvm/Support/MathExtras.h"

using namespace llvm;

namespace langprov {

/// Whether pahole merges the units: Linux's LTO note says so, or some unit has
/// an abbreviation with DW_FORM_ref_addr (dwarf_loader.c, cus__merging_cu).
static bool paholeMerges(const DwarfFile &File) {
  constexpr uint32_t LtoInfo = 0x101; // LINUX_ELFNOTE_LTO_INFO
  for (const ElfSection &S : File.object().sections()) {
    if (S.Type != ELF::SHT_NOTE)
      continue;
    Cursor C(S.Data, File.isLittleEndian());
    while (C.remaining() >= 12) {
      uint32_t NameSize = C.u32(), DescSize = C.u32(), Type = C.u32();
      uint64_t Name = C.offset();
      C.skip(alignTo(uint64_t(NameSize), 4));
      uint64_t Desc = C.offset();
      C.skip(alignTo(uint64_t(DescSize), 4));
      if (!C.failed() && Type == LtoInfo && DescSize >= 4 &&
          Cursor(S.Data, File.isLittleEndian(), Name).cstr() == "Linux")
        return Cursor(S.Data, File.isLittleEndian(), Desc).u32() != 0;
    }
  }
  return any_of(File.units(), [&](const Unit &U) {
    return File.originOf(U) == DwarfFile::Origin::File &&
           U.Abbrevs->usesRefAddr();
  });
}

FirstUnitResult judgeFirstUnit(const DwarfFile &File,
                               const LanguageSet &Exclude) {
  return {paholeMerges(File), Exclude.contains(File.units().front().Language)};
}

PartialUnitsResult judgePartialUnits(const DwarfFile &File,
                                     ArrayRef<UnitSide> Sides) {
  PartialUnitsResult R;
  bool Merges = paholeMerges(File);
  for (const Unit &U : File.units()) {
    const UnitSide &S = Sides[File.indexOf(U)];
    bool Partial = U.Tag == dwarf::DW_TAG_partial_unit;
    if (File.originOf(U) == DwarfFile::Origin::File) {
      R.Mixed |= S.Which == Side::Excluded && !Partial;
      R.Count += Partial;
      // Where it does not merge, pahole skips partial units.
      bool Reads = Partial ? Merges : S.Which != Side::Excluded;
      R.Stops += Reads && S.Imports;
      R.TakenForKept += Partial && Merges && S.Which == Side::Excluded;
    }
    R.Shared += S.Which == Side::Shared;
  }
  return R;
}

} // namespace langprov
