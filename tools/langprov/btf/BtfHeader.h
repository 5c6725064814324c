//===- BtfHeader.h - The C header that bpftool makes of BTF -----*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef LANGPROV_BTF_BTFHEADER_H
#define LANGPROV_BTF_BTFHEADER_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <optional>
#include <string>

namespace langprov {

/// Makes a header of the BTF in \p Path with bpftool and compiles it with
/// clang. Returns why that fails, or nothing. An error means that it could not
/// be tried. \p BasePath is the base of split BTF; \p Bpftool and \p Clang
/// name the programs. All three may be empty.
llvm::Expected<std::optional<std::string>>
compileHeader(llvm::StringRef Path, llvm::StringRef BasePath,
              llvm::StringRef Bpftool, llvm::StringRef Clang);

} // namespace langprov

#endif // LANGPROV_BTF_BTFHEADER_H
