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
#include "audit/Sides.h"
#include "dwarf/DwarfFile.h"

namespace langprov {

FirstUnitResult judgeFirstUnit(const DwarfFile &File,
                               const LanguageSet &Exclude);

/// pahole (1.24 to 1.31) knows nothing of partial units. At a
/// DW_TAG_imported_unit in a unit that it does not drop it gives up and makes
/// no BTF (__die__process_tag, die__process_unit). And where it merges, it
/// takes a partial unit, which has no language, for one to keep, even if only
/// excluded units import it.
PartialUnitsResult judgePartialUnits(const DwarfFile &File,
                                     llvm::ArrayRef<UnitSide> Sides);

} // namespace langprov

#endif // LANGPROV_AUDIT_FIRSTUNIT_H
