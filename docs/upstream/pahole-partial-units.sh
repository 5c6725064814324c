#!/bin/bash
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# pahole does not read partial units, which dwz makes. It encodes no BTF for a file that has
# them, without a message and with exit status 0.
. "$(dirname "$0")/common.sh"
need gcc dwz pahole readelf
cat >types.h <<'C'
struct item { int number; long weight; char name[77]; struct item *next; };
struct list { struct item first; struct item *last; unsigned short length; };
C
for i in 1 2; do
  printf '#include "types.h"\nint f%s(struct list *l) { return l->length; }\n' $i >$i.c
done
echo 'int main(void) { return 0; }' >main.c
gcc -g 1.c 2.c main.c -o program
dwz program
if ! readelf --debug-dump=info program 2>/dev/null | grep -q DW_TAG_partial_unit; then
  echo "$(basename "$0"): dwz made no partial unit"
  exit 2
fi
status=0
pahole -J program || status=$?
if ((status == 0)) && ! readelf -SW program | grep -q '\.BTF'; then
  verdict pahole "still there"
else
  verdict pahole fixed
fi
