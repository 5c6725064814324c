#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Are the registers that langprov names those that LLVM's code generation uses?

Makes functions with random signatures, always the same ones. The plugin notes them, and
langprov says of prototypes without arguments how many registers each function takes. The
truth is LLVM's own, after instruction selection: which physical registers are live into
the function, whether it has arguments on the stack, and in which registers it returns."""

import json
import os
import random
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

TRIPLE, PLUGIN, LANGPROV, MAKE_BTF, OUT = sys.argv[1:6]
OUT = Path(OUT)

INTEGERS = [("rdi", "edi", "di", "dil"), ("rsi", "esi", "si", "sil"), ("rdx", "edx", "dx", "dl"),
            ("rcx", "ecx", "cx", "cl"), ("r8", "r8d", "r8w", "r8b"), ("r9", "r9d", "r9w", "r9b")]
RESULTS = [("rax", "eax", "ax", "al"), ("rdx", "edx", "dx", "dl"), ("rcx", "ecx", "cx", "cl")]
LAYOUT = "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128"
if TRIPLE.startswith("aarch64"):
    INTEGERS = RESULTS = [(f"x{n}", f"w{n}") for n in range(8)]
    LAYOUT = "e-m:e-p270:32:32-p271:32:32-p272:64:64-i8:8:32-i16:16:32-i64:64-i128:128-n32:64-S128-Fn32"

ARGUMENTS = [("i1", "zeroext"), ("i8", "signext"), ("i16", ""), ("i32", ""), ("i40", ""),
             ("i64", ""), ("i64", ""), ("i128", ""), ("ptr", ""), ("ptr", ""), ("float", ""),
             ("double", ""), ("<4 x i32>", ""), ("{ i64, i64 }", ""), ("{ i32, double }", ""),
             ("[2 x i64]", ""), ("{ i64, i128 }", ""), ("<3 x i64>", ""), ("<3 x i8>", ""),
             ("ptr", "byval({ i64, i64, i64 })")]
RETURNS = ["void", "void", "i1", "i64", "ptr", "i128", "{ i64, i64 }", "{ i64, double }",
           "{ ptr, i64, i8 }", "float", "[4 x i64]", "{ i8, i128 }"]


def signatures(count):
    rng = random.Random(17)
    for _ in range(count):
        returned = rng.choice(RETURNS)
        # Few arguments are usual, and byval ends most prototypes.
        arguments = [rng.choice(ARGUMENTS[:-1] if rng.random() < 0.95 else ARGUMENTS)
                     for _ in range(rng.choice((0, 1, 2, 2, 3, 3, 4, 5, 7, 9)))]
        if returned == "void" and rng.random() < 0.3:
            arguments.insert(0, ("ptr", "sret([4 x i64])"))
        yield returned, arguments, rng.choice(("", "", "fastcc "))


def make_module(functions):
    lines = [f'target datalayout = "{LAYOUT}"', f'target triple = "{TRIPLE}"',
             "@sink = global [64 x i8] zeroinitializer, align 16"]
    for number, (returned, arguments, convention) in enumerate(functions):
        parameters = ", ".join(f"{kind} {attributes} %a{n}"
                               for n, (kind, attributes) in enumerate(arguments))
        lines.append(f"define {convention}{returned} @f{number}({parameters}) "
                     f"!dbg !{100 + number} {{")
        # What is not used has no register.
        lines += [f"  store volatile {kind} %a{n}, ptr @sink"
                  for n, (kind, _) in enumerate(arguments)]
        lines.append("  ret void" if returned == "void" else f"  ret {returned} zeroinitializer")
        lines.append("}")
    lines += ["!llvm.module.flags = !{!0, !1}", "!llvm.dbg.cu = !{!2}",
              '!0 = !{i32 7, !"Dwarf Version", i32 5}',
              '!1 = !{i32 2, !"Debug Info Version", i32 3}',
              "!2 = distinct !DICompileUnit(language: DW_LANG_Rust, file: !3, "
              "emissionKind: FullDebug, nameTableKind: None)",
              '!3 = !DIFile(filename: "lib.rs", directory: "/")',
              "!4 = !DISubroutineType(types: !{null})"]
    lines += [f'!{100 + number} = distinct !DISubprogram(name: "f{number}", file: !3, unit: !2, '
              "type: !4, spFlags: DISPFlagDefinition)" for number in range(len(functions))]
    return "\n".join(lines) + "\n"


def run(*command, allowed=(0,), preload=""):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True,
                          env=os.environ | ({"LD_PRELOAD": preload} if preload else {}))
    if done.returncode not in allowed:
        sys.exit(f"{command}: exit code {done.returncode}\n{done.stderr[:2000]}")
    return done.stdout


def index_in(registers, name):
    return next((n for n, names in enumerate(registers) if name in names), None)


def truth(mir):
    """By function: (registers taken, whether x8 is, arguments on the stack, returned in)."""
    found = {}
    for part in mir.split("\n---\n"):
        name = re.search(r"^name: +(f\d+)$", part, re.M)
        if not name:
            continue
        live = re.findall(r"\{ reg: '\$(\w+)'", part.split("liveins:")[1].split("\nframeInfo")[0])
        taken = [n for n in (index_in(INTEGERS, reg) for reg in live) if n is not None]
        returns = re.search(r"^ *RET\w*(.*)$", part, re.M)[1]
        results = {index_in(RESULTS, reg) for reg in re.findall(r"\$(\w+)", returns)}
        found[name[1]] = (max(taken, default=-1) + 1, "x8" in live,
                          "fixedStack:      []" not in part, len(results - {None}))
    return found


functions = list(signatures(300))
source, noted, object_file = OUT / "in.ll", OUT / "noted.ll", OUT / "noted.o"
source.write_text(make_module(functions))
run("opt", f"-load-pass-plugin={PLUGIN}", "-S", "-passes=lang-provenance<abi>,verify", source,
    "-o", noted, preload=os.environ.get("LANGPROV_PRELOAD", ""))
real = truth(run("llc", "-O2", "-stop-after=finalize-isel", noted, "-o", "-"))
run("llc", "-O2", "-filetype=obj", noted, "-o", object_file)
(OUT / "btf").write_text("proto 0\n" + "".join(f"func f{n} 1\n" for n in range(len(functions))))
run(sys.executable, MAKE_BTF, OUT / "btf", OUT / "btf.btf")
run("llvm-objcopy", f"--add-section=.BTF={OUT / 'btf.btf'}", object_file, OUT / "both.o")
report = json.loads(run(LANGPROV, "btf", "--no-compile", "--functions", "--format=json",
                        OUT / "both.o", allowed=(1,)))

said = {f"f{n}": {"takes": 0, "returns": 1} for n in range(len(functions))}
for complaint in report["complaints"]:
    entry, detail = said[complaint["name"]], complaint["detail"]
    if takes := re.search(r"it takes (\d+): ", detail):
        entry["takes"] = int(takes[1])
    elif returns := re.search(r"it returns in (\d+) registers: ", detail):
        entry["returns"] = int(returns[1])
    else:
        entry["obstacle"] = detail.split(":")[0]

counts, wrong = Counter(), []
for name, entry in said.items():
    takes, indirect, stack, returns = real[name]
    obstacle = entry.get("obstacle")
    if obstacle == "an argument is on the stack":
        kind, right = "on the stack", stack
    elif obstacle == "the address of the result is in a register that is not saved":
        kind, right = "result address", indirect
    elif obstacle == "the result does not fit into registers":
        # Code generation takes its address too, and on x86-64 returns it in rax.
        kind, right = "hidden result", indirect or returns == 1
    elif obstacle == "it is not known how a value is passed":
        kind = "not said"
        right = any(kind.startswith("<3 x") for kind, _ in functions[int(name[1:])][1])
    elif obstacle:
        kind, right = obstacle, False
    else:
        kind = "in registers"
        right = (entry["takes"], False, False, entry["returns"]) == \
            (takes, indirect, stack, max(returns, 1))
    counts[kind] += 1
    if not right:
        wrong.append(f"{name}: langprov {entry}, LLVM {real[name]}: {functions[int(name[1:])]}")
print(TRIPLE, *(f"{kind}: {counts[kind]}" for kind in sorted(counts)), sep="\n  ")
print(f"{len(wrong)} wrong", *wrong[:20], sep="\n")
