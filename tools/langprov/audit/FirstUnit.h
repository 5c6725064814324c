//===- FirstUnit.h - The first-unit promise ---------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// pahole merges the units of some files into one and gives the result the
/// language of the first (dwarf_loader.c, cus__merge_and_process_cu). If that
/// language is excluded, all types are dropped, without a message.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROV_AUDIT_FIRSTUNIT_H
#define LANGPROV_AUDIT_FIRSTUNIT_H

#include "LangProvenance/Languages.h"
#include "audit/FileAudit.h"
#include "dwarf/DwarfFile.h"

namespace langprov {

FirstUnitResult judgeFirstUnit(const DwarfFile &File,
                               const LanguageSet &Exclude);

} // namespace langprov

#endif // LANGPROV_AUDIT_FIRSTUNIT_H
