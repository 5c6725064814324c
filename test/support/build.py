#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Builds and links one of the test programs with cross-language LTO.

A program is a directory: each .c, .cpp and .rs file in it becomes one object. A
line `// FLAGS: ...` at the top of a source adds compiler flags. A crate without
#![no_std] becomes a static library that brings std along.

The tools are taken from PATH and $RUSTC; all must be of one LLVM version.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
from itertools import chain, cycle, zip_longest
from pathlib import Path

ORDERS = ("c-first", "rust-first", "mixed")

# rustc and clang disagree on target features and on no-builtin, which stops LLVM
# from inlining C into Rust; a kernel marks its helpers __always_inline instead.
INLINE_ACROSS = [
    "-Wl,-mllvm,-ignore-tti-inline-compatible",
    "-Wl,-mllvm,-inline-caller-superset-nobuiltin=false",
]


def run(*command, **options):
    """The finished process; what it said is shown when it fails."""
    command = [str(part) for part in command]
    done = subprocess.run(command, capture_output=True, text=True, **options)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}\n{done.stdout}{done.stderr}"
                         f"exit code {done.returncode}")
    return done


def loading(plugin, options):
    """The options of run() for a program that loads plugin, if there is one. Some
    sanitizers must be in the program before it loads a plugin that has them."""
    preload = os.environ.get("LANGPROV_PRELOAD")
    if not (plugin and preload):
        return options
    return dict(options, env=dict(options.get("env", os.environ), LD_PRELOAD=preload))


def flags_of(source):
    first = source.read_text().split("\n", 1)[0]
    return first.split("FLAGS:")[1].split() if "FLAGS:" in first else []


def compile_c(source, lto, out, cflags=()):
    compiler = "clang++" if source.suffix == ".cpp" else "clang"
    run(compiler, "-g", "-O2", f"-flto={lto}", "-c", source, "-o", out,
        *flags_of(source), *cflags,
        **loading(any("-fpass-plugin" in flag for flag in cflags), {}))
    return out


def drop_summary(bitcode):
    """Makes full LTO merge bitcode: rustc writes a ThinLTO summary, and lld
    compiles what has one by itself."""
    run("opt", "-passes=verify", bitcode, "-o", bitcode)


def compile_rust(source, lto, out, rustflags=()):
    """lto is full, thin, or None for a native object. Returns what to link."""
    no_std = "#![no_std]" in source.read_text()
    command = [os.environ.get("RUSTC", "rustc"), "-g", "-O", "-Awarnings",
               "--edition=2021", "-Ccodegen-units=1", *rustflags,
               f"--crate-name={source.stem}", source]
    if lto:
        command.append("-Clinker-plugin-lto")
    if no_std:
        run(*command, "-Cpanic=abort", "--crate-type=lib", "--emit=obj", "-o", out)
        if lto == "full":
            drop_summary(out)
        return out
    archive = out.with_suffix(".a")
    run(*command, "--crate-type=staticlib", "-o", archive)
    if lto == "full":
        drop_summaries(archive)
    return archive


def describe_calls(bitcode, lto):
    """Rewrites a module of rustc to what rustc may make one day: its functions describe
    their calls, and its declarations of C functions have debug info, in Rust's types."""
    lines = [line for line in run("llvm-dis", bitcode, "-o", "-").stdout.splitlines()
             if not line.startswith("^")]  # the summary is made anew
    files = re.findall(r"^(!\d+) = !DIFile", "\n".join(lines), re.M)
    types = re.findall(r"^(!\d+) = !DISubroutineType", "\n".join(lines), re.M)
    added = []
    for number, line in enumerate(lines):
        if "= distinct !DISubprogram(" in line and "DISPFlagDefinition" in line:
            flag = "DIFlagAllCallsDescribed"
            lines[number] = line.replace(" flags: ", f" flags: {flag} | ") \
                if " flags: " in line else line.replace(" spFlags: ", f" flags: {flag}, spFlags: ")
        declared = re.match(r"declare (?!!dbg).*?@([a-z]\w*)\(", line)
        if declared and files and types:
            node = f"!{10 ** 6 + len(added)}"
            lines[number] = line.replace("declare ", f"declare !dbg {node} ", 1)
            added.append(f'{node} = !DISubprogram(name: "{declared[1]}", scope: {files[0]}, '
                         f"file: {files[0]}, line: 1, type: {types[len(added) % len(types)]}, "
                         "spFlags: DISPFlagOptimized)")
    text = bitcode.with_suffix(".ll")
    text.write_text("\n".join(lines + added) + "\n")
    run("opt", *(["-module-summary"] if lto == "thin" else []), "-passes=verify", text,
        "-o", bitcode)


