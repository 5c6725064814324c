//===- Vocabulary.h - What a language can say in DWARF ----------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// A C compiler never makes a namespace, and a Rust compiler never an integer
/// called "int". A DIE that no compiler of its unit's language makes came from
/// another language. This is the one place that knows which language has what;
/// the sources are clang's CGDebugInfo.cpp, gcc's dwarf2out.cc and rustc's
/// rustc_codegen_llvm/src/debuginfo/metadata.rs.
///
/// Limit: languages of a family are not told apart.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROV_AUDIT_VOCABULARY_H
#define LANGPROV_AUDIT_VOCABULARY_H

#include "llvm/ADT/StringRef.h"
#include <cstdint>

namespace langprov {

/// Languages that share a vocabulary, as bits of a set.
enum Family : uint8_t {
  FM_C = 1,
  FM_Cxx = 2,
  FM_Rust = 4,
  FM_Other = 8, ///< Not described here: may have everything.
};
using Families = uint8_t;
constexpr Families FM_All = FM_C | FM_Cxx | FM_Rust | FM_Other;

/// The family of a DW_LANG_* code.
Family familyOf(uint16_t Language);

/// Which languages can make a DIE of \p Tag with these AbbrevTrait bits as a
/// child of a DIE of \p ParentTag.
Families whoCanSay(uint16_t Tag, uint16_t Traits, uint16_t ParentTag);

/// Which languages can give a type of tag \p Tag the name \p Name. \p Encoding
/// is the DW_AT_encoding of a base type.
Families whoCanName(uint16_t Tag, llvm::StringRef Name, uint64_t Encoding);

/// Whether \p Name has the form of a linkage name of Rust: `_R...` (v0) or
/// `_ZN...17h<16 hex digits>E` (legacy).
bool isRustLinkageName(llvm::StringRef Name);

} // namespace langprov

#endif // LANGPROV_AUDIT_VOCABULARY_H
