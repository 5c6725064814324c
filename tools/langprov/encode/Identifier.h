//===- Identifier.h - C identifiers for Rust's names ------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef LANGPROV_ENCODE_IDENTIFIER_H
#define LANGPROV_ENCODE_IDENTIFIER_H

#include "llvm/ADT/StringRef.h"
#include <string>

namespace langprov {

/// The kernel's limit before Linux 6.1, and that of libbpf for functions.
constexpr size_t MaxIdentifier = 127;

/// "core::option::Option<&str>" is "core__option__Option_ref_str". The result
/// is a C identifier, no keyword of C, and never has three underscores in a
/// row: libbpf ignores what follows them in the name of a type. Only the first
/// kilobyte of a name is looked at. Different names can give the same result.
std::string identifierOf(llvm::StringRef RustName);

/// \p Name, or if it is longer than \p Max, its beginning and \p Hash.
std::string shorten(std::string Name, size_t Max, uint64_t Hash);

/// \p Name with \p Hash behind it.
std::string withHash(llvm::StringRef Name, uint64_t Hash);

} // namespace langprov

#endif // LANGPROV_ENCODE_IDENTIFIER_H
