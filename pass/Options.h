//===- Options.h - The pass's parameters -------------------------*- C++ -*-==//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// The parameters of the pass and their text form, which is the same between
/// the angle brackets of `-passes=lang-provenance<...>` and in the environment
/// variable LANG_PROVENANCE.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROVENANCE_OPTIONS_H
#define LANGPROVENANCE_OPTIONS_H

#include "LangProvenance/Languages.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <string>

namespace langprov {

/// What becomes of foreign scopes that were inlined into kept functions.
enum class InlinedScopes {
  Split, ///< The kept unit gets a stand-in subprogram of its own.
  Keep,  ///< Left as they are: full fidelity, refers across units.
  Drop,  ///< Collapsed to the line of the call.
};

/// What the pass does with a mix.
enum class Mode {
  Split, ///< Separates the languages.
  Tag, ///< Annotates foreign nodes that kept units show, changes nothing else.
};

struct Options {
  LanguageSet Exclude = llvm::cantFail(LanguageSet::parse("rust"));
  InlinedScopes Inlined = InlinedScopes::Split;
  Mode What = Mode::Split;
  /// Annotate stand-ins with DW_TAG_LLVM_annotation "lang-provenance".
  bool Tag = true;
  /// Note what functions of excluded languages take and return (AbiNote.h).
  bool Abi = false;
  /// Report what cannot be fixed as an error instead of a warning.
  bool Strict = false;
  /// Run the IR verifier before and after.
  bool Verify = false;

  /// Parses parameters separated by ';', for example
  /// "exclude=rust;inlined=split;strict". "exclude" takes a comma-separated
  /// list and may be repeated, because the text of a pipeline is split at
  /// commas. An unknown key or value is an error that lists the valid ones.
  static llvm::Expected<Options> parse(llvm::StringRef Text);

  /// The parameters in the form that parse() reads, defaults included, with one
  /// language to an "exclude".
  std::string str() const;
};

} // namespace langprov

#endif // LANGPROVENANCE_OPTIONS_H
