//===- ToolchainReport.h - What check-toolchain found -----------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef LANGPROV_REPORT_TOOLCHAINREPORT_H
#define LANGPROV_REPORT_TOOLCHAINREPORT_H

#include "toolchain/Toolchain.h"
#include "llvm/Support/raw_ostream.h"

namespace langprov {

/// One line for each tool, trial and finding.
void printText(llvm::raw_ostream &OS, const Toolchain &Tools);

/// docs/langprov-json.md describes the document.
void printJson(llvm::raw_ostream &OS, const Toolchain &Tools);

} // namespace langprov

#endif // LANGPROV_REPORT_TOOLCHAINREPORT_H
