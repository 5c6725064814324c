//===- Languages.cpp - Source languages, named as pahole names them -------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "LangProvenance/Languages.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/BinaryFormat/Dwarf.h"

using namespace llvm;

namespace langprov {

namespace {
struct LanguageCode {
  uint16_t Code;
  const char *DwarfName;
};
} // namespace

// Vendor codes (0x8000 and up) have no name that pahole knows.
static constexpr LanguageCode AllLanguages[] = {
#define HANDLE_DW_LANG(ID, NAME, LOWER_BOUND, VERSION, VENDOR) {ID, #NAME},
#include "llvm/BinaryFormat/Dwarf.def"
};

static std::string spell(StringRef DwarfName) {
  std::string Name = DwarfName.lower();
  auto Replace = [&Name](StringRef From, StringRef To) {
    size_t At = Name.find(From.str());
    if (At != std::string::npos)
      Name.replace(At, From.size(), To.str());
  };
  Replace("_plus_plus_", "++"); // C_plus_plus_14 is c++14
  Replace("_plus_plus", "++");
  Replace("_sharp", "#");
  return Name;
}

std::string languageName(uint16_t DwLang) {
  for (const LanguageCode &L : AllLanguages)
    if (L.Code == DwLang)
      return spell(L.DwarfName);
  return "";
}

uint16_t languageOfVersionedName(uint16_t DwLname, uint32_t Version) {
  auto Name = static_cast<dwarf::SourceLanguageName>(DwLname);
  std::optional<dwarf::SourceLanguage> Lang = dwarf::toDW_LANG(Name, Version);
  if (!Lang)
    Lang = dwarf::toDW_LANG(Name, /*Version=*/0);
  return Lang ? *Lang : 0;
}

Expected<LanguageSet> LanguageSet::parse(StringRef List) {
  LanguageSet Set;
  SmallVector<StringRef, 4> Names;
  List.split(Names, ',');
  for (StringRef Name : Names) {
    const auto *Match = find_if(AllLanguages, [&](const LanguageCode &L) {
      return Name.trim().equals_insensitive(spell(L.DwarfName));
    });
    if (Match == std::end(AllLanguages)) {
      SmallVector<std::string, 64> Valid;
      for (const LanguageCode &L : AllLanguages)
        if (L.Code < 0x8000)
          Valid.push_back(spell(L.DwarfName));
      sort(Valid);
      return createStringError("unknown language '" + Name.trim() +
                               "'; valid names are " + join(Valid, ", "));
    }
    if (!Set.contains(Match->Code))
      Set.Codes.push_back(Match->Code);
  }
  return Set;
}

bool LanguageSet::contains(uint16_t DwLang) const {
  return is_contained(Codes, DwLang);
}

std::string LanguageSet::str() const {
  SmallVector<std::string, 4> Names;
  for (uint16_t Code : Codes)
    Names.push_back(languageName(Code));
  return join(Names, ",");
}

} // namespace langprov
