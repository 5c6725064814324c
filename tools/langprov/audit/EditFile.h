//===- EditFile.h - A copy of a file with some bytes changed ----*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef LANGPROV_AUDIT_EDITFILE_H
#define LANGPROV_AUDIT_EDITFILE_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

namespace langprov {

/// Bytes to write over those at an offset. If that is at the end of the file or
/// behind it, the file becomes longer.
struct Edit {
  uint64_t FileOffset;
  llvm::SmallVector<uint8_t, 2> Bytes;
};

/// Makes \p Out a copy of \p In with \p Edits. On an error \p Out is not
/// changed. Both may be the same file. If \p Out is a symbolic link, the file
/// behind it is replaced; what is no regular file is not.
llvm::Error applyEdits(llvm::StringRef In, llvm::StringRef Out,
                       llvm::ArrayRef<Edit> Edits);

/// Makes \p Out a file of \p Bytes. On an error \p Out is not changed.
llvm::Error writeFile(llvm::StringRef Out, llvm::ArrayRef<uint8_t> Bytes);

} // namespace langprov

#endif // LANGPROV_AUDIT_EDITFILE_H
