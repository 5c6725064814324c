//===- FuzzBtf.cpp - Any bytes as BTF, through compare and btf ------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "btf/BtfCompare.h"
#include "btf/BtfLint.h"

using namespace llvm;
using namespace langprov;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  Expected<Btf> B = Btf::parse("input", {Data, Size});
  if (!B) {
    consumeError(B.takeError());
    return 0;
  }
  lint(*B);
  compare(*B, *B);
  return 0;
}
