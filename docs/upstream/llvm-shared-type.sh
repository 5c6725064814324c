#!/bin/bash
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# A type node that two units of different languages use is one DIE, in the unit that needs
# it first. The other unit refers to it, and breaks when a consumer drops the first.
. "$(dirname "$0")/common.sh"
need llc llvm-dwarfdump
two_units >in.ll
llc -filetype=obj in.ll -o out.o
if [[ $(llvm-dwarfdump --debug-info out.o | grep -c DW_TAG_base_type) == 1 ]]; then
  verdict llc "still there"
else
  verdict llc fixed
fi
