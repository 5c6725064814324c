#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Shows what a consumer of the relay's BTF gets, without and with the plugin.

Builds the relay with build.sh, encodes its BTF with pahole, and asks `langprov compare`
and `langprov audit`, as a user would. Called by tools/demo.sh.
Exit status: 0 nothing is wrong with the plugin; 1 something is, or a command failed; 2 wrong
usage.
"""

import argparse
import filecmp
import json
import os
import re
import subprocess
import sys
import textwrap
from pathlib import Path

HERE = Path(__file__).resolve().parent
WRAPPER = HERE.parent / "langprov-pahole"
SHOWN = 5  # names behind each number

MISSING = "C types missing from the BTF"
CHANGED = "C types changed or duplicated in it"
RUST = "Rust types in the BTF"
DIES = "entries of Rust in C units"
REFERENCES = "references from C units to Rust units"


def run(*command, statuses=(0,), **environment):
    """The output of a command; everything that it printed is shown if it fails."""
    command = [str(word) for word in command]
    done = subprocess.run(command, capture_output=True, text=True,
                          env={**os.environ, **environment})
    if done.returncode not in statuses:
        sys.exit(f"{' '.join(command)}\n{done.stdout}{done.stderr}"
                 f"exit status {done.returncode}")
    return done.stdout


def pahole_version():
    return run("pahole", "--version").strip()


def pahole_is_old():
    """Before 1.28 pahole ignores --lang_exclude in files whose units refer to each other.

    langprov-pahole hides the Rust units from it. That needs units that refer to no hidden
    one, so only the file that was linked with the plugin can be encoded like that.
    """
    return tuple(map(int, re.findall(r"\d+", pahole_version()))) < (1, 28)


class Demo:
    def __init__(self, args):
        self.work, self.plugin, self.langprov = args.work, args.plugin, args.langprov

    def encode(self, elf, pahole="pahole"):
        """The BTF of a file, or None: if nothing is left, pahole writes none and is silent."""
        btf = elf.with_suffix(".btf")
        btf.unlink(missing_ok=True)
        run(pahole, "--lang_exclude=rust", f"--btf_encode_detached={btf}", elf,
            LANGPROV=str(self.langprov))
        return btf if btf.exists() else None

    def ask(self, *command):
        return json.loads(run(self.langprov, *command, "--format=json", statuses=(0, 1)))

    def all_types(self, btf):
        """The named types of a BTF: what is missing from a BTF that does not exist."""
        dump = json.loads(run("bpftool", "-j", "btf", "dump", "file", btf))
        return [f"{entry['kind'].lower()} {entry['name']}" for entry in dump["types"]
                if entry["kind"] in ("STRUCT", "UNION", "ENUM", "ENUM64", "TYPEDEF")
                and entry["name"] != "(anon)"]

    def examine(self, elf, btf, base):
        """{row of the table: the names behind its number, some of them empty}"""
        if btf:
            types = self.ask("compare", base, btf)["types"]
            named = {kind: [f"{entry['kind']} {entry['name']}" for entry in types[kind]]
                     for kind in ("missing", "changed", "duplicated", "added")}
        else:
            named = {"missing": self.all_types(base), "changed": [], "duplicated": [],
                     "added": []}
        audit = self.ask("audit", "--examples=100000", elf)["files"][0]
        return {
            MISSING: named["missing"],
            # A Rust type that is there twice is counted as a Rust type.
            CHANGED: named["changed"] + [name for name in named["duplicated"]
                                         if name not in named["added"]],
            RUST: named["added"],
            DIES: [readable(example["name"]) for example in audit["pure"]["examples"]],
            # Inlined functions first: their names say most.
            REFERENCES: [readable(example["target"]["name"]) for example in
                         sorted(audit["closed"]["examples"],
                                key=lambda example: "inlined" not in example["tag"])],
        }

    def compare(self, lto, title):
        """Prints the table of one kind of LTO; whether nothing is wrong with the plugin."""
        work = self.work / lto
        run(HERE / "build.sh", lto, work, self.plugin)
        baseline, without, plugged = (work / name for name in ("baseline", "without", "with"))
        base = self.encode(baseline)
        count = len(self.all_types(base))
        before = self.examine(without, self.encode(without), base)
        pahole = WRAPPER if pahole_is_old() else "pahole"
        after = self.examine(plugged, self.encode(plugged, pahole), base)
        same = same_code(without, plugged)
        show(f"{title} ({count} C types)", before, after, same)
        return same and not any(after.values())


def readable(name):
    """The last two parts of a qualified Rust name, without generic arguments."""
    while "<" in name and name != (shorter := re.sub(r"<[^<>]*>", "", name)):
        name = shorter
    parts = [part for part in name.split("::") if part.isidentifier()]
    return "::".join(parts[-2:])


def same_code(*elfs):
    """Without symbols and debug info nothing is left but what is loaded."""
    stripped = [f"{elf}.stripped" for elf in elfs]
    for elf, output in zip(elfs, stripped):
        run("llvm-strip", elf, "-o", output)
    return filecmp.cmp(*stripped, shallow=False)


def show(title, before, after, same):
    print(f"\n{title:42}{'without':>9}{'with the plugin':>18}")
    for row in before:
        print(f"  {row:40}{len(before[row]):>9}{len(after[row]):>18}")
    print(f"  {'code and data of the two files':40}{'identical' if same else 'DIFFERENT':>27}")
    for column, rows in (("without", before), ("with the plugin", after)):
        for row, names in rows.items():
            distinct = list(dict.fromkeys(filter(None, names)))
            if not distinct:
                continue
            shown = [textwrap.shorten(name, 40, placeholder=" …") for name in distinct[:SHOWN]]
            more = f" and {len(distinct) - SHOWN} more" if len(distinct) > SHOWN else ""
            text = textwrap.fill(", ".join(shown) + more, 84, initial_indent="    ",
                                 subsequent_indent="    ", break_on_hyphens=False)
            print(f"  {column}, {row}:\n{text}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("work", type=Path, help="a directory for everything that is built")
    parser.add_argument("--plugin", type=Path, required=True)
    parser.add_argument("--langprov", type=Path, required=True)
    args = parser.parse_args()

    print(f"A message relay of {len(list(HERE.glob('*.c')))} C files and "
          f"{len(list(HERE.glob('*.rs')))} Rust crates, linked with cross-language LTO.\n"
          f"Its BTF comes from pahole {pahole_version()} --lang_exclude=rust, and is compared "
          "with that of\nthe same program whose Rust is outside LTO.")
    if pahole_is_old():
        print("This pahole ignores --lang_exclude where units refer to each other. With the "
              "plugin\nthey do not, and langprov-pahole can hide the Rust units from it.")
    demo = Demo(args)
    good = [demo.compare(*mode) for mode in (("full", "full LTO"), ("thin", "ThinLTO"))]
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
