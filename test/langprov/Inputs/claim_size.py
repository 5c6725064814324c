#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""claim_size.py FILE SECTION SIZE: changes ch_size of a compressed section of a
little-endian 64-bit ELF file."""

import struct
import sys

path, wanted, size = sys.argv[1:]
data = bytearray(open(path, "rb").read())
shoff, = struct.unpack_from("<Q", data, 40)
shnum, shstrndx = struct.unpack_from("<HH", data, 60)
headers = [struct.unpack_from("<IIQQQQIIQQ", data, shoff + 64 * i) for i in range(shnum)]
for header in headers:
    at = headers[shstrndx][4] + header[0]
    if data[at:data.index(b"\0", at)].decode() == wanted:
        struct.pack_into("<Q", data, header[4] + 8, int(size, 0))
open(path, "wb").write(data)
