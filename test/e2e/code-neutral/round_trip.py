#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Is the profile of a program the same with the plugin as without?

llvm-profgen makes a profile of each, from the same counts by address, in every form that
it knows: lines, FS discriminators, pseudo probes. Both must have the same functions,
inlined Rust among them, and the same counts, but for those of line 0: docs/plugin.md
says which rows of the line table are gone. And both must optimise to the same code."""

import argparse
import os
import re
import sys
from pathlib import Path

import matrix
import profiles
from matrix import build

ROWS = ("profiling-info", "fs-discriminators", "probes")


def inlined_rust(profile):
    """The Rust functions in the profile that are inlined."""
    shown = build.run("llvm-profdata", "show", "--sample", profile).stdout
    return sorted(set(re.findall(r"inlined callee: (_R\w+|_ZN\w+E|rust_\w+)", shown)))


def counts_of(profile):
    """The profile as text, without the counts of line 0: LLVM stores lines as distances
    from the first line of the function, in 16 bits, so line 0 is a large one."""
    shown = build.run("llvm-profdata", "show", "--sample", profile).stdout
    shown = re.sub(r"^ +(3[3-9]|[456]\d)\d{3}(\.\d+)?: \d+\n", "", shown, flags=re.M)
    return re.sub(r"\d+ sampled lines", "sampled lines", shown)


def optimised(links, program, lto, profile):
    """The program, optimised by a profile of lines."""
    objects, flags = links.all_objects(program, lto, matrix.ROWS["sample"], profile)
    out = Path(f"{profile}.optimised")
    build.link(objects, out, flags=["-no-pie", *flags])
    return out


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("programs", type=Path, nargs="+")
    parser.add_argument("--work", type=Path, required=True)
    built = os.environ.get("LANGPROV_BUILD", "build")
    parser.add_argument("--plugin", default=f"{built}/lib/LangProvenance.so")
    args = parser.parse_args()
    os.environ.update(matrix.READY)
    build.run("rm", "-rf", args.work)
    (args.work / "objects").mkdir(parents=True)
    links, bad = matrix.Matrix(args), 0
    for program in args.programs:
        for lto in ("full", "thin"):
            for row in ROWS:
                plain, _ = links.plain(program, lto, row)
                plugged, _ = links.link(program, lto, row, args.plugin)
                counts = profiles.unsymbolized(plain, plain.with_suffix(".addresses"))
                a, b = (profiles.samples(elf, Path(f"{elf}.profile"), counts)
                        for elf in (plain, plugged))
                same, names = counts_of(a) == counts_of(b), inlined_rust(a)
                equal = a.read_bytes() == b.read_bytes()
                differs = []
                if row == "profiling-info" and not equal:
                    differs = matrix.difference(*(optimised(links, program, lto, profile)
                                                  for profile in (a, b)))
                bad += not (same and names) or bool(differs)
                print(f"{program.name} {lto} {row}: "
                      + ("same bytes" if equal else "same but for line 0" if same else
                         "DIFFERENT") + f", {len(names)} inlined Rust functions"
                      + (f"; CODE DIFFERS: {differs}" if differs else ""))
    sys.exit(bool(bad))


if __name__ == "__main__":
    main()
