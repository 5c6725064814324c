#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Asks the consumers of debug info the same with the plugin as without.

Links programs of this repository in full LTO and ThinLTO, without the plugin and with
it, with DWARF 5 and DWARF 4, and asks each consumer that is installed what
consumer_tools.py lists. Prints a table in Markdown: how many lines of the answers are
the same, how many differ in a way that docs/architecture.md#what-is-lost or
docs/plugin.md lists, and what else differs. A consumer that is not installed is named.

One profile and one core file are made from the file without the plugin, and read with
both: the code is the same.

Exit status: 0 nothing differs but what is documented; 1 something does; 2 wrong usage
or a step failed.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
from collections import Counter, namedtuple
from pathlib import Path

import consumer_tools as tools

import build  # of test/support: consumer_tools.py has added its path
import frames

ROOT = tools.ROOT
PROGRAMS = ["tools/demo", "examples/program",
            *(f"test/e2e/programs/{name}" for name in
              ("nested-inlining", "c-api-in-rust", "hot-loops", "trait-objects"))]
# Fixed addresses, and the address ranges that eu-addr2line and drgn look for.
LINK = ["-no-pie", "-Wl,-mllvm,-generate-arange-section"]
PLACES = 6

# name: of the file in its directory. places: addresses where the languages mix most.
Program = namedtuple("Program", "name sources plain places functions core profile")

