#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Do symbolizers show the same frames at every address, and do breakpoints by name have
the same places, with the plugin as without?

Each symbolizer is asked for every byte of .text. What may differ is in docs/plugin.md,
and is counted here: `line 0`, a row of line 0 for an instruction without a location;
`qualified`, the name of an inlined Rust function, if it is not its linkage name;
`completed`, frames that a tool which does not follow references between units has only
with the plugin: then they must be those that llvm-symbolizer has without it. Everything
else is printed and makes the exit status 1. With the plugin, gdb may find more places."""

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "support"))
import build  # noqa: E402

# How to start each. The output for an address begins with the address.
LLVM = ["--inlines", "--no-demangle", "--addresses", "--obj={elf}"]
SYMBOLIZERS = {
    "llvm-symbolizer linkage": ["llvm-symbolizer", "--functions=linkage", *LLVM],
    "llvm-symbolizer short": ["llvm-symbolizer", "--functions=short", *LLVM],
    "eu-addr2line": ["eu-addr2line", "-a", "-i", "-f", "-e", "{elf}"],
    "addr2line": ["addr2line", "-a", "-i", "-f", "-e", "{elf}"],
}


def text(elf):
    """The addresses of .text."""
    for line in build.run("llvm-readelf", "-SW", elf).stdout.splitlines():
        if head := re.search(r"\] \.text +PROGBITS +([0-9a-f]+) [0-9a-f]+ ([0-9a-f]+)", line):
            start = int(head[1], 16)
            return range(start, start + int(head[2], 16))
    sys.exit(f"{elf}: no .text")


def frames(command, elf, addresses):
    """{address: ((name, place), ...)}, innermost first."""
    command = [word.format(elf=elf) for word in command]
    asked = "\n".join(f"0x{address:x}" for address in addresses) + "\n"
    found = {}
    # eu-addr2line's exit status is 1 if it does not know one of the addresses.
    done = subprocess.run(command, input=asked, capture_output=True, text=True)
    for line in done.stdout.splitlines():
        if re.fullmatch(r"0x[0-9a-f]+", line):
            lines = found.setdefault(int(line, 16), [])
        elif line:
            lines.append(line.split(" inlined at ")[0])
    return {at: tuple(zip(lines[::2], lines[1::2])) for at, lines in found.items()}


def line_0(place):
    return bool(re.search(r":(0|\?)(:|$| )", place))


def without_columns(stack):
    """Names, files and lines. eu-addr2line has columns, addr2line discriminators."""
    return [(name, re.match(r"(.*?:(?:\d+|\?))(?:[: ]|$)", place)[1]) for name, place in stack]


def kinds_of(before, after, names, reference):
    """Which of the allowed differences there are, or None. names: stand-in -> the names
    that the function has without the plugin. reference: what llvm-symbolizer says without
    it."""
    kinds = set()
    if without_columns(before) != without_columns(reference):
        (inner, *rest), (wanted, *wanted_rest) = map(without_columns, (after, reference))
        if inner[0] == wanted[0] and rest == wanted_rest and (
                inner == wanted or line_0(inner[1]) != line_0(wanted[1])):
            return {"completed"} | ({"line 0"} if inner != wanted else set())
    # In a row of line 0 eu-addr2line gives only the innermost function.
    if line_0(after[0][1]) and after == ((reference[0][0], before[0][1]),):
        return {"completed"}
    if len(before) != len(after):
        return None
    for depth, ((a, a_place), (b, b_place)) in enumerate(zip(before, after)):
        if a != b:
            kinds.add("qualified")
            if a not in names.get(b, ()):
                return None
        if a_place != b_place:
            kinds.add("line 0")
            if depth or line_0(a_place) == line_0(b_place):
                return None
    return kinds


def functions(elf):
    """{(name or None, linkage name or None)} of all subprograms."""
    found, current = set(), None
    for line in build.run("llvm-dwarfdump", "--debug-info", elf).stdout.splitlines():
        if die := re.match(r"^0x[0-9a-f]+: +(DW_TAG_\w+|NULL)", line):
            if current:
                found.add((current.get("name"), current.get("linkage_name")))
            current = {} if die[1] == "DW_TAG_subprogram" else None
        elif current is not None and (
                name := re.match(r"^ +DW_AT_(name|linkage_name)\s+\(\"(.*)\"\)$", line)):
            current[name[1]] = name[2]
    return found


def stand_in_names(plain, plugged):
    """{qualified name: {names without the plugin}}"""
    new = functions(plugged) - functions(plain)
    return {name: {name.split("::")[-1], linkage} | {
        n for n, l in functions(plain) if l == linkage} for name, linkage in new if name}


def breakpoints(elf, names):
    """{name: number of places, or 0}"""
    commands = [word for name in names
                for word in ("-ex", f"echo @{name}\\n", "-ex", f"break {name}")]
    done = subprocess.run(["gdb", "-nx", "-batch", "-iex", "set breakpoint pending off",
                           *commands, str(elf)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          text=True).stdout
    places = {}
    for block in re.split(r"^@", done, flags=re.M)[1:]:
        name, said = block.split("\n", 1)
        several = re.search(r"\((\d+) locations\)", said)
        places[name] = int(several[1]) if several else int(said.startswith("Breakpoint "))
    return places


def main():
    plain, plugged = sys.argv[1:]
    addresses = text(plain)
    names, bad, reference = stand_in_names(plain, plugged), 0, None
    print(f"{len(addresses)} addresses")
    for tool, command in SYMBOLIZERS.items():
        before, after = (frames(command, elf, addresses) for elf in (plain, plugged))
        if len(before) != len(addresses):
            sys.exit(f"{tool} gives {len(before)} places for {len(addresses)} addresses")
        reference = reference or before
        kinds = Counter()
        for at in addresses:
            if before[at] != after[at]:
                what = kinds_of(before[at], after[at], names, reference[at])
                kinds.update(what or [None])
                if not what:
                    bad += 1
                    if kinds[None] <= 5:
                        print(f"{at:#x}: without {before[at]}\n{'':10}with    {after[at]}")
        print(f"{tool}: {sum(map(len, before.values()))} frames; "
              + ", ".join(f"{kinds[k]} {k}" for k in ("line 0", "qualified", "completed"))
              + f", {kinds[None]} differ")
    wanted = sorted({name for pair in functions(plain) for name in pair
                     if name and re.fullmatch(r"[\w.]+", name)})
    before, after = breakpoints(plain, wanted), breakpoints(plugged, wanted)
    fewer = [name for name in wanted if before[name] > after[name]]
    for name in wanted:
        if before[name] != after[name]:
            print(f"break {name}: {before[name]} places without, {after[name]} with")
    print(f"gdb: {len(wanted)} names, {sum(before.values())} places without, "
          f"{sum(after.values())} with")
    sys.exit(bool(bad or fewer or not sum(before.values())))


if __name__ == "__main__":
    main()
