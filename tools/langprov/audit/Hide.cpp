//===- Hide.cpp - Blank the excluded units of a file ----------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "audit/Hide.h"
#include "audit/Sides.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
using namespace llvm::dwarf;

namespace langprov {

/// Encodes \p Value in \p Form. False if it does not fit.
static bool encode(uint16_t Form, uint64_t Value, bool LittleEndian,
                   SmallVectorImpl<uint8_t> &Bytes) {
  unsigned Size = 0;
  switch (Form) {
  case DW_FORM_data1:
    Size = 1;
    break;
  case DW_FORM_data2:
    Size = 2;
    break;
  case DW_FORM_data4:
    Size = 4;
    break;
  case DW_FORM_udata: // The caller checks that it has one byte.
    if (Value >= 0x80)
      return false;
    Size = 1;
    break;
  default:
    return false;
  }
  if (Size < 8 && Value >> (8 * Size))
    return false;
  for (unsigned I = 0; I < Size; ++I)
    Bytes.push_back(Value >> (8 * (LittleEndian ? I : Size - 1 - I)));
  return true;
}

namespace {
class Planner {
public:
  Planner(const DwarfFile &File, const LanguageSet &Exclude)
      : File(File), Exclude(Exclude) {}

  Expected<HidePlan> run() {
    std::vector<UnitSide> Sides = sidesOf(File, Exclude);
    for (const Unit &U : File.units())
      if (Sides[File.indexOf(U)].Which == Side::Excluded)
        if (Error E = hide(U))
          return E;
    const Unit &First = File.units().front();
    if (Exclude.contains(First.Language))
      if (Error E = fixFirst(First))
        return E;
    return std::move(Plan);
  }

private:
  Error hide(const Unit &U);
  Error fixFirst(const Unit &U);
  /// The offset in the file of \p Offset in \p U's section.
  Expected<uint64_t> inFile(const Unit &U, uint64_t Offset) const;

  const DwarfFile &File;
  const LanguageSet &Exclude;
  HidePlan Plan;
};
} // namespace

Expected<uint64_t> Planner::inFile(const Unit &U, uint64_t Offset) const {
  const DwarfFile::Info &Info = File.infos()[U.Section];
  for (const ElfSection &S : File.object().sections())
    if (S.Data.data() == Info.Data.data()) {
      if (S.Compressed)
        return createStringError(
            File.object().name() + ": section '" + S.Name +
            "' is compressed, so its units cannot be hidden in place: use "
            "objcopy --decompress-debug-sections first");
      return S.FileOffset + Offset;
    }
  return File.error(U, Offset, "is in no section");
}

Error Planner::hide(const Unit &U) {
  if (File.originOf(U) == DwarfFile::Origin::Supplementary)
    return Error::success(); // pahole does not read that file.
  if (File.originOf(U) == DwarfFile::Origin::Split)
    return File.error(U, U.Offset,
                      "an excluded unit is in another file, which is not "
                      "changed");
  Die D;
  if (U.FirstDie == U.End || !File.readDie(U, U.FirstDie, D))
    return File.error(U, U.FirstDie, "bad unit DIE");
  if (!D.A || !D.A->HasChildren)
    return Error::success();
  Cursor C = File.cursor(U, D.Next);
  if (C.atEnd())
    return File.error(U, D.Next, "the unit ends before its children do");
  ++Plan.HiddenUnits;
  if (C.u8() == 0)
    return Error::success();
  Expected<uint64_t> At = inFile(U, D.Next);
  if (!At)
    return At.takeError();
  Plan.Edits.push_back({*At, {0}});
  return Error::success();
}

Error Planner::fixFirst(const Unit &First) {
  const auto *Kept = find_if(File.units(), [&](const Unit &U) {
    return U.Language && !Exclude.contains(U.Language);
  });
  if (Kept == File.units().end())
    return Error::success(); // There is no kept unit.
  // Walk to the attribute, since Die does not have the offsets of values.
  Cursor C = File.cursor(First, First.FirstDie);
  const Abbrev *A = First.Abbrevs->find(C.uleb());
  if (!A)
    return File.error(First, First.FirstDie, "bad unit DIE");
  for (const AttrSpec &S : First.Abbrevs->specs(*A)) {
    uint64_t At = C.offset();
    readForm(C, S, First.F, First.Offset);
    if (S.Attr != DW_AT_language)
      continue;
    SmallVector<uint8_t, 2> Bytes;
    if (C.failed() ||
        !encode(S.Form, Kept->Language, File.isLittleEndian(), Bytes) ||
        Bytes.size() != C.offset() - At)
      break;
    Expected<uint64_t> FileOffset = inFile(First, At);
    if (!FileOffset)
      return FileOffset.takeError();
    Plan.Edits.push_back({*FileOffset, Bytes});
    Plan.FirstUnitFixed = true;
    return Error::success();
  }
  return File.error(First, First.FirstDie,
                    "the first unit is excluded, and the form of its language "
                    "does not allow to change it in place");
}

Expected<HidePlan> planHide(const DwarfFile &File, const LanguageSet &Exclude) {
  return Planner(File, Exclude).run();
}

} // namespace langprov
