//===- AbiNoter.h - Adds ABI notes to a module ------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef LANGPROVENANCE_ABI_ABINOTER_H
#define LANGPROVENANCE_ABI_ABINOTER_H

#include "abi/AbiPlan.h"

namespace langprov {

/// Gives each definition of \p P a declaration of its own that has the note. A
/// note that it had before is replaced. The definitions stay the same nodes.
void applyNotes(const AbiPlan &P);

} // namespace langprov

#endif // LANGPROVENANCE_ABI_ABINOTER_H
