//===- Vocabulary.h - What a language can say in DWARF ----------*- C++ -*-===//
///
/// \file
/// A C compiler never makes a namespace, a Rust compiler never a typedef called
/// "int". A DIE that the language of its unit cannot say came from somewhere
/// else. This is the one place that knows which language can say what; the
/// sources are clang's CGDebugInfo.cpp, gcc's dwarf2out.cc and rustc's
/// rustc_codegen_llvm/src/debuginfo/metadata.rs.
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
  FM_Other = 8, ///< Not described here: can say everything.
};
using Families = uint8_t;
constexpr Families FM_All = FM_C | FM_Cxx | FM_Rust | FM_Other;

/// The family of a DW_LANG_* code.
Family familyOf(uint16_t Language);

/// Who can say a DIE of \p Tag with these AbbrevTrait bits, a child of
/// \p ParentTag.
Families whoCanSay(uint16_t Tag, uint16_t Traits, uint16_t ParentTag);

/// Who can name a DIE of type \p Tag like that. \p Encoding is DW_AT_encoding,
/// for base types. C23 and C++ and Rust all have "bool".
Families whoCanName(uint16_t Tag, llvm::StringRef Name, uint64_t Encoding);

/// Whether \p Name is a linkage name of Rust (v0 or legacy mangling). Both are
/// checked by form: `_R...` and `_ZN...17h<16 hex digits>E`.
bool isRustLinkageName(llvm::StringRef Name);

} // namespace langprov

#endif // LANGPROV_AUDIT_VOCABULARY_H
