#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""add_layout.py OLD NEW: raw BTF OLD with a layout section between types and strings, as
pahole 1.31 writes it (tools/lib/bpf/btf.c of Linux 7.1)."""
import struct
import sys

# Two bytes for each kind, from void on: its own size after struct btf_type, and the size of
# each of its elements; then two of flags.
SIZES = [(0, 0), (4, 0), (0, 0), (12, 0), (0, 12), (0, 12), (0, 8), (0, 0), (0, 0), (0, 0),
         (0, 0), (0, 0), (0, 0), (0, 8), (4, 0), (0, 12), (0, 0), (4, 0), (0, 0), (0, 12)]


def main():
    with open(sys.argv[1], "rb") as file:
        data = file.read()
    start, types, types_size, strings, strings_size = struct.unpack_from("<IIIII", data, 4)
    types, strings = (data[start + at:start + at + size] for at, size in
                      ((types, types_size), (strings, strings_size)))
    layout = b"".join(struct.pack("<BBH", *sizes, 0) for sizes in SIZES)
    header = struct.pack("<HBBIIIIIII", 0xEB9F, 1, 0, 32, 0, len(types),
                         len(types) + len(layout), len(strings), len(types), len(layout))
    with open(sys.argv[2], "wb") as file:
        file.write(header + types + layout + strings)


if __name__ == "__main__":
    main()
