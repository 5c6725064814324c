//===- UnitSides.cpp - The compile units of a module, by side -------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "analysis/UnitSides.h"
#include "LLVMCompat.h"
#include "LangProvenance/Marks.h"
#include "llvm/BinaryFormat/Dwarf.h"

using namespace llvm;

namespace langprov {

static bool mangles(uint16_t DwLang) {
  switch (DwLang) {
  case dwarf::DW_LANG_C:
  case dwarf::DW_LANG_C89:
  case dwarf::DW_LANG_C99:
  case dwarf::DW_LANG_C11:
  case dwarf::DW_LANG_C17:
  case dwarf::DW_LANG_ObjC:
  case dwarf::DW_LANG_Assembly:
  case dwarf::DW_LANG_Mips_Assembler:
    return false;
  default:
    return true;
  }
}

static bool isClangs(uint16_t DwLang) {
  auto Lang = static_cast<dwarf::SourceLanguage>(DwLang);
  return dwarf::isC(Lang) || dwarf::isCPlusPlus(Lang);
}

UnitSides::UnitSides(const Module &M, const LanguageSet &ExcludedLanguages) {
  if (!emission::emitsDwarf(M))
    return;
  bool First = true;
  for (DICompileUnit *Unit : M.debug_compile_units()) {
    if (!emission::isEmitted(*Unit))
      continue;
    uint16_t Language = compat::languageOf(*Unit);
    if (ExcludedLanguages.contains(Language)) {
      ExcludedLeads |= First;
      Excluded.push_back(Unit);
      ExcludedSet.insert(Unit);
      ExcludedDeclares |= Language != dwarf::DW_LANG_Rust;
      ExcludedSharesHeaders |= isClangs(Language);
    } else if (Unit->getFilename() == LeadUnitName) {
      LeadUnitLeads |= First;
    } else {
      Kept.push_back(Unit);
      KeptMangles |= mangles(Language);
    }
    First = false;
  }
}

} // namespace langprov
