#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""extended_index.py IN OUT: a copy of an object, little-endian and 64-bit, whose header
names the section of names as one with very many sections does: in section 0's sh_link."""
import struct
import sys

with open(sys.argv[1], "rb") as source:
    data = bytearray(source.read())
(sections,) = struct.unpack_from("<Q", data, 0x28)  # e_shoff
(names,) = struct.unpack_from("<H", data, 0x3e)     # e_shstrndx
struct.pack_into("<H", data, 0x3e, 0xffff)          # SHN_XINDEX
struct.pack_into("<I", data, sections + 0x28, names)
with open(sys.argv[2], "wb") as target:
    target.write(data)
