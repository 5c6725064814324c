#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Checks the verdicts of `langprov audit` against the BTF that pahole makes.

Links every C and Rust program of the end-to-end tests in two orders, without and
with the plugin, lets the real pahole encode each (units hidden first, where that is
possible) and compares the result with the BTF of the C code alone.

Exits with 1 if a file that audit calls safe gives other BTF, type for type; if a file
linked with the plugin is not safe or gives wrong BTF; or if no file without the
plugin is both not safe and wrong, since then nothing was tested. A file may be
called not safe and still give right BTF: not everything in DWARF is in BTF.
"""

import argparse
import subprocess
import sys
from collections import Counter
from pathlib import Path

here = Path(__file__).resolve().parent
sys.path.insert(0, str(here.parents[1] / "support"))
import build  # noqa: E402

parser = argparse.ArgumentParser()
parser.add_argument("--langprov", required=True)
parser.add_argument("--plugin", required=True)
parser.add_argument("--lto", required=True)
parser.add_argument("--work", type=Path, required=True)
args = parser.parse_args()


def holds(*command):
    """Whether langprov exits with 0, and its output; any exit code but 0 and 1 is
    fatal."""
    done = subprocess.run([args.langprov, *map(str, command)], capture_output=True, text=True)
    if done.returncode not in (0, 1):
        sys.exit(f"langprov {command}: exit {done.returncode}\n{done.stderr}")
    return done.returncode == 0, done.stdout


def for_pahole(elf):
    """The file that a build gives pahole: with excluded units hidden, if possible."""
    hidden = elf.with_suffix(".hidden")
    return hidden if holds("hide", elf, "-o", hidden)[0] else elf


def encode(elf, btf):
    """Writes the BTF of elf; False if there is none."""
    btf.unlink(missing_ok=True)
    subprocess.run(["pahole", "--lang_exclude=rust", f"--btf_encode_detached={btf}", elf],
                   capture_output=True)
    return btf.exists()


def is_right(elf, base):
    btf = elf.with_suffix(".btf")
    # Which functions there are depends on inlining, and LTO decides that.
    return encode(elf, btf) and holds("compare", "--no-functions", base, btf)[0] and \
        holds("btf", "--no-compile", btf)[0]


tally = Counter()
problems = []
for program in sorted((here.parents[1] / "e2e/programs").iterdir()):
    if any(program.glob("*.cpp")):
        continue  # pahole cannot encode C++.
    work = args.work / program.name
    work.mkdir(parents=True, exist_ok=True)
    kept, rust = build.compile_program(program, args.lto, work / "native", True)
    for part in rust:
        build.run("llvm-objcopy", "--strip-debug", part)
    build.link(kept + rust, work / "native.elf")
    if not encode(for_pahole(work / "native.elf"), work / "base.btf"):
        sys.exit(f"{program.name}: no BTF of the C code alone")
    plain, rust = build.compile_program(program, args.lto, work / "lto")
    noted = [build.compile_c(program / part.stem, args.lto, work / f"noted-{part.name}",
                             [f"-fpass-plugin={args.plugin}"]) for part in plain]
    for order in build.orders_to_try(["c-first", "rust-first"], args.lto):
        for plugin, kept in ((None, plain), (args.plugin, noted)):
            elf = work / f"{order}-{'with' if plugin else 'without'}"
            build.link(build.in_order(order, kept, rust), elf, plugin)
            elf = for_pahole(elf)
            safe, report = holds("audit", elf)
            right = is_right(elf, work / "base.btf")
            tally["with" if plugin else "without", safe, right] += 1
            if not right and (safe or plugin):
                problems.append(f"{program.name} {elf.name}: wrong BTF\n{report}")
            elif plugin and not safe:
                problems.append(f"{program.name} {elf.name}: not safe\n{report}")

if not tally["without", False, False]:
    problems.append("no file without the plugin is not safe and gives wrong BTF")
if not tally["with", True, True]:
    problems.append("no file with the plugin was tested")
for (plugin, safe, right), count in sorted(tally.items()):
    print(f"{count:3} {plugin} the plugin: audit says {'safe' if safe else 'NOT safe'}, "
          f"BTF is {'right' if right else 'WRONG'}")
for problem in problems:
    print(f"FAIL {args.lto}: {problem}")
sys.exit(bool(problems))
