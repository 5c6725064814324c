//===- TrialLink.h - Whether the tools work together ------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// Versions that fit prove little: ld.lld 16 prints "Request ignored" and links
/// without the plugin, with exit status 0. So small programs are compiled,
/// linked with and without the plugin, and audited. The link without it must
/// mix the languages, otherwise the one with it would prove nothing.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROV_TOOLCHAIN_TRIALLINK_H
#define LANGPROV_TOOLCHAIN_TRIALLINK_H

#include "toolchain/Process.h"
#include "toolchain/Toolchain.h"

namespace langprov {

/// Tries what no known fault rules out. What only a kernel needs is a fault if
/// \p ForKernel, or if the tool was named.
void tryTools(Toolchain &Tools, const WorkDirectory &Work, bool ForKernel);

} // namespace langprov

#endif // LANGPROV_TOOLCHAIN_TRIALLINK_H
