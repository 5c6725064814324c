//===- Findings.h - What an audit can find ----------------------*- C++ -*-===//
///
/// \file
/// The promises, the causes for which one is broken, and one record for each
/// break. All reports are made from these.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROV_AUDIT_FINDINGS_H
#define LANGPROV_AUDIT_FINDINGS_H

#include "llvm/ADT/StringRef.h"
#include <cstdint>

namespace langprov {

/// What a consumer that drops the excluded units relies on.
enum class Promise : uint8_t { Pure, Closed, FirstUnit };

/// Why it does not hold: the ways in which languages mix.
enum class Cause : uint8_t {
  CallSite,       ///< A description of a call made a DIE for the callee.
  OwnedByForeign, ///< A kept type was first needed, and put, in a foreign unit.
  SharedNode,     ///< Both languages spell a node alike: it is one node.
  InlinedScope,   ///< Foreign code was inlined into kept code.
  UnitOrder,      ///< The first unit gives its language to all.
};
constexpr unsigned NumCauses = 5;

llvm::StringRef idOf(Promise P); ///< "pure"
llvm::StringRef idOf(Cause C);   ///< "call-site"
/// A sentence for people.
llvm::StringRef explain(Cause C);

/// One break of Pure or Closed.
struct Finding {
  Promise Broken;
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
