#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Writes raw BTF from a description, one type a line, numbered from 1.

    int NAME SIZE | float NAME SIZE | typedef NAME TO
    ptr TO | const TO | volatile TO | restrict TO | type_tag NAME TO
    struct NAME SIZE [MEMBER:TYPE:BITOFFSET ...] | union ... | fwd NAME
    enum NAME [NAME=VALUE ...] | array TO COUNT | proto RETURN [TYPE ...]
    func NAME PROTO

A name of "-" is empty. "%20" stands for a space in a name.
"""

import struct
import sys

strings = bytearray(b"\0")
types = bytearray()


def name(text):
    if text == "-":
        return 0
    at = len(strings)
    strings.extend(text.replace("%20", " ").encode() + b"\0")
    return at


def add(named, kind, size_or_type, count=0, rest=b"", flag=0):
    types.extend(struct.pack("<III", named, flag << 31 | kind << 24 | count, size_or_type))
    types.extend(rest)


for line in open(sys.argv[1]):
    if not line.strip() or line.startswith("#"):
        continue
    kind, *args = line.split()
    if kind == "int":
        add(name(args[0]), 1, int(args[1]), rest=struct.pack("<I", int(args[1]) * 8))
    elif kind == "float":
        add(name(args[0]), 16, int(args[1]))
    elif kind in ("ptr", "const", "volatile", "restrict"):
        add(0, {"ptr": 2, "volatile": 9, "const": 10, "restrict": 11}[kind], int(args[0]))
    elif kind == "type_tag":
        add(name(args[0]), 18, int(args[1]))
    elif kind == "typedef":
        add(name(args[0]), 8, int(args[1]))
    elif kind in ("struct", "union"):
        members = [m.rsplit(":", 2) for m in args[2:]]
        rest = b"".join(struct.pack("<III", name(n), int(t), int(o)) for n, t, o in members)
        add(name(args[0]), {"struct": 4, "union": 5}[kind], int(args[1]), len(members), rest)
    elif kind == "fwd":
        add(name(args[0]), 7, 0)
    elif kind == "enum":
        values = [v.split("=") for v in args[1:]]
        rest = b"".join(struct.pack("<Ii", name(n), int(v)) for n, v in values)
        add(name(args[0]), 6, 4, len(values), rest)
    elif kind == "array":
        add(0, 3, 0, rest=struct.pack("<III", int(args[0]), int(args[0]), int(args[1])))
    elif kind == "proto":
        rest = b"".join(struct.pack("<II", 0, int(t)) for t in args[1:])
        add(0, 13, int(args[0]), len(args) - 1, rest)
    elif kind == "func":
        add(name(args[0]), 12, int(args[1]))
    else:
        sys.exit(f"{sys.argv[1]}: unknown kind {kind}")

header = struct.pack("<HBBIIIII", 0xEB9F, 1, 0, 24, 0, len(types), len(types), len(strings))
open(sys.argv[2], "wb").write(header + types + strings)
