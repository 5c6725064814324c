#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Checks every promise on one program: full and thin LTO, three link orders each.

Each is linked without the plugin, where at least one must be seen to break a promise,
or the test would show nothing; and with it, where none may. Without LANGPROV_THOROUGH
in the environment each LTO mode is tried in one order, and each mode in another.
"""

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import btf  # noqa: E402
import build  # noqa: E402
import dwarf  # noqa: E402

JOBS_1 = ["-Wl,--threads=1,--thinlto-jobs=1"]
JOBS_4 = ["-Wl,--threads=4,--thinlto-jobs=4"]


class Program:
    def __init__(self, args):
        self.args = args
        self.failures = 0
        self.mixed = 0
        self.hide = args.native_first or btf.pahole_needs_hiding()

    def fail(self, where, what, details=()):
        self.failures += 1
        print(f"FAIL {where}: {what}")
        for detail in list(details)[:20]:
            print(f"     {detail}")

    def baseline(self, lto, work):
        """The BTF of the C code alone: Rust stays outside LTO, and its debug info
        outside the file, so that no filter is needed to see it."""
        kept, rust = build.compile_program(self.args.program, lto, work / "native",
                                           True, self.args.cflags)
        for part in rust:
            build.run("llvm-objcopy", "--strip-debug", part)
        build.link(kept + rust, work / "native.elf", flags=self.args.ldflags)
        btf.encode(work / "native.elf", work / "native.btf", self.hide, self.args.exclude)
        base = btf.describe(work / "native.btf")
        if not any(kind in (*btf.NAMED, "FUNC") for kind, _, _ in base):
            self.fail(lto, "no type and no function in the BTF of the C code alone: nothing to compare with")
        return base

    def verdict(self, elf):
        """What is wrong with elf by our own reading, and by langprov's."""
        wrong = dwarf.wrongs(elf, self.args.exclude, self.args.native_first)
        audit = subprocess.run([self.args.langprov, "audit",
                                f"--exclude={self.args.exclude}", elf],
                               capture_output=True, text=True)
        if audit.returncode not in (0, 1):
            self.fail(elf.name, f"audit could not read it: exit {audit.returncode}",
                      audit.stderr.splitlines())
        return wrong, audit

    def check(self, lto, order, objects, base, work):
        where = f"{lto} {order}"
        plain, plugged, again = (work / f"{order}.{kind}"
                                 for kind in ("plain", "plugged", "again"))
        flags = self.args.ldflags
        quiet = build.link(objects, plain, flags=JOBS_4 + flags).stderr
        said = build.link(objects, plugged, self.args.plugin, JOBS_4 + flags).stderr
        build.link(objects, again, self.args.plugin, JOBS_1 + flags)

        wrong, audit = self.verdict(plain)
        self.mixed += bool(wrong)
        if wrong and audit.returncode != 1:
            self.fail(where, "audit does not see, without the plugin", wrong)
        before = f"{len(wrong)} wrong without"
        if base is not None and audit.returncode == 0:
            self.check_safe(where, plain, base)

        wrong, audit = self.verdict(plugged)
        if wrong:
            self.fail(where, "wrong with the plugin", wrong)
        if audit.returncode != self.args.audit_exit:
            self.fail(where, f"audit exits {audit.returncode} with the plugin",
                      audit.stdout.splitlines())
        # Threads warn in any order.
        if sorted(said.splitlines()) != sorted(quiet.splitlines()):
            self.fail(where, "the plugin is not quiet", said.splitlines())
        if plugged.read_bytes() != again.read_bytes():
            self.fail(where, "one thread and four give different bytes")
        kept = "".join(path.read_text() for path in self.args.program.iterdir()
                       if path.suffix in (".c", ".h") + (() if "c++" in self.args.exclude
                                                         else (".cpp",)))
        if lost := dwarf.lost_types(plain, plugged, self.args.exclude, kept):
            self.fail(where, "types are lost that are there without the plugin", lost)
        if new := dwarf.verify_errors(plugged, work) - dwarf.verify_errors(plain, work):
            self.fail(where, "new llvm-dwarfdump --verify errors", new.items())
        self.check_code(where, plain, plugged)

        print(f"{where}: {before}, {len(wrong)} with")
        if base is not None:
            self.check_btf(where, plugged, base)

    def check_safe(self, where, plain, base):
        """A file that audit calls safe gives right BTF, whoever linked it. Which functions
        there are depends on inlining, which is other where Rust is outside LTO."""
        out = plain.with_suffix(".plain-btf")
        btf.encode(plain, out, True, self.args.exclude)
        if lines := [line for line in btf.differences(base, btf.describe(out))
                     if not line.startswith("added: FUNC")]:
            self.fail(where, "audit calls safe, without the plugin, what gives wrong BTF", lines)

    def check_btf(self, where, plugged, base):
        out = plugged.with_suffix(".btf")
        complaints = btf.encode(plugged, out, self.hide, self.args.exclude)
        if "couldn't find" in complaints:
            self.fail(where, "pahole complains", complaints.splitlines())
        if lines := btf.differences(base, btf.describe(out)):
            self.fail(where, "the BTF is not that of the C code alone", lines)
        print(f"{where}: {sum(base.values())} types and functions in the BTF")

    def check_code(self, where, plain, plugged):
        """What is loaded must not differ, so neither may a file without the rest."""
        if not build.same_when_stripped(plain, plugged):
            self.fail(where, "code or data differs")
        runs = [subprocess.run([elf], capture_output=True, text=True)
                for elf in (plain, plugged)]
        if (runs[0].returncode, runs[0].stdout) != (runs[1].returncode, runs[1].stdout):
            self.fail(where, "the program runs differently", [r.stdout for r in runs])
        if runs[0].returncode < 0:
            self.fail(where, f"the program dies of signal {-runs[0].returncode}")

    def check_all(self):
        for lto in self.args.lto.split(","):
            work = self.args.work / lto
            shutil.rmtree(work, ignore_errors=True)
            kept, rust = build.compile_program(self.args.program, lto, work / "objects", False,
                                               self.args.cflags, self.args.rustflags)
            base = None if self.args.no_btf else self.baseline(lto, work)
            for order in build.orders_to_try(self.args.orders.split(","), lto):
                self.check(lto, order, build.in_order(order, kept, rust), base, work)
        if not self.mixed:
            self.fail("all", "no promise is broken without the plugin: nothing is tested")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    built = os.environ.get("LANGPROV_BUILD", "build")
    parser.add_argument("program", type=Path)
    parser.add_argument("--work", type=Path, required=True, help="directory for the files")
    parser.add_argument("--plugin", default=f"{built}/lib/LangProvenance.so")
    parser.add_argument("--langprov", default=f"{built}/bin/langprov")
    parser.add_argument("--lto", default="full,thin", help="also: both")
    parser.add_argument("--orders", default=",".join(build.ORDERS))
    parser.add_argument("--cflags", type=str.split, default=[])
    parser.add_argument("--rustflags", type=str.split, default=[])
    parser.add_argument("--ldflags", type=str.split, default=[])
    parser.add_argument("--exclude", default="rust")
    parser.add_argument("--no-btf", action="store_true",
                        help="pahole cannot encode the kept language")
    parser.add_argument("--native-first", action="store_true",
                        help="native Rust units lead the file: no plugin sees them")
    args = parser.parse_args()
    args.audit_exit = 1 if args.native_first else 0
    if args.exclude != "rust":
        os.environ["LANG_PROVENANCE"] = f"exclude={args.exclude}"
    program = Program(args)
    program.check_all()
    sys.exit(program.failures > 0)


if __name__ == "__main__":
    main()
