//===- AbiNote.h - What a function takes and returns, as a note -*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// The second contract between the plugin and the auditor (Marks.h is the
/// first). Debug info has a function's source parameters; that is not what the
/// function takes. Rust's `#[track_caller]` adds a hidden argument, a slice is
/// two arguments, and LTO removes arguments and splits them. So the plugin
/// (parameter `abi`) notes the signature that code generation sees.
///
/// Where the note is: a DW_TAG_LLVM_annotation named AbiAnnotationName, whose
/// DW_AT_const_value is the text below. It is a child of the *declaration* of
/// the function. To find it, begin at the concrete subprogram, the DIE with
/// the code's address, and follow DW_AT_abstract_origin (present if the
/// function was also inlined) and DW_AT_specification; each at most once. It
/// is not below the definition because LLVM drops annotations of a definition
/// that has a declaration, as every method has
/// (DwarfUnit::applySubprogramDefinitionAttributes). The plugin makes the
/// declaration for one definition alone, so a note is never that of another
/// function. A definition without a note is *unknown*. Units with line tables
/// only (-gline-tables-only) have no notes.
///
/// The text, for example "1 c foldable (p64=1+0,i64=1+64,i1z=2+0,p64) i32,i32":
/// \code
///   note    = "1" " " cc " " address " (" [arg {"," arg}] ") " returns
///   cc      = "c" | "fast" | number       ; number: llvm::CallingConv::ID
///   address = "own" | "foldable" | "aliased"
///   arg     = value ["z" | "s"] ["=" source] | "..."  ; "..." only as the last
///   value   = kind bits
///   kind    = "i" | "p" | "f" | "v" | "r" | "m" | "x"
///   source  = number "+" number | "&" number
///   returns = "void" | result {"," result}
///   result  = value ["z" | "s"]
///   bits, number = decimal, without leading zeros
/// \endcode
/// Only a value of kind "i" has "z" or "s". A newer version begins with another
/// number and is an error for parse().
///
/// The note does not depend on what registers a machine has. AbiRegisters.h
/// says which registers a note's values are in.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROVENANCE_ABINOTE_H
#define LANGPROVENANCE_ABINOTE_H

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <cstdint>
#include <optional>
#include <string>

namespace langprov {

/// The DW_AT_name of the annotation.
constexpr const char *AbiAnnotationName = "lang-provenance-abi";

/// A scalar that is passed or returned. What LLVM passes as a struct or an
/// array, in one IR argument, is listed as its scalars.
struct AbiValue {
  enum class Kind : char {
    Integer = 'i', ///< Above 64 bits it takes several registers.
    Pointer = 'p',
    Float = 'f',        ///< In a floating-point or vector register.
    Vector = 'v',       ///< In one or more vector registers.
    StructReturn = 'r', ///< Hidden: the address where the result is stored.
    InMemory = 'm',     ///< The bytes themselves are on the stack (byval).
    /// Passed in a way that needs the target's rules, for example a float
    /// without a floating-point unit, or a `nest` pointer.
    Other = 'x',
  };
  /// What the caller makes of an integer's bits above Bits. Without extension
  /// they are undefined.
  enum class Extension : char { None = 0, Zero = 'z', Sign = 's' };

  Kind Class = Kind::Other;
  uint64_t Bits = 0;
  Extension Extended = Extension::None;

  uint64_t bytes() const { return Bits / 8 + (Bits % 8 != 0); }
};

/// The source parameter that an argument carries.
struct AbiSource {
  /// DILocalVariable::getArg(): the parameters of the definition count from 1,
  /// in the order of their DW_TAG_formal_parameter.
  unsigned Parameter = 0;
  /// Which bit of the parameter's bytes in memory bit 0 of the argument is. An
  /// integer may carry a whole small struct.
  uint64_t BitOffset = 0;
  /// The argument is the address of the parameter ("&1"), not its value. An
  /// argument in memory (byval) is at this address.
  bool Indirect = false;
};

/// A value that a function takes.
struct AbiArgument : AbiValue {
  /// What debug records prove to hold at entry. Hidden arguments have none, and
  /// neither have those about which LLVM lost track: no source means unknown.
  /// Later arguments never carry earlier parameters.
  std::optional<AbiSource> Source;
};

/// A function as code generation sees it.
struct AbiNote {
  /// Whether other functions could be at its address, as far as the module
  /// shows. Only the symbol table shows what the linker made of it.
  enum class Address {
    Own,      ///< Its address is compared: nothing may be merged with it.
    Foldable, ///< unnamed_addr: equal functions may be merged with it.
    Aliased,  ///< An alias names it too.
  };

  unsigned CallingConv = 0; ///< llvm::CallingConv::ID; 0 is C, 8 is fastcc.
  Address Place = Address::Own;
  llvm::SmallVector<AbiArgument, 8> Arguments; ///< In order.
  bool VarArgs = false;
  llvm::SmallVector<AbiValue, 2> Returns; ///< Empty: void.

  /// Reads \p Text. Whatever str() does not write is an error that says where.
  static llvm::Expected<AbiNote> parse(llvm::StringRef Text);

  /// The text that parse() reads.
  std::string str() const;
};

} // namespace langprov

#endif // LANGPROVENANCE_ABINOTE_H
