#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Is the code the same with the plugin, whatever reads debug information after it?

Each row of rows.py builds each program with other flags, in full and in thin LTO, with
and without the plugin. But for debug information and symbols' names the two files must
have the same sections and symbols, `langprov audit` must find the one with the plugin
safe, and the one without it must be mixed. Without LANGPROV_THOROUGH in the environment
only the first program is built in both modes, the others in turns. A row that names a flag in `refused` must
be refused with a warning that names it, and be left as it is."""

import argparse
import os
import re
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "support"),
                str(HERE.parents[2] / "tools/kernel")]
import build  # noqa: E402
from profiles import MAKERS  # noqa: E402
from rows import GROUPS, ROWS  # noqa: E402
from sections import Elf  # noqa: E402

# Debug information, and the tables of symbols, which are compared by content.
OTHER = re.compile(r"\.(debug|gdb|BTF)|\.(symtab|strtab|shstrtab|comment)$|\.symtab_shndx")
SHT_SYMTAB = 2
READY = os.environ | {"RUSTC_BOOTSTRAP": "1"}  # -Z flags, as kernels use them


class Once:
    """Results by key: the first who asks makes it, the others wait."""

    def __init__(self):
        self.lock, self.made = threading.Lock(), {}

    def get(self, key, make):
        with self.lock:
            entry = self.made.setdefault(key, [threading.Lock(), None])
        with entry[0]:
            if entry[1] is None:
                entry[1] = (make(len(self.made)),)
        return entry[1][0]


def contents(path):
    """{(section, occurrence): bytes} of all that is not debug information, and {symbol}."""
    elf, found, symbols = Elf(path), {}, set()
    for index, (name, header) in enumerate(zip(elf.names, elf.headers)):
        if header[1] == SHT_SYMTAB:
            for number in range(header[5] // 24):
                at = header[4] + 24 * number
                strings = elf.headers[header[6]][4]
                label = elf.string(strings, int.from_bytes(elf.data[at:at + 4], "little"))
                symbols.add((label, elf.data[at + 4:at + 24]))
        if index and not OTHER.match(name):
            found[name, sum(n == name for n, _ in found)] = elf.content(index)
    return found, symbols


def difference(plain, plugged):
    """What differs, as names of sections, or nothing."""
    (a, a_symbols), (b, b_symbols) = contents(plain), contents(plugged)
    names = sorted({name for name, _ in {k for k in a.keys() | b.keys() if a.get(k) != b.get(k)}})
    return names + (["symbols"] if a_symbols != b_symbols else [])


class Matrix:
    def __init__(self, args):
        self.args = args
        self.objects, self.links, self.profiles = Once(), Once(), Once()

    # Build ---------------------------------------------------------------------------

    def compiled(self, program, source, lto, flags, opt):
        """One object. Rust is compiled once and made full or thin by opt."""
        def make(number):
            out = self.args.work / "objects" / f"{number}.{source.name}.o"
            if source.suffix != ".rs":
                return build.compile_c(source, lto, out, flags)
            base = self.objects.get((source, None, flags, None), lambda n: build.compile_rust(
                source, "thin", out.with_suffix(f".{n}.base.o"), flags))
            if lto == "thin" and not opt:
                return base
            passes = opt or ("-passes=verify",)
            summary = ("-module-summary", "-module-hash") if lto == "thin" else ()
            build.run("opt", *passes, *summary, base, "-o", out)
            return out
        return self.objects.get((source, lto, flags, opt), make)

    def all_objects(self, program, lto, row, profile):
        def filled(flags):
            return tuple(flag.replace("{profile}", str(profile)) for flag in flags)
        kept = [self.compiled(program, source, lto, filled(row.c), ())
                for source in sorted(program.glob("*.c"))]
        rust = [self.compiled(program, source, lto, filled(row.rust), filled(row.opt))
                for source in sorted(program.glob("*.rs"))]
        return kept + rust, filled(row.link)

    def profile(self, program, lto, row):
        if not row.profile:
            return None
        kind, of = row.profile

        def make(_):
            elf, _ = self.plain(program, lto, of)
            return MAKERS[kind](elf, elf.with_suffix(f".{kind}"))
        return self.profiles.get((program, lto, row.profile), make)

    def link(self, program, lto, name, plugin):
        row = ROWS[name]
        objects, flags = self.all_objects(program, lto, row, self.profile(program, lto, row))
        out = self.args.work / lto / program.name / (name + (".with" if plugin else ".without"))
        out.parent.mkdir(parents=True, exist_ok=True)
        done = build.link(objects, out, plugin,
                          ["-no-pie", "-Wl,--thinlto-jobs=1,--threads=1", *flags])
        return out, done.stderr

    def plain(self, program, lto, name):
        return self.links.get((program, lto, name),
                              lambda _: self.link(program, lto, name, None))

    # Check ---------------------------------------------------------------------------

    def has_effect(self, name, program, lto):
        plain, _ = self.plain(program, lto, name)
        kind, what = ROWS[name].effect
        if kind == "section":
            return what in Elf(plain).names
        if kind == "symbol":
            return re.search(what, build.run("llvm-nm", plain).stdout)
        if kind == "dwarf":
            return re.search(what, build.run("llvm-dwarfdump", plain).stdout)
        base, _ = self.plain(program, lto, "base")
        return any(section(base, n) != section(plain, n) for n in what)

    def without_effect(self, names, links):
        """The rows whose flags did nothing in any (program, mode) of links."""
        return [name for name in names if ROWS[name].effect and not any(
            self.has_effect(name, *link) for link in links)]

    def cell(self, name, program, lto):
        """What is wrong, in words; and whether the plugin refused."""
        row = ROWS[name]
        try:
            plain, quiet = self.plain(program, lto, name)
            plugged, said = self.link(program, lto, name, self.args.plugin)
        except SystemExit as error:
            return [f"cannot be built: {error}"], False
        wrong = []
        if names := difference(plain, plugged):
            wrong.append("differs: " + ", ".join(names))
        new = sorted(set(said.splitlines()) - set(quiet.splitlines()))
        refused = any("warning: lang-provenance" in line for line in new)
        if row.refused:
            if not any(row.refused in line for line in new):
                wrong.append(f"no warning names {row.refused}")
        elif new:
            wrong.append("the plugin is not quiet: " + " ".join(new))
        elif row.no_dwarf:
            if self.audit(plain)[0] != self.audit(plugged)[0]:
                wrong.append("the audit differs")
        else:
            unmixed = {lto, f"{program.name} {lto}"} & set(row.unmixed)
            if (self.audit(plain)[0] == 1) == bool(unmixed):
                wrong.append(("" if unmixed else "not ") + "mixed without the plugin")
            code, text = self.audit(plugged)
            if code:
                wrong.append(f"audit exits {code}: {text}")
        return wrong, refused

    def audit(self, elf):
        done = subprocess.run([self.args.langprov, "audit", elf], capture_output=True, text=True)
        return done.returncode, done.stdout + done.stderr

    def timed_cell(self, job):
        start = time.monotonic()
        return job, *self.cell(*job), time.monotonic() - start


def links_to_try(programs, ltos):
    """[(program, mode)]"""
    if os.environ.get("LANGPROV_THOROUGH"):
        return [(program, lto) for program in programs for lto in ltos]
    others = [(program, ltos[i % len(ltos)]) for i, program in enumerate(programs[1:])]
    return [(programs[0], lto) for lto in ltos] + others


def section(path, name):
    elf = Elf(path)
    return [elf.content(i) for i, n in enumerate(elf.names) if n == name]


def verdict(wrong, refused, row):
    if wrong:
        return wrong[0].split("\n")[0][:40]
    return f"refused {row.refused}" if refused else "same"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    built = os.environ.get("LANGPROV_BUILD", "build")
    parser.add_argument("programs", type=Path, nargs="+")
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--rows", help="the default is all, or those of --group")
    parser.add_argument("--group", choices=GROUPS)
    parser.add_argument("--lto", default="full,thin")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--plugin", default=f"{built}/lib/LangProvenance.so")
    parser.add_argument("--langprov", default=f"{built}/bin/langprov")
    args = parser.parse_args()
    os.environ.update(READY)
    build.run("rm", "-rf", args.work)
    (args.work / "objects").mkdir(parents=True)
    matrix = Matrix(args)
    rows = args.rows.split(",") if args.rows else list(GROUPS.get(args.group, ROWS))
    ltos = args.lto.split(",")
    links = links_to_try(args.programs, ltos)
    jobs = [(row, *link) for row in rows for link in links]
    started = time.monotonic()
    with ThreadPoolExecutor(args.jobs) as pool:
        results = list(pool.map(matrix.timed_cell, jobs))
    columns = [f"{program.name} {lto}" for program, lto in links]
    print(f"{'':<22}" + "".join(f"{column:<24}" for column in columns))
    for row in rows:
        print(f"{row:<22}" + "".join(
            f"{verdict(wrong, refused, ROWS[row]):<24}"
            for (name, *_), wrong, refused, _ in results if name == row))
    bad = [result for result in results if result[1]]
    for (row, program, lto), wrong, _, _ in bad:
        print(f"FAIL {row} {program.name} {lto}")
        for line in wrong:
            print("     " + line[:2000])
    without = matrix.without_effect(rows, links)
    for row in without:
        print(f"FAIL {row}: the flags have no effect: {ROWS[row].effect}")
    print(f"{len(results)} cells, {len(bad)} bad; {len(matrix.objects.made)} objects; "
          f"{time.monotonic() - started:.0f} s", file=sys.stderr)
    sys.exit(bool(bad or without))


if __name__ == "__main__":
    main()
