#!/bin/bash
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# clang passes -fpass-plugin= to its own pipeline, but not to the linker's in a link with
# LTO, and says nothing.
. "$(dirname "$0")/common.sh"
need clang
echo 'int main(void) { return 0; }' >main.c
clang -### -flto -fuse-ld=lld -fpass-plugin=/plugin.so main.c &>log
if grep -q load-pass-plugin log; then
  verdict clang fixed
else
  verdict clang "still there"
fi
