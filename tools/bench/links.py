#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Measures what the plugin costs the LTO link of a kernel, and what the alternatives cost.

Repeats the link of vmlinux.o from kernels that tools/kernel/build.sh left, without and with
the plugin, and runs gdb and pahole on the results. Writes tables and JSON to
docs/measured/bench/ (links.md, links.json). On a busy machine trust CPU time, not elapsed
time. Exit status: 0 measured; 1 a command failed; 2 wrong usage, or something is missing.
"""

import argparse
import contextlib
import io
import os
import pathlib
import sys

from interleaved import Variant, measure

TOP = pathlib.Path(__file__).resolve().parent.parent.parent
LLVM = "/usr/lib/llvm-22/bin"


class Bench:
    def __init__(self, args):
        self.args = args
        self.json = args.out / "links.json"

    def relink(self, tree, *flags, plugin=True):
        command = [str(TOP / "tools/kernel/relink.py"), "-o", "{out}", "--objtree", str(tree)]
        if plugin:
            command += ["--plugin", str(self.args.plugin)]
        return [*command, "--", *flags]

    def links(self, name, tree, native):
        """The link without and with the plugin, and what else one could do.

        The plugin's parameters are in the environment, because ld.lld parses -mllvm before
        it loads a plugin.
        """
        timed = ("-mllvm", "-time-passes")
        without, split = self.relink(tree, *timed, plugin=False), self.relink(tree, *timed)
        variants = [Variant("without the plugin", without), Variant("inlined=split", split)]
        for title, parameter in (("inlined=drop", "inlined=drop"),
                                 ("inlined=keep", "inlined=keep"),
                                 ("nothing excluded", "exclude=zig")):
            variants.append(Variant(title, split, {"LANG_PROVENANCE": parameter}, False))
        if native:
            link = self.relink(native, *timed, plugin=False)
            variants.append(Variant("Rust outside LTO", link, repeated=False))
        measure(name, variants, self.args.runs, self.json)

    def backends(self, name, tree):
        """Whether ThinLTO backends that run at the same time wait for each other."""
        variants = []
        for jobs in (1, 2, 4):
            flag = f"--thinlto-jobs={jobs}"
            variants.append(Variant(f"{jobs} at once", self.relink(tree, flag, plugin=False)))
            variants.append(Variant(f"{jobs} at once, with the plugin", self.relink(tree, flag)))
        measure(f"{name}, backends", variants, 1, self.json)

    def consumers(self, name, build):
        """Programs that read the debug information of the two kernels."""
        kernels = [(title, str(build / variant / "vmlinux")) for title, variant in
                   (("without the plugin", "without"), ("with", "with"))]
        if not all(os.path.exists(kernel) for _, kernel in kernels):
            return
        gdb = ["gdb", "-nx", "-batch", "-ex", "ptype struct task_struct",
               "-ex", "info scope vfs_read"]
        pahole = [os.environ.get("PAHOLE", "pahole"), "--lang_exclude=rust",
                  "--btf_gen_floats", "-j", "--btf_encode_detached={out}.btf"]
        for program, command in (("gdb", gdb), ("pahole", pahole)):
            measure(f"{name}, {program}", [Variant(title, [*command, kernel])
                                           for title, kernel in kernels],
                    self.args.runs, self.json)

    def run(self):
        args = self.args
        kinds = [(f"Linux, {lto} LTO", tree, native) for lto, tree, native in
                 (("full", args.full, args.full_native), ("thin", args.thin, args.thin_native))
                 if tree]
        for name, tree, native in kinds:
            self.links(name, tree, native)
        if args.thin:
            self.backends("Linux, thin LTO", args.thin)
        for name, tree, _ in kinds:
            self.consumers(name, tree.parent)


class Tee(io.TextIOBase):
    """Writes to standard output and to a file."""

    def __init__(self, file):
        self.file, self.stdout = file, sys.stdout

    def write(self, text):
        self.stdout.write(text)
        return self.file.write(text)

    def flush(self):
        self.stdout.flush()
        self.file.flush()


def directory(path):
    if not os.path.isdir(path):
        raise argparse.ArgumentTypeError(f"{path}: no such directory")
    return pathlib.Path(path).resolve()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for lto in ("full", "thin"):
        parser.add_argument(f"--{lto}", metavar="OBJTREE", type=directory,
                            help=f"object tree of a kernel with {lto} LTO (OUT/obj)")
        parser.add_argument(f"--{lto}-native", metavar="OBJTREE", type=directory,
                            help="a copy of that tree made after `build.sh --only baseline`, "
                                 "in which Rust is native objects")
    parser.add_argument("--runs", metavar="N", type=int, default=3,
                        help="of the links without and with the plugin (default 3); the "
                             "alternatives are linked once")
    parser.add_argument("--plugin", metavar="FILE", type=pathlib.Path,
                        default=TOP / "build/lib/LangProvenance.so")
    parser.add_argument("--out", metavar="DIR", type=pathlib.Path,
                        default=TOP / "docs/measured/bench", help="where the results go")
    args = parser.parse_args()
    if not (args.full or args.thin):
        parser.error("--full or --thin is needed")
    if not args.plugin.is_file():
        parser.error(f"{args.plugin}: no such file; build it or name it with --plugin")
    args.plugin = args.plugin.resolve()
    args.out.mkdir(parents=True, exist_ok=True)
    os.environ["PATH"] = LLVM + os.pathsep + os.environ["PATH"]
    with open(args.out / "links.md", "w") as file, contextlib.redirect_stdout(Tee(file)):
        Bench(args).run()


if __name__ == "__main__":
    main()
