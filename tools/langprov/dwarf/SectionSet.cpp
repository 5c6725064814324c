//===- SectionSet.cpp - The debug sections that belong together -----------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "dwarf/SectionSet.h"

using namespace llvm;

namespace langprov {

SectionSet::SectionSet(const ElfObject &Object, bool Split)
    : Object(&Object), Split(Split), Package(Object) {
  auto Get = [&](StringRef Name) {
    return Object.contents(Split ? (Name + ".dwo").str() : Name.str());
  };
  Abbrev = Get(".debug_abbrev");
  Str = Get(".debug_str");
  LineStr = Get(".debug_line_str");
  StrOffsets = Get(".debug_str_offsets");
  RngLists = Get(".debug_rnglists");
  Line = Get(".debug_line");
  // A split unit uses those of its skeleton's file.
  Addr = Object.contents(".debug_addr");
  Ranges = Object.contents(".debug_ranges");
}

} // namespace langprov
