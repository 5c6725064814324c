//===- Findings.cpp - What an audit can find ------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "audit/Findings.h"
#include "llvm/Support/ErrorHandling.h"

using namespace llvm;

namespace langprov {

StringRef idOf(Promise P) {
  switch (P) {
  case Promise::Pure:
    return "pure";
  case Promise::Closed:
    return "closed";
  case Promise::FirstUnit:
    return "first-unit";
  case Promise::PartialUnits:
    return "partial-units";
  }
  llvm_unreachable("no such promise");
}

StringRef idOf(Verdict V) {
  switch (V) {
  case Verdict::Safe:
    return "safe";
  case Verdict::Undecided:
    return "undecided";
  case Verdict::Broken:
    return "broken";
  }
  llvm_unreachable("no such verdict");
}

StringRef idOf(Cause C) {
  switch (C) {
  case Cause::CallSite:
    return "call-site";
  case Cause::DeclaredCallee:
    return "declared-callee";
  case Cause::SharedNode:
    return "shared-node";
  case Cause::FirstUnit:
    return "first-unit";
  case Cause::InlinedScope:
    return "inlined-scope";
  }
  llvm_unreachable("no such cause");
}

StringRef explain(Cause C) {
  switch (C) {
  case Cause::CallSite:
    return "the description of a call put the callee in the caller's unit";
  case Cause::DeclaredCallee:
    return "foreign code needed this kept declaration or type first, so it "
           "is in the foreign unit";
  case Cause::SharedNode:
    return "both languages spell this node alike, so it is one node, in one "
           "unit";
  case Cause::FirstUnit:
    return "pahole merges this file and gives the result the first unit's "
           "language";
  case Cause::InlinedScope:
    return "foreign code was inlined into kept code";
  }
  llvm_unreachable("no such cause");
}

} // namespace langprov
