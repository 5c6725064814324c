//===- Complaints.h - What the tools' messages mean -------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef LANGPROV_TOOLCHAIN_COMPLAINTS_H
#define LANGPROV_TOOLCHAIN_COMPLAINTS_H

#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>

namespace langprov {

/// What a message means, and what to do about it.
struct Complaint {
  std::string What, Cure;
};

/// Explains a message that is known to mean that the plugin does not run or
/// that bitcode cannot be read; \p Errors is what the tool wrote to standard
/// error.
std::optional<Complaint> knownComplaint(llvm::StringRef Errors);

} // namespace langprov

#endif // LANGPROV_TOOLCHAIN_COMPLAINTS_H
