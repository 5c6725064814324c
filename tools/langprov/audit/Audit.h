//===- Audit.h - Is a file safe to filter by language? ----------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// Terms. A consumer drops the units of some languages: these languages and
/// units are *excluded*, all others are *kept*. A DIE is *foreign* if it comes
/// from an excluded language. Dropping is safe if three promises hold:
///
///   pure        no foreign DIE is in a kept unit;
///   closed      no DIE in a kept unit refers to an excluded unit;
///   first unit  the first unit of a file whose units pahole merges is kept;
///   partial units  pahole can filter the file although dwz made partial units.
///
/// Method. One scan of all units (Scan.h) finds the references that leave a
/// unit, which decides closed, and which units need a closer look. Only in
/// these are the foreign DIEs determined (Purity.h, ForeignDies.h).
///
/// Limits. References in location expressions are not followed. Languages with
/// the same vocabulary, such as C++14 and C++17, are told apart only by
/// references and calls.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROV_AUDIT_AUDIT_H
#define LANGPROV_AUDIT_AUDIT_H

#include "LangProvenance/Languages.h"
#include "audit/FileAudit.h"
#include "dwarf/DwarfFile.h"

namespace langprov {

struct AuditOptions {
  LanguageSet Exclude;
  size_t MaxExamples = 10; ///< For each promise.
  bool OnlyClosed = false; ///< Check closed and first unit only.
};

FileAudit audit(const DwarfFile &File, const AuditOptions &Options);

} // namespace langprov

#endif // LANGPROV_AUDIT_AUDIT_H
