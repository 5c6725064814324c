#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compares the allocated sections of two ELF files: contents and relocations.

The plugin must change debug information only. Symbol numbers and the names of local symbols
may differ between two equivalent relocatable files. Relocations are therefore compared by
offset, type, addend and target: section and value, or the name of an undefined symbol.

Exit status: 0 all equal; 1 something differs; 2 wrong usage or unreadable input.
"""
import argparse
import struct
import sys

SHF_ALLOC = 2
SHT_RELA, SHT_NOBITS = 4, 8
SHN_UNDEF = 0
# Computed from debug information, so these may differ.
EXEMPT = {".BTF", ".BTF.ext", ".BTF_ids", ".BTF.base", ".note.gnu.build-id"}


class Elf:
    def __init__(self, path):
        with open(path, "rb") as file:
            self.data = file.read()
        if self.data[:6] != b"\x7fELF\x02\x01":
            raise ValueError(f"{path}: not a 64-bit little-endian ELF file")
        shoff, = struct.unpack_from("<Q", self.data, 0x28)
        shentsize, shnum, shstrndx = struct.unpack_from("<HHH", self.data, 0x3A)
        first = struct.unpack_from("<IIQQQQIIQQ", self.data, shoff)
        shnum = shnum or first[5]
        if shstrndx == 0xFFFF:
            shstrndx = first[6]
        self.headers = [struct.unpack_from("<IIQQQQIIQQ", self.data, shoff + i * shentsize)
                        for i in range(shnum)]
        names = self.headers[shstrndx][4]
        self.names = [self.string(names, header[0]) for header in self.headers]

    def string(self, table, offset):
        start = table + offset
        return self.data[start:self.data.index(b"\0", start)].decode("utf-8", "replace")

    def content(self, index):
        _, kind, _, _, offset, size, *_ = self.headers[index]
        return size.to_bytes(8, "little") if kind == SHT_NOBITS else self.data[offset:offset + size]

    def sizes(self):
        return sum(header[5] for header in self.headers if header[2] & SHF_ALLOC)

    def symbol(self, table, number):
        link = self.headers[table][6]
        at = self.headers[table][4] + 24 * number
        name, _, _, shndx, value, _ = struct.unpack_from("<IBBHQQ", self.data, at)
        if shndx == SHN_UNDEF:
            return self.string(self.headers[link][4], name)
        return self.names[shndx] if shndx < len(self.names) else hex(shndx), value

    def relocations(self, index):
        _, _, _, _, offset, size, table, *_ = self.headers[index]
        for at, info, addend in struct.iter_unpack("<QQq", self.data[offset:offset + size]):
            yield at, info & 0xFFFFFFFF, addend, self.symbol(table, info >> 32)

    def allocated(self):
        """Section name and occurrence -> (contents, relocations), of all loaded sections."""
        seen, found, order = {}, {}, {}
        for index, header in enumerate(self.headers):
            if header[2] & SHF_ALLOC:
                name = self.names[index]
                seen[name] = seen.get(name, -1) + 1
                order[index] = (name, seen[name])
                found[order[index]] = [self.content(index), []]
        for index, header in enumerate(self.headers):
            if header[1] == SHT_RELA and header[7] in order:
                found[order[header[7]]][1] = list(self.relocations(index))
        return {key: value for key, value in found.items() if key[0] not in EXEMPT}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("base")
    parser.add_argument("other")
    args = parser.parse_args()
    try:
        file = Elf(args.base)
        base, other, total = file.allocated(), Elf(args.other).allocated(), file.sizes()
    except (OSError, ValueError, struct.error) as error:
        print(f"sections.py: {error}", file=sys.stderr)
        return 2
    differences = []
    for key in sorted(set(base) | set(other)):
        name = key[0]
        if key not in base or key not in other:
            differences.append(f"{name}: only in {args.base if key in base else args.other}")
            continue
        (content, relocations), (content2, relocations2) = base[key], other[key]
        if content != content2:
            differences.append(f"{name}: contents differ "
                               f"({len(content)} and {len(content2)} bytes)")
        elif relocations != relocations2:
            pair = next(((a, b) for a, b in zip(relocations, relocations2) if a != b),
                        (f"{len(relocations)} relocations", len(relocations2)))
            differences.append(f"{name}: relocations differ: {pair[0]} and {pair[1]}")
    for line in differences:
        print(line)
    print(f"{len(base)} allocated sections, {total} bytes: {len(differences)} differ")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
