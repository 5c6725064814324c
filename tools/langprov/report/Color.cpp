//===- Color.cpp - Whether a report has colour ----------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "report/Color.h"
#include <cstdlib>

using namespace llvm;

namespace langprov {

bool hasColor(const raw_ostream &OS, ColorChoice Choice) {
  if (Choice != ColorChoice::Auto)
    return Choice == ColorChoice::Always;
  const char *NoColor = std::getenv("NO_COLOR");
  return !(NoColor && *NoColor) && OS.has_colors();
}

} // namespace langprov
