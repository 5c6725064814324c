#!/bin/bash
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# A file whose units refer to each other is merged into one unit, with the language of the
# first. If that is excluded, all types of all languages are dropped. There is no message,
# and the exit status is 0.
. "$(dirname "$0")/common.sh"
need llc pahole
two_units >in.ll
llc -filetype=obj in.ll -o out.o
status=0
pahole -J --lang_exclude=rust out.o || status=$?
if ((status == 0)) && ! pahole -F btf -C s out.o 2>/dev/null | grep -q 'struct s'; then
  verdict pahole "still there"
else
  verdict pahole fixed
fi
