//===- ArgumentSources.h - Which parameters arguments carry -----*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// From debug records, which source parameter each argument of a function
/// carries when the function is entered. That is a proof only if
///
/// - the record is in the entry block and is the first that says anything of
///   these bits of the parameter (later ones are assignments);
/// - its value is an argument, or bits of one, and nothing is computed;
/// - no other record says that the same argument carries something else;
/// - DWARF certainly has this parameter and all before it, so that its number
/// is
///   the same there: each is listed by the subprogram or has memory of its own;
/// - the arguments carry parameters in their order. Every front end passes them
///   in order, and no pass of LLVM reorders arguments. One that is out of order
///   shows that a record is not what it seems, so none of the function counts.
///
/// Unoptimised code stores arguments to variables first; the first store to a
/// variable is treated as a record.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROVENANCE_ABI_ARGUMENTSOURCES_H
#define LANGPROVENANCE_ABI_ARGUMENTSOURCES_H

#include "LangProvenance/AbiNote.h"
#include "llvm/IR/Function.h"

namespace langprov {

/// Sets AbiArgument::Source in \p Note, which signatureOf() made for \p F.
void findSources(const llvm::Function &F, AbiNote &Note);

} // namespace langprov

#endif // LANGPROVENANCE_ABI_ARGUMENTSOURCES_H
