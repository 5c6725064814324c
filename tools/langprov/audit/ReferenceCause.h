//===- ReferenceCause.h - Why a reference leaves its unit -------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef LANGPROV_AUDIT_REFERENCECAUSE_H
#define LANGPROV_AUDIT_REFERENCECAUSE_H

#include "audit/Findings.h"
#include "dwarf/DwarfFile.h"

namespace langprov {

/// Why attribute \p Attr of a kept DIE with tag \p Tag refers to \p T in an
/// excluded unit.
Cause causeOfReference(const DwarfFile &File, uint16_t Tag, uint16_t Attr,
                       DwarfFile::Target T);

} // namespace langprov

#endif // LANGPROV_AUDIT_REFERENCECAUSE_H
