//===- Format.h - Pieces of text that all reports share ---------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef LANGPROV_REPORT_FORMAT_H
#define LANGPROV_REPORT_FORMAT_H

#include "audit/FileAudit.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/raw_ostream.h"

namespace langprov {

/// "0x1f"
inline std::string hex(uint64_t N) {
  return "0x" + llvm::utohexstr(N, /*LowerCase=*/true);
}

/// \p Text for JSON, which is UTF-8; a name in DWARF or BTF may be any bytes.
inline std::string utf8(llvm::StringRef Text) {
  return llvm::json::isUTF8(Text) ? Text.str() : llvm::json::fixUTF8(Text);
}

/// A few lines that say where the finding is, what it refers to and why.
void printExample(llvm::raw_ostream &OS, const Example &E);

} // namespace langprov

#endif // LANGPROV_REPORT_FORMAT_H
