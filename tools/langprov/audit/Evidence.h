//===- Evidence.h - What excluded units say of kept ones --------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// A hint (Vocabulary.h) says that a DIE of a kept unit looks foreign. It is
/// evidence if an excluded unit has the same: a namespace or a type of that
/// kind and name, or a function with that linkage name; or if an excluded unit
/// refers to the DIE. In nearly all files no kept unit has a hint, and the
/// excluded units are not read for this at all.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROV_AUDIT_EVIDENCE_H
#define LANGPROV_AUDIT_EVIDENCE_H

#include "audit/Scan.h"

namespace langprov {

class Evidence {
public:
  /// Reads all excluded units, and the shared ones: what these hold is in
  /// excluded units.
  explicit Evidence(const ScanContext &Context);

  /// Whether an excluded unit has a DIE of \p Tag with this name.
  bool hasName(uint16_t Tag, llvm::StringRef Name) const;
  bool hasLinkageName(llvm::StringRef Name) const;
  /// Whether an excluded unit refers to the DIE at \p Offset of \p Section.
  bool refersTo(uint32_t Section, uint64_t Offset) const;

private:
  std::vector<uint64_t> Names;                        ///< Hashes, sorted.
  std::vector<std::pair<uint32_t, uint64_t>> Targets; ///< Sorted.
};

} // namespace langprov

#endif // LANGPROV_AUDIT_EVIDENCE_H