# memcheck reports what depends on an undefined value: here on main's argc.
UNDEFINED_ARGC = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
typedef int main_t(int, char **, char **);
static main_t *real;
static int undefined(int argc, char **argv, char **envp) {
  unsigned char *volatile undefined = malloc(1);
  return real(*undefined, argv, envp);
}
int __libc_start_main(main_t *main, int argc, char **argv, void *init, void *fini,
                      void *rtld_fini, void *stack) {
  real = main;
  int (*start)(main_t *, int, char **, void *, void *, void *, void *) =
      dlsym(RTLD_NEXT, "__libc_start_main");
  return start(undefined, argc, argv, init, fini, rtld_fini, stack);
}
"""


def quietly(at, *command):
    return subprocess.run(list(map(str, command)), cwd=at, capture_output=True, text=True,
                          errors="replace")


def link(sources, lto, dwarf, plugin, work, reuse):
    """The directories with the two files. Their paths have one length: a program has its
    path on its stack."""
    found = [work / "without", work / "plugged"]
    if reuse and all((at / sources.name).exists() for at in found):
        return found
    shutil.rmtree(work, ignore_errors=True)
    kept, rust = build.compile_program(sources, lto, work / "objects",
                                       cflags=[f"-gdwarf-{dwarf}"])
    for at, loaded in zip(found, (None, plugin)):
        at.mkdir(parents=True, exist_ok=True)
        build.link(kept + rust, at / sources.name, loaded, LINK)
    if not build.same_when_stripped(*(at / sources.name for at in found)):
        sys.exit(f"{work}: the code is not the same")
    return found


def mixed_places(elf):
    """Addresses with the most changes of language in their frames that are reached."""
    places = frames.addresses(elf)
    stacks = frames.frames(elf, places)
    deepest = sorted(range(len(places)), key=lambda i: (-frames.mixed_depth(stacks[i]),
                                                        -len(stacks[i]), i))
    chosen = [places[i] for i in deepest[:60]]
    done = quietly(elf.parent, "gdb", "-nx", "-batch",
                   *(word for place in chosen for word in ("-ex", f"tbreak *{place}")),
                   "-ex", "run > /dev/null", *["-ex", "continue"] * len(chosen), f"./{elf.name}")
    hit = {int(n) for n in re.findall(r"^Temporary breakpoint (\d+), ", done.stdout, re.M)}
    if not hit:
        sys.exit(f"{elf}: gdb reaches none of {len(chosen)} places\n{done.stdout}{done.stderr}")
    return [place for number, place in enumerate(chosen, 1) if number in hit][:PLACES]


def prepare(sources, at, work, profiled):
    elf = at / sources.name
    core, profile, listed = work / "core", work / "perf.data", work / "places"
    if listed.exists():
        places = listed.read_text().split()
    else:
        places = mixed_places(elf)
        record(at, elf, places, core, profile, profiled and work)
        listed.write_text("\n".join(places) + "\n")
    symbols = quietly(at, "llvm-nm", "--defined-only", elf.name).stdout
    functions = re.findall(r"^[0-9a-f]+ [tT] ([a-z][\w.]*)$", symbols, re.M)
    own = [name for name in functions if name not in ("deregister_tm_clones", "frame_dummy",
                                                      "register_tm_clones", "completed.0")]
    return Program(sources.name, sources, elf, places, own, core, profile)


def record(at, elf, places, core, profile, work):
    """A core file and a profile, both of the file without the plugin."""
    quietly(at, "gdb", "-nx", "-batch", "-ex", f"tbreak *{places[0]}", "-ex", "run > /dev/null",
            "-ex", f"gcore {core}", f"./{elf.name}")
    # perf finds the file by the path that it had, so both are read at one path.
    if work:
        place = work / "profiled"
        place.mkdir(exist_ok=True)
        shutil.copy(elf, place)
        quietly(place, "perf", "record", "-q", "-F", "20000", "-e", "cpu-clock:u", "-g",
                "-o", profile, f"./{elf.name}", *["x"] * 1500)


def compare(question, before, after):
    """(how many lines are the same, {documented reason: lines}, undocumented lines)"""
    same = sum((before & after).values())
    reasons, unknown = Counter(), []
    for mark, lines, allowed in (("-", before - after, question.lost),
                                 ("+", after - before, question.new)):
        for line, count in lines.items():
            for reason, pattern in allowed.items():
                if re.search(pattern, line):
                    reasons[reason] += count
                    break
            else:
                unknown.append(f"{mark} {line}")
    return same, reasons, unknown


def crashed(answer):
    return any(line.startswith("dies of signal") for line in answer)


class Table:
    def __init__(self):
        self.same, self.reasons, self.unknown = Counter(), {}, {}

    def add(self, question, where, before, after):
        same, reasons, unknown = compare(question, before, after)
        if crashed(before) and not crashed(after):
            reasons, unknown = Counter({f"crash without the plugin only ({where})": 1}), []
        self.same[question] += same
        self.reasons.setdefault(question, Counter()).update(reasons)
        self.unknown.setdefault(question, []).extend(f"{where}: {line}" for line in unknown)

    def show(self, versions):
        print("| consumer | asked | same | differs as documented | differs otherwise |")
        print("|---|---|---:|---|---:|")
        for question, same in self.same.items():
            reasons = ", ".join(f"{count} {reason}" for reason, count in
                                sorted(self.reasons[question].items())) or "nothing"
            print(f"| {versions[question]} | {question.what} | {same:,} | {reasons} | "
                  f"{len(self.unknown[question])} |")


def version(question):
    done = quietly(".", *question.version)
    text = (done.stdout + done.stderr).strip()
    found = re.search(r"\d+(?:\.\d+)+", text)
    return f"{question.tool} {found[0] if found else '?'}"


def ask_all(questions, args):
    table, profiled = Table(), any(question.tool == "perf" for question in questions)
    for dwarf in args.dwarf:
        for lto in args.lto:
            for name in args.program:
                sources = ROOT / name
                work = (args.work / f"dwarf-{dwarf}" / lto / sources.name).resolve()
                plain, plugged = link(sources, lto, dwarf, args.plugin, work, args.reuse)
                program = prepare(sources, plain, work, profiled)
                for question in questions:
                    if dwarf not in question.dwarf:
                        continue
                    answers = []
                    for at in (plain, plugged):
                        if profiled:
                            shutil.copy(at / program.name, work / "profiled")
                        answers.append(question.ask(at, program))
                    where = f"{sources.name}, {lto}, DWARF {dwarf}"
                    table.add(question, where, *answers)
                    if args.verbose:
                        for line in table.unknown[question][-20:]:
                            if line.startswith(where + ":"):
                                print(f"{question.tool}: {line[:300]}", file=sys.stderr)
                print(f"{sources.name}, {lto}, DWARF {dwarf}: {len(program.places)} places",
                      file=sys.stderr, flush=True)
    return table


def main():
    built = os.environ.get("LANGPROV_BUILD", ROOT / "build")
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--work", type=Path, required=True, help="directory for the files")
    parser.add_argument("--plugin", default=f"{built}/lib/LangProvenance.so")
    parser.add_argument("--program", action="append", help=f"default: {' '.join(PROGRAMS)}")
    parser.add_argument("--dwarf", action="append", type=int, choices=(4, 5))
    parser.add_argument("--lto", action="append", choices=("full", "thin"))
    parser.add_argument("--reuse", action="store_true", help="the links of the last run in --work")
    parser.add_argument("--only", action="append", help="a consumer, or 'consumer: beginning of a question'")
    parser.add_argument("--pahole", help="another pahole, asked as well")
    parser.add_argument("--verbose", action="store_true",
                        help="show each undocumented difference at once")
    args = parser.parse_args()
    args.program, args.dwarf = args.program or PROGRAMS, args.dwarf or [5, 4]
    args.lto = args.lto or ["full", "thin"]
    if args.pahole:
        tools.question(f"pahole ({Path(args.pahole).name})", [args.pahole, "--version"],
                       "the same", lost=tools.FEWER_COMPLAINTS, new=tools.RUST_TYPES)(
            lambda at, program: tools.pahole(at, program, args.pahole))
    wanted = [q for q in tools.QUESTIONS
              if not args.only or f"{q.tool}: {q.what}".startswith(tuple(args.only))]
    asked = [q for q in wanted if shutil.which(q.version[0])]
    args.work.mkdir(parents=True, exist_ok=True)
    if any(question.ask is tools.memcheck for question in asked):
        tools.build_undefined_argc(args.work.resolve(), UNDEFINED_ARGC)
    table = ask_all(asked, args)
    table.show({question: version(question) for question in asked})
    for question in asked:
        for line in table.unknown.get(question, []):
            print(f"{question.tool}, {question.what}: {line}")
    missing = sorted({q.tool for q in wanted if q not in asked})
    print(f"\n{len(asked)} questions to {len({q.tool for q in asked})} consumers; "
          f"not installed: {', '.join(missing) or 'none'}")
    sys.exit(any(table.unknown.values()))


if __name__ == "__main__":
    main()
