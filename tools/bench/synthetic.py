#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Writes an LLVM module (.ll) with a C and a Rust unit of any size, to measure how the
cost of the pass grows with each of them."""

import argparse
import sys


class Module:
    def __init__(self, out):
        self.out = out
        self.next = 0
        self.int_type = self.node(
            '!DIBasicType(name: "int", size: 32, encoding: DW_ATE_signed)'
        )

    def reserve(self):
        self.next += 1
        return self.next - 1

    def node(self, text):
        number = self.reserve()
        self.out.write(f"!{number} = {text}\n")
        return number

    def structs(self, count, name, file, identifier):
        """Structs of three nodes each (struct, list, member), about `count` nodes."""
        first = self.next
        for i in range(count // 3):
            unique = f', identifier: "{name}{i}"' if identifier else ""
            struct = self.next
            self.node(
                f'distinct !DICompositeType(tag: DW_TAG_structure_type, name: "{name}{i}", '
                f"file: !{file}, line: {i}, size: 32, elements: !{struct + 1}{unique})"
            )
            self.node(f"!{{!{struct + 2}}}")
            self.node(
                f'!DIDerivedType(tag: DW_TAG_member, name: "m", scope: !{struct}, '
                f"file: !{file}, line: {i}, baseType: !{self.int_type}, size: 32)"
            )
        return range(first, self.next, 3)

    def pointers(self, depth, base):
        """A chain of pointers, each to the one before: nodes that could be shared."""
        for _ in range(depth):
            base = self.node(
                f"!DIDerivedType(tag: DW_TAG_pointer_type, baseType: !{base}, size: 64)"
            )
        return base


def write(out, kept, foreign, depth, inlined, calls):
    out.write('target triple = "x86_64-pc-linux-gnu"\n')
    m = Module(out)
    c_unit, rust_unit = m.reserve(), m.reserve()
    c_file = m.node('!DIFile(filename: "main.c", directory: "/")')
    rust_file = m.node('!DIFile(filename: "lib.rs", directory: "/")')
    nothing = m.node("!{null}")
    function_type = m.node(f"!DISubroutineType(types: !{nothing})")

    def subprogram(name, file, unit, flags=""):
        return m.node(
            f'distinct !DISubprogram(name: "{name}", scope: !{file}, file: !{file}, line: 1, '
            f"type: !{function_type}, {flags}"
            f"spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !{unit})"
        )

    rust_fn = subprogram("rust_fn", rust_file, rust_unit)
    rust_inlined = subprogram("rust_inlined", rust_file, rust_unit)
    location = m.node(f"!DILocation(line: 1, scope: !{rust_fn})")
    out.write("declare void @ext()\n")
    out.write(f"define void @rust_fn() noinline !dbg !{rust_fn} {{\n")
    out.write(f"  ret void, !dbg !{location}\n}}\n")

    # The boundary, in functions of a thousand inlined scopes and calls each.
    for begin in range(0, max(inlined, calls, 1), 1000):
        described = "flags: DIFlagPrototyped | DIFlagAllCallsDescribed, "
        function = subprogram(f"c{begin}", c_file, c_unit, described)
        own = m.node(f"!DILocation(line: 2, scope: !{function})")
        body = []
        for line in range(begin, min(begin + 1000, inlined)):
            call = m.node(f"distinct !DILocation(line: {line}, scope: !{function})")
            inside = m.node(
                f"!DILocation(line: 5, scope: !{rust_inlined}, inlinedAt: !{call})"
            )
            body.append(f"  call void @ext(), !dbg !{inside}\n")
        for _ in range(begin, min(begin + 1000, calls)):
            body.append(f"  call void @rust_fn(), !dbg !{own}\n")
        out.write(f"define void @c{begin}() !dbg !{function} {{\n")
        out.write("".join(body))
        out.write(f"  ret void, !dbg !{own}\n}}\n")

    c_types = m.structs(kept, "c_struct", c_file, identifier=False)
    rust_types = list(m.structs(foreign, "RustStruct", rust_file, identifier=True))
    if depth:
        rust_types.append(m.pointers(depth, m.int_type))
    for unit, language, file, types in (
        (c_unit, "C11", c_file, c_types),
        (rust_unit, "Rust", rust_file, rust_types),
    ):
        listed = m.node("!{" + ", ".join(f"!{t}" for t in types) + "}")
        out.write(
            f"!{unit} = distinct !DICompileUnit(language: DW_LANG_{language}, file: !{file}, "
            f"isOptimized: true, emissionKind: FullDebug, retainedTypes: !{listed})\n"
        )
    out.write(f"!llvm.dbg.cu = !{{!{c_unit}, !{rust_unit}}}\n")
    version = m.node('!{i32 2, !"Debug Info Version", i32 3}')
    dwarf = m.node('!{i32 7, !"Dwarf Version", i32 5}')
    out.write(f"!llvm.module.flags = !{{!{version}, !{dwarf}}}\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for name, help_text in (
        ("kept", "debug-info nodes of the C unit"),
        ("foreign", "debug-info nodes of the Rust unit"),
        ("depth", "length of a chain of pointers in the Rust unit"),
        ("inlined", "Rust scopes inlined into C functions"),
        ("calls", "calls of Rust from C functions"),
    ):
        parser.add_argument(f"--{name}", type=int, default=0, help=help_text)
    write(sys.stdout, **vars(parser.parse_args()))


if __name__ == "__main__":
    main()
