//===- Color.h - Whether a report has colour --------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef LANGPROV_REPORT_COLOR_H
#define LANGPROV_REPORT_COLOR_H

#include "llvm/Support/raw_ostream.h"

namespace langprov {

enum class ColorChoice {
  Auto, ///< On a terminal, unless NO_COLOR is set (https://no-color.org).
  Always,
  Never,
};

bool hasColor(const llvm::raw_ostream &OS, ColorChoice Choice);

} // namespace langprov

#endif // LANGPROV_REPORT_COLOR_H
