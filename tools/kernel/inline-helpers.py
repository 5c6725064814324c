#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Builds the Rust crates of a finished kernel as CONFIG_RUST_INLINE_HELPERS does.

That option links the bitcode of the C helpers into the bitcode of each crate with
llvm-link, and clang compiles the result: without LTO, one module holds two languages. This
script does so with and without the plugin, audits both objects, and compares their
allocated sections. Linux 7 has the option, and the linked bitcode is taken from its build;
for 6.12 the script makes it.

Exit status: 0 with the plugin every crate is safe to filter by language and its sections
are unchanged; 1 one is not; 2 wrong usage, or no build with CONFIG_RUST_LTO or
CONFIG_RUST_INLINE_HELPERS.
"""
import argparse
import os
import pathlib
import re
import subprocess
import sys

import kbuild

HERE = pathlib.Path(__file__).resolve().parent
BUILD = HERE.parent.parent / "build"
SUFFIX = os.environ.get("LLVM_SUFFIX", "-22")
CRATES = ["rust/kernel.o", "samples/rust/rust_print.o", "samples/rust/rust_minimal.o",
          "drivers/block/rnull.o", "drivers/net/phy/ax88796b_rust.o", "drivers/net/phy/qt2025.o"]
HELPERS = "rust/helpers/helpers.o"


class Crates:
    """The crates of 6.12, which has no such option."""

    def __init__(self, args):
        self.args = args
        self.names = [name for name in CRATES if (args.objtree / name).exists()]
        self.prepare()

    def prepare(self):
        args = self.args
        self.helpers = args.out / "helpers.bc"
        command, _ = kbuild.saved_command(args.objtree, HELPERS)
        # Neither LTO nor the file of dependencies.
        command = [word for word in command if not re.match(
            r"-fno-lto|-flto|-fsplit-lto-unit|-fvisibility=hidden|-Wp,-MMD", word)]
        self.codegen = kbuild.codegen_flags(
            command, "fmacro-prefix-map|fshort|funsigned|fstrict-flex|mfentry")
        output = command.index("-o") + 1
        self.run(*command[:output], self.helpers, *command[output + 1:], "-emit-llvm")

    def run(self, *command, environment=None):
        subprocess.run([str(word) for word in command], cwd=self.args.objtree, check=True,
                       env={**os.environ, **(environment or {})})

    def link_with_helpers(self, crate):
        """Compiles a crate to bitcode and links the helpers into it."""
        name = pathlib.Path(crate).stem
        bitcode, linked = (self.args.out / f"{name}.{kind}" for kind in ("bc", "linked.bc"))
        command, environment = kbuild.saved_command(self.args.objtree, crate)
        words, drop_next = [], False
        for word in command:
            if drop_next or word in ("-Clinker-plugin-lto", "-Clto=fat", "-Cembed-bitcode=y"):
                drop_next = False
            elif word == "--out-dir":
                drop_next = True
            elif word.startswith("--emit=obj="):
                words.append(f"--emit=llvm-bc={bitcode}")
            elif not word.startswith("--emit="):
                words.append(word)
        self.run(*words, environment={**environment, "RUSTC_BOOTSTRAP": "1"})
        self.run(f"llvm-link{SUFFIX}", "--internalize", "--suppress-warnings", bitcode,
                 self.helpers, "-o", linked)
        return linked

    def flags(self, crate):
        return self.codegen

    def compile(self, crate, linked, output, *flags):
        self.run(f"clang{SUFFIX}", *self.flags(crate), "-Wno-override-module",
                 "-Wno-unused-command-line-argument", *flags, "-c", "-x", "ir", linked,
                 "-o", output)

    def audit(self, name, variant):
        """Prints the verdict on one object; whether it is safe to filter."""
        report = subprocess.run([self.args.langprov, "audit", f"{name}.{variant}.o"],
                                cwd=self.args.out, capture_output=True, text=True)
        if report.returncode not in (0, 1):
            kbuild.fail(report.stderr.strip())
        (self.args.out / f"{name}.{variant}.txt").write_text(report.stdout)
        closed = re.search(r"^ *closed *(.*)", report.stdout, re.MULTILINE)
        verdict = "NOT safe" if report.returncode else "safe"
        print(f"{name}, {variant} the plugin: {verdict}; {closed[1] if closed else ''}")
        return report.returncode == 0

    def check(self, crate):
        """Whether the crate is safe to filter with the plugin, and its code the same."""
        name = pathlib.Path(crate).stem
        linked = self.link_with_helpers(crate)
        objects = [self.args.out / f"{name}.{variant}.o" for variant in ("without", "with")]
        self.compile(crate, linked, objects[0])
        self.compile(crate, linked, objects[1], f"-fpass-plugin={self.args.plugin}")
        self.audit(name, "without")
        safe = self.audit(name, "with")
        sys.stdout.flush()
        return subprocess.run([HERE / "sections.py", *objects]).returncode == 0 and safe


class LinkedCrates(Crates):
    """The crates of Linux 7, whose build has left the linked bitcode."""

    def prepare(self):
        found = self.args.objtree.glob("**/*.m.bc")
        self.names = sorted(str(file.relative_to(self.args.objtree)).replace(".m.bc", ".o")
                            for file in found)

    def link_with_helpers(self, crate):
        return crate.replace(".o", ".m.bc")

    def flags(self, crate):
        """Those of the compiler run that Kbuild made, less those for LTO and the plugin."""
        linked = self.link_with_helpers(crate)
        for words, _ in kbuild.saved_commands(self.args.objtree, crate):
            if linked in words and "-c" in words:
                return [word for word in words[1:words.index("-c")] if not re.match(
                    r"-f(no-)?lto|-fsplit-lto-unit|-fvisibility=hidden|-fpass-plugin=", word)]
        kbuild.fail(f"{crate}: no command that compiles {linked}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--objtree", metavar="DIR", type=pathlib.Path, required=True,
                        help="an object tree that build.sh left after the variant `with` or "
                             "`without` (OUT/obj)")
    parser.add_argument("--out", metavar="DIR", type=pathlib.Path, required=True,
                        help="where the bitcode and the objects go")
    parser.add_argument("--plugin", metavar="FILE", type=pathlib.Path,
                        default=BUILD / "lib/LangProvenance.so")
    parser.add_argument("--langprov", metavar="FILE", type=pathlib.Path,
                        default=BUILD / "bin/langprov")
    args = parser.parse_args()
    config = args.objtree / ".config"
    options = config.read_text().splitlines() if config.exists() else []
    if "CONFIG_RUST_INLINE_HELPERS=y" in options:
        kind = LinkedCrates
    elif "CONFIG_RUST_LTO=y" in options:
        kind = Crates
    else:
        kbuild.fail(f"{args.objtree}: no finished build with CONFIG_RUST_LTO or "
                    "CONFIG_RUST_INLINE_HELPERS, which mark the helpers for inlining")
    args.out.mkdir(parents=True, exist_ok=True)
    args.out, args.plugin, args.langprov = (path.resolve() for path in
                                            (args.out, args.plugin, args.langprov))

    crates = kind(args)
    if not crates.names:
        kbuild.fail(f"{args.objtree}: holds none of the crates")
    results = [crates.check(crate) for crate in crates.names]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
