//===- Sides.cpp - Which units a filter by language drops -----------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "audit/Sides.h"
#include "dwarf/DieWalk.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Parallel.h"

using namespace llvm;
using namespace llvm::dwarf;

namespace langprov {

/// As pahole spells it, with a name for every code.
static std::string labelOf(uint16_t Language) {
  if (!Language)
    return "none";
  if (Language == DW_LANG_Mips_Assembler)
    return "asm";
  std::string Name = languageName(Language);
  return Name.empty() ? "0x" + utohexstr(Language, true) : Name;
}

namespace {

/// What is known of a unit's languages. It only ever grows, and by little, so
/// that following the imports ends soon in any file.
struct Known {
  bool Kept = false, Excluded = false;
  Families KeptFamilies = 0, ExcludedFamilies = 0;
  SmallVector<uint16_t, 2> Languages; ///< At most MaxLanguages.

  static constexpr size_t MaxLanguages = 4;

  bool add(const Known &From) {
    bool Grew = (From.Kept && !Kept) || (From.Excluded && !Excluded) ||
                (From.KeptFamilies & ~KeptFamilies) ||
                (From.ExcludedFamilies & ~ExcludedFamilies);
    Kept |= From.Kept;
    Excluded |= From.Excluded;
    KeptFamilies |= From.KeptFamilies;
    ExcludedFamilies |= From.ExcludedFamilies;
    for (uint16_t L : From.Languages)
      if (!is_contained(Languages, L) && Languages.size() < MaxLanguages) {
        Languages.push_back(L);
        Grew = true;
      }
    return Grew;
  }
};

class SideFinder {
public:
  SideFinder(const DwarfFile &File, const LanguageSet &Exclude)
      : File(File), Exclude(Exclude), Units(File.units().size()),
        Imports(File.units().size()) {}

  std::vector<UnitSide> run() {
    for (uint32_t I = 0; I < Units.size(); ++I)
      if (!isByImport(I))
        start(I);
    findImports();
    followImports();
    std::vector<UnitSide> Sides(Units.size());
    for (uint32_t I = 0; I < Units.size(); ++I)
      Sides[I] = finish(I);
    return Sides;
  }

private:
  /// Whether the units that import it decide.
  bool isByImport(uint32_t I) const {
    const Unit &U = File.units()[I];
    return File.originOf(U) == DwarfFile::Origin::Supplementary ||
           (!U.Language &&
            (U.Tag == DW_TAG_partial_unit || U.Type == DW_UT_partial));
  }
  void start(uint32_t I);
  void findImports();
  void followImports();
  UnitSide finish(uint32_t I) const;

  const DwarfFile &File;
  const LanguageSet &Exclude;
  std::vector<Known> Units;
  std::vector<std::vector<uint32_t>> Imports; ///< Units that a unit imports.
};

} // namespace

void SideFinder::start(uint32_t I) {
  uint16_t Language = File.units()[I].Language;
  Known &K = Units[I];
  (Exclude.contains(Language) ? K.Excluded : K.Kept) = true;
  (K.Excluded ? K.ExcludedFamilies : K.KeptFamilies) = familyOf(Language);
  K.Languages.push_back(Language);
}

void SideFinder::findImports() {
  parallelFor(0, Units.size(), [&](size_t I) {
    const Unit &U = File.units()[I];
    if (!U.Abbrevs->hasTag(DW_TAG_imported_unit))
      return;
    auto Enter = [&](uint64_t, const Abbrev &A, Cursor &C) {
      for (const AttrSpec &S : U.Abbrevs->specs(A)) {
        if (A.Tag != DW_TAG_imported_unit) {
          skipForm(C, S.Form, U.F);
          continue;
        }
        AttrValue V = readForm(C, S, U.F, U.Offset);
        if (S.Attr == DW_AT_import)
          if (std::optional<DwarfFile::Target> T = File.target(U, V))
            Imports[I].push_back(File.indexOf(*T->U));
      }
      return !C.failed();
    };
    walkDies(File, U, Enter, [] {});
    llvm::sort(Imports[I]);
    Imports[I].erase(llvm::unique(Imports[I]), Imports[I].end());
  });
}

void SideFinder::followImports() {
  std::vector<uint32_t> Work;
  for (uint32_t I = 0; I < Units.size(); ++I)
    if (!isByImport(I))
      Work.push_back(I);
  while (!Work.empty()) {
    uint32_t I = Work.back();
    Work.pop_back();
    for (uint32_t To : Imports[I])
      if (isByImport(To) && Units[To].add(Units[I]))
        Work.push_back(To);
  }
}

UnitSide SideFinder::finish(uint32_t I) const {
  const Known &K = Units[I];
  UnitSide S;
  S.Imports = !Imports[I].empty();
  if (!K.Kept && !K.Excluded) {
    // No unit imports it. What it holds is anybody's.
    S.Which = File.originOf(File.units()[I]) == DwarfFile::Origin::Supplementary
                  ? Side::Unused
                  : Side::Kept;
    S.Own = FM_All;
    S.Label = "none";
    return S;
  }
  S.Which = !K.Excluded ? Side::Kept : !K.Kept ? Side::Excluded : Side::Shared;
  S.Own = K.Kept ? K.KeptFamilies : K.ExcludedFamilies;
  SmallVector<std::string, 2> Labels;
  for (uint16_t L : K.Languages)
    Labels.push_back(labelOf(L));
  llvm::sort(Labels);
  std::string Names = join(Labels, ", ");
  S.Label = isByImport(I) ? "partial (" + Names + ")" : Names;
  return S;
}

std::vector<UnitSide> sidesOf(const DwarfFile &File,
                              const LanguageSet &Exclude) {
  return SideFinder(File, Exclude).run();
}

} // namespace langprov
