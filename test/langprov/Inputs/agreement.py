#!/usr/bin/env python3
"""Does what langprov says of DWARF come true in pahole's BTF?

Links every C and Rust program of the end-to-end tests in two orders, without and
with the plugin, lets the real pahole encode each (units hidden first, where they
can be) and compares with the BTF of the C code alone. A file that audit calls safe
must give that BTF, type for type; so one whose BTF is wrong must not be called
safe. The other way round audit may be stricter: a namespace shows in no BTF.
"""

import argparse
import subprocess
import sys
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
    """Whether langprov says that all holds; anything but a verdict is fatal."""
    done = subprocess.run([args.langprov, *map(str, command)], capture_output=True, text=True)
    if done.returncode not in (0, 1):
        sys.exit(f"langprov {command}: exit {done.returncode}\n{done.stderr}")
    return done.returncode == 0, done.stdout


def for_pahole(elf):
    """The file that a build would give pahole: with units hidden, where they can be."""
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
        holds("btf", "--no-compile", "--allow=conflict", btf)[0]


tally = {}
failures = 0
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
    kept, rust = build.compile_program(program, args.lto, work / "lto")
    for order in ("c-first", "rust-first"):
        for plugin in (None, args.plugin):
            elf = work / f"{order}-{'with' if plugin else 'without'}"
            build.link(build.in_order(order, kept, rust), elf, plugin)
            elf = for_pahole(elf)
            safe, report = holds("audit", elf)
            right = is_right(elf, work / "base.btf")
            key = ("with" if plugin else "without", safe, right)
            tally[key] = tally.get(key, 0) + 1
            if safe and not right:
                failures += 1
                print(f"FAIL {program.name} {args.lto} {elf.name}: safe, but wrong BTF\n{report}")

for (plugin, safe, right), count in sorted(tally.items()):
    print(f"{count:3} {plugin} the plugin: audit says {'safe' if safe else 'NOT safe'}, "
          f"BTF is {'right' if right else 'WRONG'}")
sys.exit(failures != 0)
