//===- CallableFunctions.h - Callers, also later ones -----------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// Finds direct calls, and calls that can become direct later. Code generation
/// still folds constants after the last pass: a phi over `llvm.is.constant`, or
/// a load from a constant table. So a function counts as callable from each
/// function that uses its address, unless the use only passes the address on,
/// as an argument of a call or as a result. See
/// docs/decisions/0005-address-uses-are-calls.md.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROVENANCE_ANALYSIS_CALLABLEFUNCTIONS_H
#define LANGPROVENANCE_ANALYSIS_CALLABLEFUNCTIONS_H

#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/IR/Function.h"
#include "llvm/IR/InstrTypes.h"

namespace langprov {

/// The direct calls of \p F.
llvm::SmallVector<llvm::CallBase *, 8> directCallsOf(const llvm::Function &F);

/// Whether \p U, an operand of an instruction, only passes its value on.
bool isPassedOn(const llvm::Use &U);

/// The functions from which some of \p Callees are callable, each with those
/// callees, in the order of \p Callees. A constant table counts for the first
/// callee that it holds, so that the work is linear in the uses of functions
/// and constants.
using CallersMap =
    llvm::MapVector<llvm::Function *, llvm::SmallVector<llvm::Function *, 2>>;
CallersMap callersOf(llvm::ArrayRef<llvm::Function *> Callees);

/// The functions and variables whose address an instruction uses, directly or
/// through constants, such as the initializer of another variable. Use one
/// object for many instructions: each constant is visited once.
class UsedGlobals {
public:
  /// Calls \p Visit once for each function and each variable whose address
  /// \p V is or holds.
  void visit(llvm::Value *V,
             llvm::function_ref<void(llvm::GlobalObject &)> Visit);

private:
  llvm::SmallPtrSet<llvm::Constant *, 32> Seen;
};

} // namespace langprov

#endif // LANGPROVENANCE_ANALYSIS_CALLABLEFUNCTIONS_H
