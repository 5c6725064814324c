#!/usr/bin/env python3
"""Links the relay twice, without and with the plugin, and shows what a consumer of
its BTF gets. Called by tools/demo.sh as: table.py WORK_DIRECTORY PLUGIN"""

import subprocess
import sys
import textwrap
from collections import Counter
from pathlib import Path

here = Path(__file__).resolve().parent
sys.path.insert(0, str(here.parent.parent / "test/support"))
import btf
import build
import dwarf

SHOWN = 5  # names behind each number

MISSING = "C types missing from the BTF"
CHANGED = "C types changed or doubled in it"
RUST = "Rust types in the BTF"
REFERENCES = "references from C units to Rust units"


def named_types(path):
    """The bodies of each named type, counted: {"struct queue": Counter}."""
    types = {}
    for (kind, name, body), count in btf.describe(path).items():
        if kind in btf.NAMED:
            types.setdefault(f"{kind.lower()} {name}", Counter())[body] += count
    return types


def examine(elf, base, hide):
    """{row of the table: the names behind its number}"""
    out = elf.with_suffix(".btf")
    btf.encode(elf, out, hide)
    types = named_types(out)
    _, references, _ = dwarf.crossing(elf)
    return {
        MISSING: sorted(base.keys() - types.keys()),
        CHANGED: sorted(name for name in base.keys() & types.keys()
                        if base[name] != types[name]),
        RUST: sorted(types.keys() - base.keys()),
        # Inlined functions first: they have names that say something.
        REFERENCES: [dwarf.readable(r.target_name) or "a scope" for r in
                     sorted(references, key=lambda r: "inlined" not in r.tag)],
    }


def same_code(*elfs):
    """Without symbols and debug info nothing is left but what is loaded."""
    for elf in elfs:
        build.run("llvm-strip", elf, "-o", f"{elf}.stripped")
    return len({Path(f"{elf}.stripped").read_bytes() for elf in elfs}) == 1


def show(title, before, after, same):
    print(f"\n{title:42}{'without':>9}{'with the plugin':>18}")
    for row in before:
        print(f"  {row:40}{len(before[row]):>9}{len(after[row]):>18}")
    print(f"  {'code and data of the two files':40}{'identical' if same else 'DIFFERENT':>27}")
    for column, rows in (("without", before), ("with the plugin", after)):
        for row, names in rows.items():
            distinct = list(dict.fromkeys(names))
            if distinct:
                more = f" and {len(distinct) - SHOWN} more" if len(distinct) > SHOWN else ""
                shown = ", ".join(textwrap.shorten(name, 40, placeholder=" …")
                                  for name in distinct[:SHOWN])
                print(f"  {column}, {row}:\n    {shown}{more}")


def compare(lto, title, work, plugin):
    """True if nothing is wrong with the plugin."""
    native, plain, plugged = (work / f"{lto}.{kind}" for kind in ("base", "without", "with"))
    # What the BTF should be: Rust outside LTO, its debug info outside the file.
    kept, rust = build.compile_program(here, lto, work / f"{lto}.native", True)
    for part in rust:
        build.run("llvm-objcopy", "--strip-debug", part)
    build.link(kept + rust, native)
    btf.encode(native, native.with_suffix(".btf"), False)
    base = named_types(native.with_suffix(".btf"))

    objects = sum(build.compile_program(here, lto, work / f"{lto}.objects"), [])
    build.link(objects, plain)
    build.link(objects, plugged, plugin)
    before = examine(plain, base, False)
    # Only a file whose kept units stand by themselves can have the others hidden.
    after = examine(plugged, base, btf.pahole_needs_hiding())
    same = same_code(plain, plugged)
    show(f"{title} ({len(base)} C types)", before, after, same)
    return same and not any(after.values())


def main():
    work, plugin = Path(sys.argv[1]), sys.argv[2]
    version = subprocess.run(["pahole", "--version"], capture_output=True, text=True).stdout
    print(f"A message relay, {len(list(here.glob('*.c')))} C files and "
          f"{len(list(here.glob('*.rs')))} Rust crates, linked with cross-language LTO.\n"
          f"BTF by pahole {version.strip()} --lang_exclude=rust; right is the BTF of the "
          "same program\nwith Rust outside LTO.")
    if btf.pahole_needs_hiding():
        print("This pahole ignores its filter where units refer to each other; with the "
              "plugin\nlangprov hide can blank the Rust units for it.")
    good = [compare(*mode, work, plugin)
            for mode in (("full", "full LTO"), ("thin", "ThinLTO"))]
    sys.exit(not all(good))


if __name__ == "__main__":
    main()