def drop_summaries(archive):
    """drop_summary() for each member of bitcode."""
    members = run("llvm-ar", "t", archive).stdout.split()
    with tempfile.TemporaryDirectory(dir=archive.parent) as directory:
        run("llvm-ar", "x", f"--output={directory}", archive)
        paths = [Path(directory) / member for member in members]
        for path in paths:
            with open(path, "rb") as file:
                is_bitcode = file.read(4) == b"BC\xc0\xde"
            if is_bitcode:
                drop_summary(path)
        archive.unlink()
        run("llvm-ar", "rc", archive, *paths)


def compile_program(program, lto, directory, native_rust=False, cflags=(), rustflags=()):
    """All objects of a program, as the lists (C and C++, Rust). lto is full, thin,
    or both: every other object of each language."""
    directory.mkdir(parents=True, exist_ok=True)

    def modes():
        return cycle(("full", "thin") if lto == "both" else (lto,))

    def sources(*suffixes):
        return sorted(path for path in program.iterdir() if path.suffix in suffixes)

    def out(source):
        return directory / (source.name + ".o")

    kept = [compile_c(source, mode, out(source), cflags)
            for source, mode in zip(sources(".c", ".cpp"), modes())]
    rust = [compile_rust(source, None if native_rust else mode, out(source), rustflags)
            for source, mode in zip(sources(".rs"), modes())]
    return kept, rust


def orders_to_try(orders, lto):
    """All of orders, or one of them if the tests have to be quick."""
    if os.environ.get("LANGPROV_THOROUGH"):
        return orders
    return [orders[-1] if lto == "thin" else orders[len(orders) // 2]]


def in_order(order, kept, rust):
    if order == "c-first":
        return kept + rust
    if order == "rust-first":
        return rust + kept
    pairs = chain.from_iterable(zip_longest(kept, rust))
    return [part for part in pairs if part]


def link(objects, out, plugin=None, flags=(), **options):
    cxx = any(part.name.endswith(".cpp.o") for part in objects)
    # No build id: it covers the debug info, and all that is loaded is compared.
    return run("clang++" if cxx else "clang", "-O2", "-flto",
               "--ld-path=ld.lld", "-Wl,--build-id=none", *INLINE_ACROSS,
               *([f"-Wl,--load-pass-plugin={plugin}"] if plugin else []),
               *objects, "-lpthread", "-ldl", "-lm", "-o", out, *flags,
               **loading(plugin, options))


def same_when_stripped(*elfs):
    """Whether the files have the same code and data. Without symbols and debug info
    nothing is left but what is loaded."""
    for elf in elfs:
        run("llvm-strip", elf, "-o", f"{elf}.stripped")
    contents = [Path(f"{elf}.stripped").read_bytes() for elf in elfs]
    return all(content == contents[0] for content in contents)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0],
                                     epilog="What follows -- goes to the link.")
    parser.add_argument("program", type=Path)
    parser.add_argument("-o", dest="out", type=Path, required=True)
    parser.add_argument("--lto", choices=("full", "thin", "both"), default="full")
    parser.add_argument("--order", choices=ORDERS, default="c-first")
    parser.add_argument("--plugin", help="LangProvenance.so")
    parser.add_argument("--native-rust", action="store_true",
                        help="keep Rust out of LTO")
    parser.add_argument("--cflags", type=str.split, default=[],
                        help="for every C and C++ source")
    parser.add_argument("--rustflags", type=str.split, default=[])
    argv, flags = sys.argv[1:], []
    if "--" in argv:
        argv, flags = argv[:argv.index("--")], argv[argv.index("--") + 1:]
    args = parser.parse_args(argv)
    kept, rust = compile_program(args.program, args.lto, Path(f"{args.out}.objects"),
                                 args.native_rust, args.cflags, args.rustflags)
    done = link(in_order(args.order, kept, rust), args.out, args.plugin, flags)
    sys.stderr.write(done.stderr)


if __name__ == "__main__":
    main()
