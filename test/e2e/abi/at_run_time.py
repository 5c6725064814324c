#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Do the arguments that ABI notes speak of hold what the program passes?

Each function of the program gets values that are known and found nowhere else. gdb stops
at each one's first instruction and shows the registers. Wherever a note says that an
argument carries bits of a parameter, the register must hold those bits; and the note must
list as many values as the machine code is passed."""

import argparse
import os
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "support"))
import build  # noqa: E402

REGISTERS = ("rdi", "rsi", "rdx", "rcx", "r8", "r9")
DIE = re.compile(r"^(0x[0-9a-f]+): +DW_TAG_(\w+)")
ATTRIBUTE = re.compile(r"^ +DW_AT_(\w+)\s+\((.*)\)$")

# By function and parameter: the bytes of the value, as a number.
TRUTH = {
    "takes_slice": {1: {64: 11}, 2: {0: 1}, 3: {0: 0x1111222233334444}},
    "takes_dead": {1: {0: 0x2111222233334444}, 2: {0: 0x3111222233334444}},
    "takes_caller": {1: {0: 0x4111222233334444}},
    "takes_reference": {2: {0: 0x5211222233334444}},
    "takes_pair": {1: {0: 0x61112222, 32: 0x62112222}, 2: {0: 0x6311222233334444}},
    "method": {2: {0: 0x7311222233334444}},
    "takes_big": {2: {0: 0x7411222233334444}},
    "takes_array": {1: {0: 0x833382228111}, 2: {0: 0x8411222233334444}},
    "takes_wide": {1: {0: 0x91112222333344449555666677778888}, 2: {0: 0x9911222233334444}},
    "takes_changed": {1: {0: 0xa111222233334444}, 2: {0: 0xa211222233334444}},
}


def notes_of(elf):
    """By address: (name, note). Follows origin and specification, as consumers do."""
    dies, stack = {}, []
    dump = build.run("llvm-dwarfdump", "--debug-info", elf).stdout
    for line in dump.splitlines():
        if die := DIE.match(line):
            depth = len(line) - len(line[line.index(":") + 1:].lstrip())
            while stack and stack[-1][0] >= depth:
                stack.pop()
            current = {"tag": die[2], "parent": stack[-1][1] if stack else None}
            dies[int(die[1], 16)] = current
            stack.append((depth, current))
        elif (attribute := ATTRIBUTE.match(line)) and stack:
            current[attribute[1]] = attribute[2]
            if attribute[1] == "const_value" and current["tag"] == "LLVM_annotation" \
                    and current.get("name") == '"lang-provenance-abi"':
                current["parent"]["note"] = attribute[2].strip('"')
    found = {}
    for die in dies.values():
        if die["tag"] != "subprogram" or "low_pc" not in die:
            continue
        address, name, note = int(die["low_pc"].split()[0], 16), None, None
        while die:
            name, note = name or die.get("name"), note or die.get("note")
            refers = die.get("abstract_origin") or die.get("specification")
            die = dies.get(int(refers.split()[0], 16)) if refers else None
        found[address] = (name.strip('"'), note)
    return found


def registers_at(elf, addresses):
    """By address: the argument registers when the function is entered first."""
    script = ["set pagination off", "set debuginfod enabled off", "set language c", "starti",
              "python mappings = gdb.execute('info proc mappings', to_string=True)",
              f"python line = next(l for l in mappings.splitlines() if '{elf.resolve()}' in l)",
              "python base = int(line.split()[0], 16)"]
    script += [f"python gdb.execute('tbreak *%d' % (base + {address}))" for address in addresses]
    shown = ", ".join(f"int(gdb.parse_and_eval('(unsigned long)${name}'))" for name in REGISTERS)
    for _ in addresses:
        script += ["continue", "python pc = gdb.newest_frame().pc() - base",
                   f"python print('AT', *('%x' % value for value in (pc, {shown})))"]
    script.append("kill")
    commands = Path(f"{elf}.gdb")
    commands.write_text("\n".join(script) + "\n")
    done = subprocess.run(["gdb", "-nx", "-batch", "-x", commands, elf],
                          capture_output=True, text=True)
    found = {}
    for line in done.stdout.splitlines():
        if line.startswith("AT "):
            pc, *values = line.split()[1:]
            found[int(pc, 16)] = [int(value, 16) for value in values]
    return found, done.stdout + done.stderr


def wrong_in(name, note, values, seen):
    """What the registers contradict in the note."""
    position = 0
    arguments = note[note.index("(") + 1:note.index(")")]
    for argument in filter(None, arguments.split(",")):
        kind, bits = argument[0], int(re.match(r"\d+", argument[1:])[0])
        if kind not in "ipr":
            continue
        value = values[position] | (values[position + 1] << 64 if bits == 128 else 0)
        position += 2 if bits == 128 else 1
        source = re.search(r"=(\d+)\+(\d+)", argument)
        if not source:
            continue
        parameter, offset = int(source[1]), int(source[2])
        for at, truth in TRUTH[name].get(parameter, {}).items():
            if at < offset or at >= offset + bits:
                continue
            # Each value is as wide as what it is followed by, or the argument.
            mask = (1 << min(max(truth.bit_length(), 1), bits - (at - offset))) - 1
            seen.add((name, parameter, at))
            if (value >> (at - offset)) & mask != truth:
                yield f"{name}: parameter {parameter} is {value:x}, not {truth:x}: {note}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("plugin")
    parser.add_argument("--lto", choices=("full", "thin", "native"), required=True)
    args = parser.parse_args()
    elfs = []
    for plugin in (None, args.plugin):
        if plugin:
            os.environ["LANG_PROVENANCE"] = "abi"
        native = args.lto == "native"
        if native:
            os.environ["RUSTC_BOOTSTRAP"] = "1"
        flags = [f"-Zllvm-plugins={plugin}"] if native and plugin else []
        directory = args.out / ("with" if plugin else "without")
        kept, rust = build.compile_program(args.program, "full" if native else args.lto,
                                           directory, native_rust=native, rustflags=flags)
        elfs.append(directory / "program")
        build.link(kept + rust, elfs[-1], plugin)
    if not build.same_when_stripped(*elfs):
        sys.exit("the code is not the same with notes")
    build.run("llvm-dwarfdump", "--verify", elfs[-1])
    functions = notes_of(elfs[-1])
    ours = {address: entry for address, entry in functions.items() if entry[0] in TRUTH}
    values, log = registers_at(elfs[-1], ours)
    seen, wrong = set(), []
    for address, (name, note) in sorted(ours.items(), key=lambda entry: entry[1][0]):
        print(f"{name}: {note}")
        if not note:
            wrong.append(f"{name} has no note")
        elif address not in values:
            wrong.append(f"{name} was not reached: {log[-400:]}")
        else:
            wrong += wrong_in(name, note, values[address], seen)
    for name, note in functions.values():
        if name in ("main", "c_function") and note:
            wrong.append(f"{name} is C and has a note")
    missing = set(TRUTH) - {name for name, _ in ours.values()}
    print(f"{len(ours)} functions, {len(seen)} values, {len(wrong)} wrong, "
          f"{len(missing)} missing", *wrong, *sorted(missing), sep="\n")


if __name__ == "__main__":
    main()
