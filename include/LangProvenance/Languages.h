//===- Languages.h - Source languages, named as pahole names them -*- C++ -*-=//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// The one place that knows how a language is spelled on a command line and
/// which DWARF code that is. The plugin and the auditor share it, so that both
/// mean by "rust" what pahole's --lang_exclude=rust means.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROVENANCE_LANGUAGES_H
#define LANGPROVENANCE_LANGUAGES_H

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <cstdint>
#include <string>

namespace langprov {

/// The command-line name of the DW_LANG_* code \p DwLang: LLVM's name in lower
/// case with "++" and "#" written out ("rust", "c++14", "ada95"), which is how
/// pahole spells it (dwarves.c, `languages[]`). Empty for an unknown code.
std::string languageName(uint16_t DwLang);

/// The DW_LANG_* code of the DWARF 6 pair of a DW_LNAME_* code and a version,
/// which LLVM 22 can emit as DW_AT_language_name and DW_AT_language_version. A
/// version without a code of its own, such as C23's, gets the code of the
/// language without a version. 0 if the language has no code in DWARF 5.
uint16_t languageOfVersionedName(uint16_t DwLname, uint32_t Version);

/// A set of source languages, such as those a DWARF consumer drops.
class LanguageSet {
public:
  /// Parses a comma-separated list ("rust,c++14"). Each name stands for exactly
  /// one DW_LANG code, as in pahole: "c++" is not "c++14". An unknown or empty
  /// name is an error that lists the valid ones.
  static llvm::Expected<LanguageSet> parse(llvm::StringRef List);

  /// Whether the DW_LANG_* code \p DwLang is in the set.
  bool contains(uint16_t DwLang) const;

  /// The list in the form that parse() reads, in the order given.
  std::string str() const;

private:
  llvm::SmallVector<uint16_t, 4> Codes;
};

} // namespace langprov

#endif // LANGPROVENANCE_LANGUAGES_H
