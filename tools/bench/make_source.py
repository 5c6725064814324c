#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Writes C source with debug info of a kernel's kind: structures that refer to each other,
callbacks, enums, inlined helpers, calls, variables with locations.
Usage: make_source.py NUMBER_OF_STRUCTURES"""

import sys

n = int(sys.argv[1])
print("typedef unsigned char u8; typedef unsigned long u64;")
print("extern int sink(void *);")
for i in range(n):
    other = f"struct s{i - 1 if i else i}"
    print(f"""
struct s{i} {{ struct s{i} *next; {other} *prev; int (*probe{i})(struct s{i} *, u64);
  u8 name[{i % 13 + 1}]; union {{ int a; long b; }}; u64 flags : 3; const char *label; }};
enum e{i} {{ E{i}_A, E{i}_B = {i}, E{i}_C }};
static inline int get{i}(struct s{i} *p, int k) {{ int t = p->a + k; return t ^ (int)p->flags; }}
static inline int twice{i}(struct s{i} *p) {{
  int a = get{i}(p, 1); int b = get{i}(p, a); return a + b; }}
__attribute__((used, noinline)) static int probe{i}(struct s{i} *p, u64 v) {{
  enum e{i} e = v ? E{i}_A : E{i}_C;
  if (p->next) {{ int r = twice{i}(p->next); return sink(p) + r + e; }}
  return sink(p->prev) + get{i}(p, v);
}}
__attribute__((used)) static struct s{i} obj{i} = {{ .probe{i} = probe{i}, .a = {i} }};""")
