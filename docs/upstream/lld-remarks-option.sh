#!/bin/bash
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# lld takes --opt-remarks-filename FILE, but not --opt-remarks-filename=FILE, as it does for
# nearly all other options with a value.
. "$(dirname "$0")/common.sh"
need ld.lld clang
echo 'int main(void) { return 0; }' >main.c
clang -flto -c main.c -o in.o
ld.lld -r --opt-remarks-filename remarks in.o -o out.o
if ld.lld -r --opt-remarks-filename=remarks in.o -o out.o 2>/dev/null; then
  verdict ld.lld fixed
else
  verdict ld.lld "still there"
fi
