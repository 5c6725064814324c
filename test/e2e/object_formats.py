#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""One merged module of C and Rust, as an object of every format: DWARF is separated in
ELF, Mach-O, COFF and wasm, and a module for CodeView alone is not changed.

The module is compiled for Linux and given another triple: what is looked at is how LLVM
emits debug information for the format."""

import argparse
import os
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import build  # noqa: E402
import dwarf  # noqa: E402

# Triple, and which debug information the module asks for.
FORMATS = {
    "elf": ("x86_64-unknown-linux-gnu", ("Dwarf Version",)),
    "mach-o": ("x86_64-apple-macosx13", ("Dwarf Version",)),
    "coff": ("x86_64-w64-windows-gnu", ("Dwarf Version",)),
    "coff-with-both": ("x86_64-pc-windows-msvc", ("Dwarf Version", "CodeView")),
    "coff-with-codeview": ("x86_64-pc-windows-msvc", ("CodeView",)),
    "wasm": ("wasm64-unknown-unknown", ("Dwarf Version",)),
}


def merged(program, work):
    """The text of one optimised module of all sources."""
    parts = []
    for source in sorted(program.iterdir()):
        out = work / (source.name + ".bc")
        if source.suffix == ".c":
            build.run("clang", "-g", "-O2", "-emit-llvm", "-c", source, "-o", out)
        elif source.suffix == ".rs":
            build.run(os.environ.get("RUSTC", "rustc"), "-g", "-O", "-Awarnings", "--edition=2021", "-Cpanic=abort",
                      "-Ccodegen-units=1", "--crate-type=lib", "--emit=llvm-bc",
                      f"--crate-name={source.stem}", source, "-o", out)
        else:
            continue
        parts.append(out)
    build.run("llvm-link", *parts, "-o", work / "linked.bc")
    return build.run("opt", "-passes=default<O2>", "-ignore-tti-inline-compatible",
                     "-inline-caller-superset-nobuiltin=false", work / "linked.bc", "-S",
                     "-o", "-").stdout


def retargeted(text, triple, kinds):
    text = re.sub(r"^target datalayout.*\n", "", text, flags=re.M)
    text = re.sub(r"^target triple.*", f'target triple = "{triple}"', text, flags=re.M)
    text = re.sub(r'"(target-cpu|target-features|tune-cpu|probe-stack)"="[^"]*"', "", text)
    flags = re.search(r"^!llvm\.module\.flags = !\{(.*)\}$", text, re.M)
    dwarf_flag = re.search(r'^(!\d+) = !\{i32 \d+, !"Dwarf Version", i32 \d+\}$', text, re.M)
    wanted = [node for node in flags[1].split(", ") if node != dwarf_flag[1]]
    if "Dwarf Version" in kinds:
        wanted.append(dwarf_flag[1])
    if "CodeView" in kinds:
        wanted.append("!99999")
        text += '!99999 = !{i32 2, !"CodeView", i32 1}\n'
    return text.replace(flags[0], f"!llvm.module.flags = !{{{', '.join(wanted)}}}")


def loaded(path):
    """The contents of the sections without debug information. In wasm, the numbers of
    symbols and the names of producers depend on it; in Mach-O, the distances from what
    comes after it to the code."""
    dump = build.run("llvm-objdump", "-s", path).stdout
    parts = re.split(r"^Contents of section (.*):$", dump, flags=re.M)
    return {name: re.sub("<skipping contents of bss section.*", "", data)
            for name, data in zip(parts[1::2], parts[2::2])
            if not re.search(r"debug|apple|unwind|eh_frame|^(linking|producers|reloc\..*)$", name)}


def check(name, text, work, plugin):
    triple, kinds = FORMATS[name]
    source = work / f"{name}.ll"
    source.write_text(retargeted(text, triple, kinds))
    without, with_plugin = work / f"{name}.without", work / f"{name}.with"
    build.run("opt", "-passes=verify", source, "-o", f"{without}.bc")
    build.run("opt", f"-load-pass-plugin={plugin}", "-passes=lang-provenance,verify", source,
              "-o", f"{with_plugin}.bc")
    objects = []
    for path in (without, with_plugin):
        objects.append(Path(f"{path}.o"))
        build.run("llc", "-O2", "-filetype=obj", f"{path}.bc", "-o", objects[-1])
    wrong = []
    if not (code := loaded(objects[0])) or code != loaded(objects[1]):
        wrong.append("code or data differs")
    if "Dwarf Version" in kinds:
        if not dwarf.wrongs(objects[0]):
            wrong.append("nothing mixes without the plugin")
        wrong += dwarf.wrongs(objects[1])
    elif Path(f"{without}.bc").read_bytes() != Path(f"{with_plugin}.bc").read_bytes():
        wrong.append("the module was changed")
    print(f"{name}: {triple}, {' and '.join(kinds)}: {'; '.join(wrong) or 'right'}")
    return wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program", type=Path)
    parser.add_argument("--plugin", required=True)
    parser.add_argument("--work", type=Path, required=True)
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    text = merged(args.program, args.work)
    sys.exit(any([check(name, text, args.work, args.plugin) for name in FORMATS]))


if __name__ == "__main__":
    main()
