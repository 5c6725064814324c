//===- Marks.h - What the plugin writes and the auditor looks for -*- C++ -*-=//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// The contract between the plugin and the auditor: the names by which DIEs
/// that the plugin made are recognised in a file.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROVENANCE_MARKS_H
#define LANGPROVENANCE_MARKS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <string>

namespace langprov {

/// The DW_AT_name of a DW_TAG_LLVM_annotation of ours. Its DW_AT_const_value is
/// the language and the unit that the annotated DIE comes from: "rust lib.rs".
constexpr const char *AnnotationName = "lang-provenance";

/// The DW_AT_name of the empty kept unit that the pass puts in front of a
/// module which has no other kept unit.
constexpr const char *LeadUnitName = "<lang-provenance>";

/// The section of the plugin's file that says what it is, as text:
/// "LangProvenance 0.2.0 for LLVM 22". langprov reads it instead of loading the
/// plugin, and the file may have been renamed.
constexpr const char *PluginIdentitySection = ".langprov";

/// The DW_AT_name of a stand-in, the subprogram that represents an inlined
/// foreign function in a kept unit. \p Scopes are the names of the function's
/// scopes, outermost first, and of the function itself: "crate::module::f". A
/// function without a scope gets a leading "::", so that the result never
/// equals the name of an ELF symbol.
std::string standInName(llvm::ArrayRef<llvm::StringRef> Scopes);

/// Whether \p Name is one that standInName() makes. No front end writes a
/// qualified name into DW_AT_name.
bool isStandInName(llvm::StringRef Name);

} // namespace langprov

#endif // LANGPROVENANCE_MARKS_H
