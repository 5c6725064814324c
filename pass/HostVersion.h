//===- HostVersion.h - Loaded into the wrong LLVM? ---------------*- C++ -*-==//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// LLVM has no stable C++ ABI, so a plugin fits one major version. LLVM's
/// loader (PassPlugin::Load) compares only the version of the plugin interface,
/// which changes less often.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROVENANCE_HOSTVERSION_H
#define LANGPROVENANCE_HOSTVERSION_H

namespace langprov {

/// Ends the process with exit status 1 and a message, if the program that has
/// loaded the plugin has another LLVM major version than the plugin was built
/// for. Uses nothing of LLVM but LLVMGetVersion (llvm-c/Core.h, 16 and later);
/// a program without it is taken to fit.
void requireMatchingHost();

} // namespace langprov

#endif // LANGPROVENANCE_HOSTVERSION_H
