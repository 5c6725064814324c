//===- Verdict.h - How sure a finding is ------------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// Two things can speak against a file. *Evidence* is what the file itself
/// shows: a reference, a call instruction, a name that an excluded unit has
/// too. A *hint* is what only our tables say (Vocabulary.h): no compiler of
/// this language is known to make such a DIE. Compilers change, so a hint alone
/// never breaks a promise; it leaves it undecided.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROV_AUDIT_VERDICT_H
#define LANGPROV_AUDIT_VERDICT_H

#include "llvm/ADT/StringRef.h"
#include <algorithm>
#include <cstdint>

namespace langprov {

/// In the order of how bad it is.
enum class Verdict : uint8_t {
  Safe,      ///< Nothing speaks against it.
  Undecided, ///< Only hints do, or something needed could not be read.
  Broken,    ///< Evidence does.
};

inline Verdict worst(std::initializer_list<Verdict> All) {
  return std::max(All);
}

llvm::StringRef idOf(Verdict V); ///< "safe"

} // namespace langprov

#endif // LANGPROV_AUDIT_VERDICT_H
