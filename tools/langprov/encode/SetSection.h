//===- SetSection.h - New contents for a section ----------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// The contents go behind the end of the file, and the section's header is
/// changed to say so. Nothing else moves, so all other bytes of the file stay
/// as they are. A section that is not there is added: then the table of
/// section headers and that of their names are copied behind the end, too.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROV_ENCODE_SETSECTION_H
#define LANGPROV_ENCODE_SETSECTION_H

#include "audit/EditFile.h"
#include <vector>

namespace langprov {

/// What must change in \p File, called \p Name, so that the contents of its
/// \p Section are \p Contents. It is an error if that is part of the program's
/// memory, where it cannot grow.
llvm::Expected<std::vector<Edit>>
planSetSection(llvm::StringRef Name, llvm::ArrayRef<uint8_t> File,
               llvm::StringRef Section, llvm::ArrayRef<uint8_t> Contents);

} // namespace langprov

#endif // LANGPROV_ENCODE_SETSECTION_H
