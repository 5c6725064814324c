//===- Format.cpp - Pieces of text that all reports share -----------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "report/Format.h"

using namespace llvm;

namespace langprov {

void printExample(raw_ostream &OS, const Example &E) {
  OS << "      " << hex(E.Die) << " " << E.Tag;
  if (!E.Name.empty())
    OS << " '" << E.Name << "'";
  OS << " in " << E.Unit;
  if (!E.Function.empty())
    OS << ", function " << E.Function;
  if (!E.File.empty())
    OS << ", " << E.File << ":" << E.Line;
  OS << "\n";
  if (!E.Attr.empty()) {
    OS << "        " << E.Attr << " -> " << hex(E.Target) << " " << E.TargetTag;
    if (!E.TargetName.empty())
      OS << " '" << E.TargetName << "'";
    OS << " in " << E.TargetUnit << "\n";
  }
  OS << "        cause: " << idOf(E.Why) << ", " << explain(E.Why) << "\n";
}

} // namespace langprov
