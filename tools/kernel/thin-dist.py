#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Links vmlinux.o with distributed ThinLTO, as CONFIG_LTO_CLANG_THIN_DIST does.

The linker only writes an index for each object, a separate compiler run makes each native
object, and the last link sees no bitcode. LLVM up to 22 calls no plugin in such a compiler
run. With the plugin it is therefore split in three: clang stops at optimised bitcode, opt
runs the pass over it, and clang generates the code.

Exit status: 0 DIR/vmlinux.o is linked; 1 a command failed; 2 wrong usage, or no finished
ThinLTO build.
"""
import argparse
import concurrent.futures
import os
import pathlib
import subprocess
import sys

import kbuild

SUFFIX = os.environ.get("LLVM_SUFFIX", "-22")


class Link:
    def __init__(self, args):
        self.args = args
        words, _ = kbuild.saved_command(args.objtree, "vmlinux.o")
        # Up to the output: the linker and its flags.
        self.linker = [word for word in words[:words.index("-r")]
                       if not word.startswith("--load-pass-plugin=")]
        command, _ = kbuild.saved_command(args.objtree, "rust/helpers/helpers.o")
        self.compiler = [f"clang{SUFFIX}", *kbuild.codegen_flags(
            command, "flto|lto-unit|fvisibility|macro-prefix-map"), "-Wno-override-module",
            "-Wno-unused-command-line-argument", "-c", "-x", "ir"]

    def run(self, *command):
        return subprocess.run([str(word) for word in command], cwd=self.args.objtree, check=True,
                              stdout=subprocess.PIPE, text=True).stdout

    def link(self, output, objects, *flags):
        arguments = self.args.out / f"{output}.args"
        arguments.write_text("".join(f"{name}\n" for name in objects))
        self.run(*self.linker, "-r", "-o", self.args.out / output, "-T", ".tmp_initcalls.lds",
                 *flags, f"@{arguments}")

    def index(self, objects):
        """Writes the indices; returns the objects that are bitcode."""
        names, prefix = self.args.out / "bitcode", f"{self.args.out}/index/"
        self.link("index.o", objects, f"--thinlto-index-only={names}",
                  f"--thinlto-prefix-replace=;{prefix}")
        return [line.removeprefix(prefix) for line in names.read_text().splitlines()]

    def backend(self, name):
        """Makes the native object of one bitcode object."""
        index = self.args.out / "index" / f"{name}.thinlto.bc"
        native = self.args.out / "native" / name
        native.parent.mkdir(parents=True, exist_ok=True)
        if not self.args.plugin:
            self.run(*self.compiler, name, f"-fthinlto-index={index}", "-o", native)
            return
        bitcode = pathlib.Path(f"{native}.bc")
        self.run(*self.compiler, name, f"-fthinlto-index={index}", "-emit-llvm", "-o", bitcode)
        self.run(f"opt{SUFFIX}", f"-load-pass-plugin={self.args.plugin}",
                 "-passes=lang-provenance", bitcode, "-o", bitcode)
        # It is optimised already; only code generation is left.
        self.run(*self.compiler, bitcode, "-Xclang", "-disable-llvm-passes", "-o", native)
        bitcode.unlink()

    def make(self):
        objects = self.run(f"llvm-ar{SUFFIX}", "t", "vmlinux.a").splitlines()
        print("== index", flush=True)
        bitcode = self.index(objects)
        print(f"{len(bitcode)} of {len(objects)} objects are bitcode")
        print("== one compiler run per object", flush=True)
        with concurrent.futures.ThreadPoolExecutor(self.args.jobs) as pool:
            list(pool.map(self.backend, bitcode))
        print("== link", flush=True)
        natives = [self.args.out / "native" / name for name in objects]
        self.link("vmlinux.o", [native if native.exists() else name
                                for name, native in zip(objects, natives)])
        result = self.args.out / "vmlinux.o"
        print(f"{result}: {result.stat().st_size} bytes")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--objtree", metavar="DIR", type=pathlib.Path, required=True,
                        help="an object tree that build.sh --lto thin left after the variant "
                             "`with` or `without` (OUT/obj)")
    parser.add_argument("--out", metavar="DIR", type=pathlib.Path, required=True,
                        help="where the indices and the objects go; the result is DIR/vmlinux.o")
    parser.add_argument("--plugin", metavar="FILE", type=os.path.realpath,
                        help="LangProvenance.so; without this option the pass does not run")
    parser.add_argument("--jobs", metavar="N", type=int, default=os.cpu_count())
    args = parser.parse_args()
    if not (args.objtree / ".vmlinux.o.cmd").exists():
        kbuild.fail(f"{args.objtree} holds no finished LTO build")
    if "CONFIG_LTO_CLANG_THIN=y\n" not in (args.objtree / ".config").read_text():
        kbuild.fail(f"{args.objtree}: not a ThinLTO build")
    args.out.mkdir(parents=True, exist_ok=True)
    args.out = args.out.resolve()
    try:
        Link(args).make()
    except subprocess.CalledProcessError as error:
        print(f"thin-dist.py: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
