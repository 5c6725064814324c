//===- Companions.h - The other files of a file's debug info ----*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// The supplementary file of dwz -m (.gnu_debugaltlink, and DWARF 5's
/// .debug_sup), and .dwo and .dwp files: how they are named and where they are
/// looked for.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROV_DWARF_COMPANIONS_H
#define LANGPROV_DWARF_COMPANIONS_H

#include "elf/InputFiles.h"
#include <functional>

namespace langprov {

/// Opens a file; null if there is none that is ELF.
using OpenFile =
    std::function<std::unique_ptr<OpenedObject>(llvm::StringRef Path)>;

struct Companion {
  enum Kind : uint8_t { Supplementary, Split } What;
  std::string Path; ///< Where it is, or the name by which it was looked for.
  bool Found = false;
  bool OtherBuild = false; ///< There is one by that name, but not the one.
};

/// The name in the object's link to a supplementary file; empty without one.
std::string supplementaryName(const ElfObject &Object);

/// Where to look for the supplementary file of \p Object.
std::vector<std::string> supplementaryPaths(const ElfObject &Object);

/// Whether \p Candidate is the file that the link means, by its build id or, in
/// DWARF 5, its checksum. Offsets into any other file would mean nothing.
bool isSupplementaryOf(const ElfObject &Object, const ElfObject &Candidate);

/// Where to look for the .dwo file \p Name of a unit compiled in \p CompDir.
std::vector<std::string> dwoPaths(const ElfObject &Object,
                                  llvm::StringRef CompDir,
                                  llvm::StringRef Name);

} // namespace langprov

#endif // LANGPROV_DWARF_COMPANIONS_H
