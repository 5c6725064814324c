#!/bin/bash
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# The backend compile of distributed ThinLTO, clang -fthinlto-index=, loads the plugins of
# -fpass-plugin= and never calls them.
#
#   clang-plugin-not-in-thin-backend.sh LANGPROVENANCE.SO
#
# A parameter that LangProvenance refuses tells whether it was called.
plugin=$(readlink -f "${1:?name the plugin of this clang}")
. "$(dirname "$0")/common.sh"
need clang ld.lld
echo 'int main(void) { return 0; }' >main.c
clang -g -O2 -flto=thin -c main.c -o in.o
ld.lld -shared --thinlto-index-only in.o -o index
export LANG_PROVENANCE=refused
if clang -O2 -x ir in.o -fpass-plugin="$plugin" -c -o out.o 2>/dev/null; then
  echo "$(basename "$0"): a plain compile does not call $plugin"
  exit 2
fi
if clang -O2 -x ir in.o -fthinlto-index=in.o.thinlto.bc -fpass-plugin="$plugin" \
  -c -o out.o; then
  verdict clang "still there"
else
  verdict clang fixed
fi
