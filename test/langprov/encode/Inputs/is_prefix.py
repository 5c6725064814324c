#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""is_prefix.py OLD NEW: are the types and strings of raw BTF OLD the first of NEW?"""
import struct
import sys


def parts(path):
    with open(path, "rb") as file:
        data = file.read()
    magic, _, _, header = struct.unpack_from("<HBBI", data)
    assert magic == 0xEB9F
    types, types_size, strings, strings_size = struct.unpack_from("<IIII", data, 8)
    rest = data[header:]
    return rest[types:types + types_size], rest[strings:strings + strings_size]


def main():
    for what, old, new in zip(("types", "strings"), parts(sys.argv[1]), parts(sys.argv[2])):
        if not old or not new.startswith(old):
            print(f"the {what} are not a prefix")
            return 1
        print(f"{what}: {len(old)} bytes, then {'some' if len(new) > len(old) else 'none'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
