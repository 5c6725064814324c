#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""is_prefix.py OLD NEW: are the types and strings of raw BTF OLD the first of NEW, and is
their layout section the same?"""
import struct
import sys


def parts(path):
    with open(path, "rb") as file:
        data = file.read()
    magic, _, _, header = struct.unpack_from("<HBBI", data)
    assert magic == 0xEB9F
    types, types_size, strings, strings_size = struct.unpack_from("<IIII", data, 8)
    rest = data[header:]
    layout, layout_size = struct.unpack_from("<II", data, 24) if header >= 32 else (0, 0)
    return (rest[types:types + types_size], rest[strings:strings + strings_size],
            rest[layout:layout + layout_size])


def main():
    *old_parts, old_layout = parts(sys.argv[1])
    *new_parts, new_layout = parts(sys.argv[2])
    if old_layout != new_layout:
        print("the layouts differ")
        return 1
    for what, old, new in zip(("types", "strings"), old_parts, new_parts):
        if not old or not new.startswith(old):
            print(f"the {what} are not a prefix")
            return 1
        print(f"{what}: {len(old)} bytes, then {'some' if len(new) > len(old) else 'none'}")
    print(f"layout: {len(new_layout)} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
