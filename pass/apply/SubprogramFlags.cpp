//===- SubprogramFlags.cpp - The one flag that LLVM has no setter for -----===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A DISubprogram's flags are set when it is made. The public way to change one
// is a clone (DISubprogram::cloneWithFlags), which would have to replace the
// original in the location of every instruction, block and variable of the
// function and of every function it was inlined into: a rewrite of half of the
// module's debug info for one bit. A definition is distinct, so it is in no
// uniquing table, and changing it in place is sound.
//
// Access checks do not apply to the arguments of an explicit instantiation
// (C++17, [temp.explicit]/12); that is how the member is named here.
//
//===----------------------------------------------------------------------===//

#include "apply/SubprogramFlags.h"

using namespace llvm;

namespace {

using FlagsMember = DINode::DIFlags DISubprogram::*;

struct FlagsTag {
  friend FlagsMember flagsOf(FlagsTag);
};
template <FlagsMember Member> struct Reveal {
  friend FlagsMember flagsOf(FlagsTag) { return Member; }
};
template struct Reveal<&DISubprogram::Flags>;

} // namespace

void langprov::stopDescribingCalls(DISubprogram &SP) {
  assert(SP.isDistinct() && "a uniqued node's flags are part of its identity");
  SP.*flagsOf(FlagsTag{}) = SP.getFlags() & ~DINode::FlagAllCallsDescribed;
}
