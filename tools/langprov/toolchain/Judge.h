//===- Judge.h - Whether the tools' versions go together --------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// What can be said from versions alone. Whether the tools then really work
/// together is tried (TrialLink.h).
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROV_TOOLCHAIN_JUDGE_H
#define LANGPROV_TOOLCHAIN_JUDGE_H

#include "toolchain/Toolchain.h"

namespace langprov {

/// Adds what the versions of the tools show: faults and notes, with the cure.
void judge(Toolchain &Tools);

} // namespace langprov

#endif // LANGPROV_TOOLCHAIN_JUDGE_H
