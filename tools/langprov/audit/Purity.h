//===- Purity.h - The pure promise of a whole file --------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// Decides which foreign DIEs the kept units hold. The scan named the units
/// that need a look; ForeignDies.h looks at one of them. What takes more than
/// one unit is done here: finding the functions that empty subprograms stand
/// for, and types that another kept unit refers to.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROV_AUDIT_PURITY_H
#define LANGPROV_AUDIT_PURITY_H

#include "audit/FileAudit.h"
#include "audit/Scan.h"

namespace langprov {

/// Fills in Result.Pure but for the examples, and the counts of what is
/// allowed. \p ForeignEntries are the addresses of the functions of excluded
/// units, sorted.
std::vector<Finding> judgePure(const ScanContext &Context,
                               llvm::ArrayRef<UnitScan> Scans,
                               llvm::ArrayRef<uint64_t> ForeignEntries,
                               FileAudit &Result);

} // namespace langprov

#endif // LANGPROV_AUDIT_PURITY_H
