//===- Findings.h - What an audit can find ----------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// The promises (Audit.h), the ways in which languages mix and so break one,
/// and one record for each break. docs/architecture.md describes the ways;
/// the plugin uses the same names for them.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROV_AUDIT_FINDINGS_H
#define LANGPROV_AUDIT_FINDINGS_H

#include "audit/Verdict.h"
#include "llvm/ADT/StringRef.h"
#include <cstdint>

namespace langprov {

enum class Promise : uint8_t { Pure, Closed, FirstUnit, PartialUnits };

/// Why a promise is broken.
enum class Cause : uint8_t {
  /// LLVM describes a call by a DIE for the callee in the caller's unit.
  CallSite,
  /// Foreign code was the first to need a kept declaration or type, so it is in
  /// the foreign unit.
  DeclaredCallee,
  /// Both languages spell a node alike, so it is one node in one of the units.
  SharedNode,
  /// pahole gives the first unit's language to all units that it merges.
  FirstUnit,
  /// Foreign code was inlined into kept code.
  InlinedScope,
};
constexpr unsigned NumCauses = 5;

llvm::StringRef idOf(Promise P); ///< "pure"
llvm::StringRef idOf(Cause C);   ///< "call-site"
/// A sentence for people.
llvm::StringRef explain(Cause C);

/// One thing that speaks against Pure or Closed.
struct Finding {
  Promise Against;
  Verdict How; ///< Broken or Undecided.
  Cause Why;
  uint16_t Tag;
  uint16_t Attr = 0; ///< Closed: the attribute that refers.
  uint32_t Unit;
  uint32_t TargetUnit = 0;
  uint64_t Die;
  uint64_t Target = 0;
};

} // namespace langprov

#endif // LANGPROV_AUDIT_FINDINGS_H
