//===- Vocabulary.cpp - What a language can say in DWARF ------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "audit/Vocabulary.h"
#include "dwarf/Abbrev.h"
#include "dwarf/Tags.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;
using namespace llvm::dwarf;

namespace langprov {

Family familyOf(uint16_t Language) {
  switch (Language) {
  case DW_LANG_C89:
  case DW_LANG_C:
  case DW_LANG_C99:
  case DW_LANG_C11:
  case DW_LANG_C17:
  case DW_LANG_OpenCL:
  case DW_LANG_Assembly:
  case DW_LANG_Mips_Assembler:
    return FM_C;
  case DW_LANG_C_plus_plus:
  case DW_LANG_C_plus_plus_03:
  case DW_LANG_C_plus_plus_11:
  case DW_LANG_C_plus_plus_14:
  case DW_LANG_C_plus_plus_17:
  case DW_LANG_C_plus_plus_20:
    return FM_Cxx;
  case DW_LANG_Rust:
    return FM_Rust;
  }
  // LLVM has the code of C23 only as a versioned name; 0x3e is the number of
  // DW_LANG_C23 in the committee's list.
  return Language == 0x3e ? FM_C : FM_Other;
}

Families whoCanSay(uint16_t Tag, uint16_t Traits, uint16_t ParentTag) {
  Families Who = FM_All;
  if (Traits & AT_Access)
    Who &= FM_Cxx | FM_Rust | FM_Other;
  // DW_TAG_imported_declaration is not here: clang makes one in C too, for
  // __attribute__((alias)).
  switch (Tag) {
  case DW_TAG_variant_part:
  case DW_TAG_variant:
    return Who & (FM_Rust | FM_Other);
  case DW_TAG_namespace:
  case DW_TAG_template_type_parameter:
  case DW_TAG_template_value_parameter:
  case DW_TAG_imported_module:
    return Who & (FM_Cxx | FM_Rust | FM_Other);
  case DW_TAG_class_type:
  case DW_TAG_inheritance:
  case DW_TAG_friend:
  case DW_TAG_reference_type:
  case DW_TAG_rvalue_reference_type:
  case DW_TAG_ptr_to_member_type:
  case DW_TAG_template_alias:
  case DW_TAG_GNU_template_template_param:
  case DW_TAG_GNU_template_parameter_pack:
  case DW_TAG_GNU_formal_parameter_pack:
    return Who & (FM_Cxx | FM_Other);
  case DW_TAG_module:
  case DW_TAG_interface_type:
  case DW_TAG_set_type:
    return Who & FM_Other;
  case DW_TAG_subprogram: // A method.
    if (isTypeScope(ParentTag))
      return Who & (FM_Cxx | FM_Rust | FM_Other);
    return Who;
  }
  return Who;
}

/// Whether \p Name is a base type of rustc (metadata.rs, basic_type_metadata)
/// that no other language has.
static bool isRustBaseType(StringRef Name) {
  static constexpr StringLiteral Names[] = {
      "i8",   "i16",   "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64",
      "u128", "usize", "f16", "f32", "f64",  "f128",  "()", "!",   "str"};
  return is_contained(Names, Name);
}

/// Whether \p Name consists of C's type keywords, as "long unsigned int" does.
static bool isCBaseType(StringRef Name) {
  SmallVector<StringRef, 6> Words;
  Name.split(Words, ' ');
  static constexpr StringLiteral Keywords[] = {
      "char",  "short",  "int",   "long",     "signed",  "unsigned",
      "float", "double", "_Bool", "__int128", "_Float16"};
  return all_of(Words, [](StringRef W) { return is_contained(Keywords, W); });
}

static Families whoCanNameBase(StringRef Name, uint64_t Encoding) {
  if (Name == "bool")
    return FM_All;
  if (Name == "char") // Rust's is a Unicode character.
    return Encoding == DW_ATE_UTF ? FM_Rust | FM_Other
                                  : FM_C | FM_Cxx | FM_Other;
  if (isRustBaseType(Name))
    return FM_Rust | FM_Other;
  if (isCBaseType(Name))
    return FM_C | FM_Cxx | FM_Other;
  // LLVM makes "__ARRAY_SIZE_TYPE__" and "DW_ATE_signed_32" for any language.
  return FM_All;
}

static bool isIdentifierChar(char C) {
  return isAlnum(C) || C == '_' || C == '$' || (C & 0x80) || C == '.';
}

/// Whether \p Name, which is no identifier, is one that rustc makes and no C++
/// compiler does: "&str", "*const T", "[u8]", "!", "(i32, u8)", "{impl#0}".
/// What is inside of "<...>" does not tell: C++ has S<&x> and S<(E)1>, too. The
/// names that C++ compilers invent begin with "(anonymous", "(unnamed",
/// "(lambda", "<unnamed", "<lambda" or "{lambda".
static bool isRustTypeName(StringRef Name) {
  if (StringRef("&*[!").contains(Name.front()))
    return true;
  if (Name.front() == '(')
    return !Name.starts_with("(anonymous") && !Name.starts_with("(unnamed") &&
           !Name.starts_with("(lambda");
  for (StringRef Prefix : {"dyn ", "fn(", "{impl#", "{closure_env#", "{async_"})
    if (Name.starts_with(Prefix))
      return true;
  return false;
}

Families whoCanName(uint16_t Tag, StringRef Name, uint64_t Encoding) {
  if (Tag == DW_TAG_base_type)
    return whoCanNameBase(Name, Encoding);
  // Any language may have an alias of its own for a pointer, such as gcc's
  // __builtin_va_list and clang's __vtbl_ptr_type.
  if (all_of(Name, isIdentifierChar))
    return FM_All;
  return isRustTypeName(Name) ? FM_Rust | FM_Other
                              : FM_Cxx | FM_Rust | FM_Other;
}

bool isRustLinkageName(StringRef Name) {
  if (Name.starts_with("_R"))
    return Name.size() > 3 &&
           (Name[2] == 'N' || Name[2] == 'I' || Name[2] == 'M' ||
            Name[2] == 'X' || Name[2] == 'Y' || Name[2] == 'C');
  if (!Name.starts_with("_ZN") || !Name.ends_with("E") || Name.size() < 24)
    return false;
  StringRef Hash = Name.drop_back().take_back(19);
  return Hash.consume_front("17h") && all_of(Hash, isHexDigit);
}

} // namespace langprov
