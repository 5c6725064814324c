#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What drgn says of a program and its core file, for consumers.py.

consumer_drgn.py PROGRAM CORE TYPE..."""

import sys
from pathlib import Path

import drgn


def show_types(program, names):
    for name in names:
        try:
            print(" ".join(str(program.type(name)).split()))
        except LookupError:
            print(f"{name}: not found")


def show_stack(program):
    for index, frame in enumerate(program.crashed_thread().stack_trace()):
        try:
            file, line, _ = frame.source()
            file = Path(file).name
        except LookupError:
            file, line = "?", 0
        name = (frame.name or "?").split("::")[-1]
        print(f"frame {index}: {name} at {file}:{line}")
        kind = "inlined Rust" if frame.is_inline and file.endswith(".rs") else "frame"
        try:
            for variable in frame.locals():
                print(f"{index} {kind} {name}: {variable}")
        except LookupError:
            pass


def main():
    elf, core, *names = sys.argv[1:]
    program = drgn.Program()
    program.set_core_dump(core)
    # The path in the core is that of another directory.
    program.load_debug_info([elf])
    show_types(program, names)
    show_stack(program)


if __name__ == "__main__":
    main()
