//===- Refusals.cpp - Modules that are left as they are -------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "plan/Refusals.h"
#include "Emission.h"
#include "LLVMCompat.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/BinaryFormat/Dwarf.h"

using namespace llvm;

namespace langprov {

StringRef describe(Refusal R) {
  switch (R) {
  case Refusal::SplitDwarf:
    return "units with a split DWARF file hold all languages of a link in one "
           "unit; compile and link without -gsplit-dwarf";
  case Refusal::TypeUnits:
    return "type units, of any language, come before the units that use them; "
           "compile and link without -fdebug-types-section";
  case Refusal::SharedTypeNames:
    return "kept and excluded units are dialects of one language and share "
           "types by identifier; exclude both or neither";
  case Refusal::NoKeptLanguage:
    return "no language is left for the lead unit: exclude fewer (C, C++ and "
           "assembly are all excluded)";
  }
  llvm_unreachable("covered switch");
}

static bool isCPlusPlus(const DICompileUnit *Unit) {
  return dwarf::isCPlusPlus(
      static_cast<dwarf::SourceLanguage>(compat::languageOf(*Unit)));
}

void findRefusals(const LanguageMix &Mix, std::vector<Refusal> &Refusals) {
  ArrayRef<DICompileUnit *> Kept = Mix.Sides.kept();
  ArrayRef<DICompileUnit *> Excluded = Mix.Sides.excluded();
  // Whether a .dwo file is made is decided after all passes. A clang link of
  // objects compiled with -gsplit-dwarf makes one. rustc writes the name of a
  // .dwo into every unit of -Csplit-debuginfo=unpacked, but a link of such
  // units makes none.
  if (any_of(Kept, [](const DICompileUnit *Unit) {
        return !Unit->getSplitDebugFilename().empty();
      }))
    Refusals.push_back(Refusal::SplitDwarf);
  if (emission::makesTypeUnits())
    Refusals.push_back(Refusal::TypeUnits);
  if (any_of(Kept, isCPlusPlus) && any_of(Excluded, isCPlusPlus))
    Refusals.push_back(Refusal::SharedTypeNames);
}

} // namespace langprov
