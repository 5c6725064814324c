//===- ScanTable.h - What the scan knows of each abbreviation ---*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef LANGPROV_AUDIT_SCANTABLE_H
#define LANGPROV_AUDIT_SCANTABLE_H

#include "audit/Vocabulary.h"
#include "dwarf/Steps.h"

namespace langprov {

/// What the scan computes once for each table of abbreviations, not for each
/// DIE.
class ScanTable {
public:
  explicit ScanTable(const AbbrevTable &Table);

  llvm::ArrayRef<Step> steps(const Abbrev &A) const { return Steps.steps(A); }
  /// Which languages can have made such a DIE, whatever its parent.
  Families whoCanSay(const Abbrev &A) const { return Sayable[A.Index]; }

private:
  StepTable Steps;
  std::vector<Families> Sayable;
};

} // namespace langprov

#endif // LANGPROV_AUDIT_SCANTABLE_H
