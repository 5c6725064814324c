#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Do a debugger and a symbolizer show the same with the plugin as without?

Compares every address of the line table in llvm-symbolizer, and real backtraces of
gdb at the deepest places where the languages are inlined into each other."""

import re
import subprocess
import sys

import build
import dwarf

def addresses(elf):
    dump = build.run("llvm-dwarfdump", "--debug-line", elf).stdout
    rows = re.findall(r"^(0x[0-9a-f]{16}) +\d+ +\d+ +\d+ +\d+ +\d+ +(?!.*end_sequence)", dump, re.M)
    return sorted(set(rows))


def last_name(function):
    """A stand-in is named with its path and type arguments, the original by its
    linkage name: what both have is the last part."""
    name = re.sub(r"::h[0-9a-f]{16}$", "", dwarf.readable(function))
    while (shorter := re.sub(r"<[^<>]*>", "", name)) != name:
        name = shorter
    return name.split("::")[-1].strip()


def frames(elf, places):
    """[[(function, file:line:column), ...] of each place, innermost first]"""
    output = build.run("llvm-symbolizer", f"--obj={elf}", "--inlines",
                       input="\n".join(places) + "\n").stdout
    stacks = []
    for block in output.strip().split("\n\n"):
        lines = block.split("\n")
        stacks.append([(last_name(f), at) for f, at in zip(lines[::2], lines[1::2])])
    return stacks


def line_unknown(stack):
    return ":0:" in stack[0][1]


def mixed_depth(stack):
    """How often the language changes on the way out."""
    rust = [".rs:" in at for _, at in stack]
    return sum(a != b for a, b in zip(rust, rust[1:]))


def backtraces(elf, places):
    commands = [word for place in places for word in ("-ex", f"tbreak *{place}")]
    commands += ["-ex", "run > /dev/null"]
    commands += ["-ex", "bt -frame-arguments none", "-ex", "continue"] * len(places)
    done = subprocess.run(["gdb", "-nx", "-batch", *commands, str(elf)],
                          capture_output=True, text=True)
    found = re.findall(r"^#(\d+) +(?:0x[0-9a-f]+ in )?(.*?) \(.*\) at (.*)$", done.stdout, re.M)
    if not found:
        sys.exit(f"gdb shows no frame of {elf}:\n{done.stdout}{done.stderr}")
    return [(depth, last_name(function), at) for depth, function, at in found]


def main():
    plain, plugged = sys.argv[1:]
    places = addresses(plain)
    before, after = frames(plain, places), frames(plugged, places)
    bad = unknown = 0
    if not places or not len(places) == len(before) == len(after):
        sys.exit(f"{len(places)} addresses, {len(before)} stacks without the plugin and "
                 f"{len(after)} with it")
    for place, a, b in zip(places, before, after):
        # An instruction without a line of its own starts a row of line 0 only if a
        # label is there, such as that of a foreign variable, which is gone.
        if a != b and line_unknown(a) != line_unknown(b) and a[1:] == b[1:]:
            unknown += 1
        elif a != b:
            bad += 1
            print(f"{place}: without {a}\n{' ' * len(place)}  with    {b}")
    deepest = sorted(range(len(places)), key=lambda i: -mixed_depth(before[i]))[:8]
    chosen = [places[i] for i in deepest]
    if not mixed_depth(before[deepest[0]]):
        sys.exit("no function has inlined scopes of another language")
    print(f"{len(places)} addresses, {sum(map(len, before))} frames, "
          f"{bad} places differ, {unknown} in line 0; languages change up to "
          f"{mixed_depth(before[deepest[0]])} times in one function")
    a, b = backtraces(plain, chosen), backtraces(plugged, chosen)
    print(f"gdb: {len(a)} frames at {len(chosen)} places, {'same' if a == b else 'DIFFERENT'}")
    if a != b:
        print("\n".join(f"without {x}\nwith    {y}" for x, y in zip(a, b) if x != y))
    sys.exit(bool(bad or a != b))


if __name__ == "__main__":
    main()
