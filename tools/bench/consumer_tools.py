# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What consumers.py asks each consumer of debug info.

A question gets a directory with a program, the same program's profile and core file, and
returns its answer as a Counter of lines. Every question is asked in directories with paths
of one length, because the path is on the stack of a program. What depends on offsets in the
debug sections, on the order of units or on process numbers is taken out of the answer."""

import collections.abc
import dataclasses
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "test/support"))
import frames  # noqa: E402

TIMEOUT = 300


@dataclasses.dataclass(eq=False, frozen=True)
class Question:
    """version: a command; if its program is there, so is the tool. lost, new: the
    differences that docs/architecture.md#what-is-lost or docs/plugin.md list, as
    {reason: pattern of a line that is only without, or only with the plugin}. dwarf: the
    versions of DWARF that the tool reads."""
    tool: str
    version: list
    what: str
    ask: collections.abc.Callable
    lost: dict
    new: dict
    dwarf: tuple


QUESTIONS = []

RUST_VARIABLES = {"variables of inlined Rust": r"^.*inlined Rust \S+: \w+"}
FEWER_COMPLAINTS = {"fewer complaints": r"^complaint: "}
RUST_TYPES = {"types of Rust, retained in Rust units": r"::|\b[iu](8|16|32|64|size)\b"}
LINE_0_LOST = {"line 0": r"(^|\s)\S+:0$"}
LINE_0_NEW = {"line 0": r"(^|\s)\S+\.\w+:\d+$"}
ENTRY_VALUE = {"entry values": r"^value of "}


def question(tool, version, what, lost=None, new=None, dwarf=(4, 5)):
    def add(ask):
        QUESTIONS.append(Question(tool, version, what, ask, lost or {}, new or {}, dwarf))
        return ask
    return add


def say(at, *command, stdin=None, merge=False):
    """(standard output, standard error, exit status) of a command in directory at."""
    done = subprocess.run(list(map(str, command)), cwd=at, input=stdin, text=True,
                          stdout=subprocess.PIPE, errors="replace",
                          stderr=subprocess.STDOUT if merge else subprocess.PIPE,
                          timeout=TIMEOUT)
    return done.stdout, done.stderr or "", done.returncode


def status(code):
    return Counter([f"dies of signal {-code}"] if code < 0 else [f"exit status {code}"])


def without_numbers(line):
    return re.sub(r"0x[0-9a-f]+|<[0-9a-f]+>|\b[0-9a-f]{6,}\b|\d+", "N", line.strip())


def complaints(text):
    return Counter("complaint: " + without_numbers(line)
                   for line in text.splitlines() if line.strip())


def blocks(text):
    """Types, each with its members in one line."""
    found = Counter()
    for block in re.split(r"(?<=^};)\n|(?<=^}, )\n|\n(?=\S[^\n]*\{$)", text, flags=re.M):
        if block.strip():
            found[" ".join(block.split())] += 1
    return found


PRELOAD = []


def build_undefined_argc(directory, source):
    """Makes what memcheck() preloads."""
    (directory / "undefined-argc.c").write_text(source)
    subprocess.run(["clang", "-shared", "-fPIC", "-O1", "undefined-argc.c", "-o",
                    "undefined-argc.so"], cwd=directory, check=True)
    PRELOAD.append(directory / "undefined-argc.so")


def inlined_rust(place):
    return ".rs:" in place


# Debuggers.

GDB = ["gdb", "-nx", "-batch", "-iex", "set pagination off", "-iex", "set width 0"]


def gdb(at, program, *commands):
    words = [word for command in commands for word in ("-ex", command)]
    return say(at, *GDB, *words, f"./{program.name}")


def gdb_stops(at, program):
    """{place: output between the stop there and the next}"""
    commands = [f"tbreak *{place}" for place in program.places] + ["run > /dev/null"]
    for _ in program.places:
        commands += ["echo @@\\n", "bt -full -frame-arguments all", "continue"]
    return gdb(at, program, *commands)[0].split("@@\n")[1:]


FRAME = re.compile(r"^#(\d+) +(?:(0x[0-9a-f]+) in )?(.*?) \((.*)\) at (\S+)$")


@question("gdb", ["gdb", "--version"], "backtraces at the places where the languages mix most")
def gdb_backtraces(at, program):
    found = Counter()
    for stop, text in enumerate(gdb_stops(at, program)):
        for line in text.splitlines():
            if frame := FRAME.match(line):
                found[f"stop {stop} frame {frame[1]}: {frames.last_name(frame[3])} at "
                      f"{Path(frame[5]).name}"] += 1
    return found


@question("gdb", ["gdb", "--version"], "variables and parameters, with values, in these frames",
          lost={**RUST_VARIABLES, **ENTRY_VALUE}, new={"entry values": r"^no value of "})
def gdb_variables(at, program):
    found = Counter()
    for stop, text in enumerate(gdb_stops(at, program)):
        frame, following = None, None
        lines = text.splitlines()
        numbered = [FRAME.match(line) for line in lines]
        heads = [match for match in numbered if match]
        for line, match in zip(lines, numbered):
            if match:
                frame = match
                following = heads[heads.index(match) + 1:heads.index(match) + 2]
                pairs = re.findall(r"(\w+)=((?:\{.*?\}|[^,{}])+)", match[4])
            elif frame and (local := re.match(r"^ +(\w+) = (.*)$", line)):
                pairs = [(local[1], local[2])]
            else:
                continue
            # The frames of one function have one address: only the outermost has an
            # address of its own to return to.
            inner = inlined_rust(frame[5]) and following and not following[0][2]
            kind = "inlined Rust" if inner else "frame"
            where = f"{kind} {frames.last_name(frame[3]).replace(' ', '')}"
            for name, value in pairs:
                found[f"stop {stop} {where}: {name}"] += 1
                if kind == "frame":
                    unknown = "<optimized out>" in value
                    found[f"{'no ' if unknown else ''}value of {stop} {where}: {name}"
                          + ("" if unknown else " = " + re.sub(r"0x[0-9a-f]+", "ADDRESS", value))
                          ] += 1
    return found


def c_types(program):
    return sorted({f"{kind} {name}" for path in program.sources.iterdir()
                   if path.suffix in (".c", ".h")
                   for kind, name in re.findall(r"\b(struct|union|enum) (\w+) \{", path.read_text())})


@question("gdb", ["gdb", "--version"], "`ptype/o` of each C type of the sources")
def gdb_types(at, program):
    commands = [word for name in c_types(program)
                for word in (f"echo @{name}\\n", f"ptype /o {name}")]
    out, err, _ = gdb(at, program, "set language c", *commands)
    return Counter(" ".join(block.split()) for block in re.split(r"^@", out, flags=re.M)[1:]) \
        + complaints(err)


@question("gdb", ["gdb", "--version"], "names: `info types`, `info variables`, `info functions`",
          lost={"no Rust scope in C units": r"^info types \S+\.c: \w+$",
                "abstract DIEs of Rust": r"^info types \S+-cgu\.0: \S+$"},
          new={"types of Rust in another Rust unit, or retained": r"^info types \S+-cgu\.0: "})
def gdb_names(at, program):
    found = Counter()
    for command in ("info types", "info variables -n", "info functions -n"):
        file = "?"
        for line in gdb(at, program, command)[0].splitlines():
            if head := re.match(r"^File (.*):$", line):
                file = Path(head[1]).name
            elif entry := re.match(r"^(?:\d+:)?\s+(\S.*)$", line):
                found[f"{command} {file}: {entry[1]}"] += 1
    return found


@question("gdb", ["gdb", "--version"], "complaints (off by default) while it reads all units",
          lost=FEWER_COMPLAINTS,
          new={"DW_TAG_LLVM_annotation": r"unsupported tag: 'DW_TAG_<unknown: N>'"})
def gdb_complaints(at, program):
    # From the start: gdb reads the unit of main, and those that it refers to, by itself.
    out, err, code = say(at, *GDB, "-iex", "set complaints 10000", "-ex", "maint expand-symtabs",
                         "-ex", "info line main", f"./{program.name}")
    return complaints("\n".join(line for line in (out + err).splitlines()
                                if "is at address" not in line)) + status(code)


LLDB = ["lldb-22", "-x", "-b", "-o", "settings set target.disable-aslr true", "-o",
        "settings set frame-format 'FRAME ${frame.index} ${function.name}|${line.file.basename}:"
        "${line.number}\\n'"]


def lldb(at, program, *commands):
    words = [word for command in commands for word in ("-o", command)]
    return say(at, *LLDB, *words, f"./{program.name}")


@question("lldb", ["lldb-22", "--version"],
          "backtraces and variables at the places where the languages mix most",
          lost=RUST_VARIABLES)
def lldb_backtraces(at, program):
    commands = [f"breakpoint set -s {program.name} -a {place}" for place in program.places]
    commands += ["process launch -o /dev/null"]
    for _ in program.places:
        commands += ["thread backtrace", "script print('@@')", "frame variable", "continue"]
    out, found, stop = lldb(at, program, *commands)[0], Counter(), 0
    for text in out.split("(lldb) thread backtrace\n")[1:]:
        stack, _, rest = text.partition("(lldb) script print('@@')")
        innermost = None
        for index, name, place in re.findall(r"FRAME (\d+) (.*)\|(.*)$", stack, re.M):
            innermost = innermost or (name, place)
            found[f"stop {stop} frame {index}: {frames.last_name(name.split('(')[0])} at {place}"] += 1
        variables = rest.partition("(lldb) frame variable\n")[2].partition("(lldb)")[0]
        for name in re.findall(r"^\(.*?\) (\w+) = ", variables, re.M):
            kind = "inlined Rust" if innermost and inlined_rust(innermost[1]) else "frame"
            found[f"stop {stop} {kind} {innermost[0].split('(')[0]}: {name}"] += 1
        stop += 1
    return found


@question("lldb", ["lldb-22", "--version"], "`type lookup` of each C type, `breakpoint set -n` of each C "
          "function")
def lldb_types(at, program):
    functions = sorted({name for path in program.sources.iterdir() if path.suffix == ".c"
                        for name in re.findall(r"^[\w *()]*?(\w+)\([^;]*\{", path.read_text(), re.M)})
    out, err, code = lldb(at, program, *(f"type lookup {name.split()[1]}" for name in c_types(program)),
                          *(f"breakpoint set -n {name}" for name in functions))
    found = Counter()
    for block in re.split(r"^\(lldb\) ", out, flags=re.M)[1:]:
        block = re.sub(r"address = 0x[0-9a-f]+", "", " ".join(block.split()))
        if block.startswith(("type lookup", "breakpoint set")):
            found[block] += 1
    return found + complaints(err) + status(code)


@question("lldb", ["lldb-22", "--version"], "`image lookup -v` at these places", lost=RUST_VARIABLES)
def lldb_lookup(at, program):
    found = Counter()
    out = lldb(at, program, *(f"image lookup -v -a {place}" for place in program.places))[0]
    for place, block in enumerate(out.split("image lookup -v -a ")[1:]):
        if unit := re.search(r'CompileUnit: .*file = "(.*?)", language = "(.*?)"', block):
            found[f"{place} unit {Path(unit[1]).name} {unit[2]}"] += 1
        if line := re.search(r"LineEntry: .*?([\w.-]+:\d+)", block):
            found[f"{place} line {line[1]}"] += 1
        for name in re.findall(r"^ +(?:Blocks:|)\s*id = .*?(?:name = \"(.*?)\")", block, re.M):
            found[f"{place} block {frames.last_name(name)}"] += 1
    return found


@question("drgn", ["drgn", "--version"], "C types of the sources, and the stack in a core file with inlined "
          "frames and variables",
          lost=RUST_VARIABLES)
def drgn(at, program):
    out, err, code = say(at, sys.executable, ROOT / "tools/bench/consumer_drgn.py",
                         f"./{program.name}", program.core, *c_types(program))
    return Counter(out.splitlines()) + complaints(err) + status(code)


@question("eu-stack", ["eu-stack", "--version"], "`-i` of a core file",
          new={"inlined frames that it misses without": ""})
def eu_stack(at, program):
    out, err, code = say(at, "eu-stack", f"--core={program.core}", "-e", f"./{program.name}", "-i")
    names = re.findall(r"^#\d+ +0x[0-9a-f]+ (\S+)$", out, re.M)
    return Counter(frames.last_name(name) for name in names) + status(code)


# Profilers and tracers.

def perf_lines(at, program, *command):
    out, err, code = say(at, "perf", *command, "-i", program.profile)
    return Counter(" ".join(line.split()) for line in out.splitlines()
                   if line.strip() and not line.startswith("#")) + complaints(err) + status(code)


@question("perf", ["perf", "--version"], "`script --inline`: symbol and line of each sample and of its "
          "callers",
          lost=LINE_0_LOST, new=LINE_0_NEW)
def perf_script(at, program):
    return perf_lines(at, program, "script", "--inline", "-F", "ip,sym,srcline")


@question("perf", ["perf", "--version"], "`report --inline`, by function and by line",
          lost={"line 0": r"^[\d.]+% "}, new={"line 0": r"^[\d.]+% "})
def perf_report(at, program):
    return perf_lines(at, program, "report", "--stdio", "--inline", "-s", "sym,srcline", "-g", "caller")


@question("perf", ["perf", "--version"], "`annotate -l` of all functions",
          lost={"functions that it gets wrong without": r"^: \w+\(\):$",
                "line 0": r"^[\d.]+ (\S+:\d+$|: [0-9a-f]+: )"},
          new={"functions that it gets wrong without": r"^: \w+\(\):$",
               "line 0": r"^[\d.]+ (\S+:\d+$|: [0-9a-f]+: )"})
def perf_annotate(at, program):
    # The numbers of its own lines move where a source line is shown or not.
    return Counter(re.sub(r"^(.*?): \d+ ", r"\1: ", line) for line in
                   perf_lines(at, program, "annotate", "--stdio", "-l").elements())


@question("perf", ["perf", "--version"],
          "`probe -D 'FUNCTION $params'`, `probe -V`, `probe -L` of each function symbol",
          lost={"places that it misses without": r": fails$|^\S+ -L (?!\d)"},
          new={"places that it misses without": r"^\S+ -[DVL](?!: fails$)"})
def perf_probe(at, program):
    elf, found = f"./{program.name}", Counter()
    for name in program.functions:
        for option in ((f"-D{name} $params",), ("-V", name), ("-L", name)):
            out, _, code = say(at, "perf", "probe", "-x", elf, *option)
            asked = f"{name} {option[0][:2]}"
            found[asked + (": fails" if code else ": answers")] += 1
            out = re.sub(r"probe_\w+/|\S*/(?=" + re.escape(program.name) + ")", "", out)
            found += Counter() if code else Counter(f"{asked} {line.strip()}"
                                                    for line in out.splitlines())
    return found


@question("bpftrace", ["bpftrace", "--version"], "`-l -v uprobe:FILE:*`: functions with their C arguments")
def bpftrace(at, program):
    out, err, code = say(at, "bpftrace", "-l", "-v", f"uprobe:./{program.name}:*")
    if code < 0:
        return status(code)
    found, function = Counter(), ""
    for line in out.splitlines():
        function = line if line.startswith("uprobe") else function
        found[function + " " + line.strip()] += 1
    return found + status(code)


@question("valgrind", ["valgrind", "--version"],
          "callgrind with lines and inlined files: instructions of each line of the program",
          lost={"line 0": r": \d+ \d+$"}, new={"line 0": r": \d+ \d+$"})
def callgrind(at, program):
    out = at / "callgrind.out"
    _, err, code = say(at, "valgrind", "--tool=callgrind", "--dump-line=yes", "--read-inline-info=yes",
                       "--compress-strings=no", "--compress-pos=no", f"--callgrind-out-file={out}",
                       f"./{program.name}")
    found, inside, function, file = status(code), False, "", ""
    err = re.sub(r"==\d+== ?", "", err)
    if "Possibly corrupted" in err:
        return found + Counter(["complaint: Possibly corrupted debuginfo file"])
    for line in out.read_text().splitlines():
        if line.startswith("ob="):
            inside = line.endswith("/" + program.name)
        elif head := re.match(r"(f[nlie])=(.*)", line):
            file, function = (file, head[2]) if head[1] == "fn" else (head[2], function)
        elif inside and re.match(r"\d", line):
            found[f"{Path(file).name} {function}: {line}"] += 1
    return found


@question("valgrind", ["valgrind", "--version"],
          "memcheck: backtraces of an uninitialised value that goes through the program")
def memcheck(at, program):
    out, err, code = say(at, "valgrind", "--num-callers=40", "--read-inline-info=yes", "--vgdb=no",
                         "--malloc-fill=03", "--trace-children=yes",
                         "env", f"LD_PRELOAD={PRELOAD[0]}", f"./{program.name}")
    err = re.sub(r"^==\d+== ?", "", err, flags=re.M)
    if "Possibly corrupted" in err:
        return status(code) + Counter(["complaint: Possibly corrupted debuginfo file"])
    keep = re.findall(r"^ +(?:at|by) 0x[0-9A-F]+: (.*)$|^(ERROR SUMMARY.*)$", err, re.M)
    return Counter(frames.last_name(a) if a else b for a, b in keep) + status(code)


# Type and ABI tools.

@question("pahole", ["pahole", "--version"], "all types, C's and Rust's, with layout",
          lost=FEWER_COMPLAINTS, new=RUST_TYPES)
def pahole(at, program, command="pahole"):
    out, err, code = say(at, command, f"./{program.name}")
    return blocks(out) + complaints(err) + status(code)


@question("abidw", ["abidw", "--version"], "`--load-all-types`: the ABI as XML",
          lost={"a unit without ABI": r"^</?abi-instr\b"},
          new={"types that only declarations name": r"^<(pointer|qualified)-type-def "})
def abidw(at, program):
    out, err, code = say(at, "abidw", "--load-all-types", "--no-show-locs", "--no-corpus-path",
                         "--no-comp-dir-path", "--type-id-style", "hash", f"./{program.name}")
    return Counter(line.strip() for line in out.splitlines()) + complaints(err) + status(code)


@question("abidiff", ["abidiff", "--version"], "the file without the plugin against this one: exit status 0")
def abidiff(at, program):
    out, err, code = say(at, "abidiff", program.plain, f"./{program.name}")
    return Counter(out.splitlines()) + complaints(err) + status(code)


# Checkers, printers and rewriters.

@question("llvm-dwarfdump", ["llvm-dwarfdump", "--version"], "`--verify`", lost=FEWER_COMPLAINTS)
def verify(at, program, elf=None):
    out, err, code = say(at, "llvm-dwarfdump", "--verify", elf or f"./{program.name}")
    lines = [line for line in (out + err).splitlines() if re.match(r"\s*(error|warning)", line)]
    return complaints("\n".join(lines)) + status(code)


@question("llvm-debuginfo-analyzer", ["llvm-debuginfo-analyzer", "--version"],
          "types and members of C units")
def analyzer(at, program):
    out, err, code = say(at, "llvm-debuginfo-analyzer", "--print=types,symbols",
                         f"./{program.name}")
    found, kept = complaints(err) + status(code), False
    for line in out.splitlines():
        if unit := re.search(r"\{CompileUnit\} '(.*)'", line):
            kept = unit[1].endswith(".c")
        elif kept and re.search(r"\{(Member|Struct|Union|Typedef|Enumerator)\w*\}", line):
            found[" ".join(line.split())] += 1
    return found


@question("eu-elflint", ["eu-elflint", "--version"], "`-d`: faults of the file", lost=FEWER_COMPLAINTS)
def elflint(at, program):
    out, err, code = say(at, "eu-elflint", "-d", f"./{program.name}")
    return complaints(out + err) + status(code)


def printer(tool, version, *command):
    @question(tool, version, f"`{' '.join(command)}`: complaints", lost=FEWER_COMPLAINTS)
    def ask(at, program):
        out, err, code = say(at, *command, f"./{program.name}")
        shown = Counter(["shows compile units"] if re.search("compile_unit|DW_LANG|Compilation Unit",
                                                             out) else [])
        return complaints(err.replace(f"./{program.name}", "FILE")) + shown + status(code)


printer("eu-readelf", ["eu-readelf", "--version"], "eu-readelf", "-w")
printer("readelf", ["readelf", "--version"], "readelf", "-W", "--debug-dump")
printer("objdump", ["objdump", "--version"], "objdump", "-W")


def rewriter(tool, version, command, **options):
    @question(tool, version, f"`{' '.join(command)}`, then llvm-dwarfdump --verify, and what gdb "
              "says of each C type", lost=FEWER_COMPLAINTS, **options)
    def ask(at, program):
        out = at / f"{program.name}.rewritten"
        out.unlink(missing_ok=True)
        said, err, code = say(at, *(word.format(elf=f"./{program.name}", out=out.name)
                                    for word in command))
        found = complaints(said + err) + status(code)
        if not out.exists():
            return found
        found += verify(at, program, out.name)
        return found + gdb_types(at, program._replace(name=out.name))


rewriter("dwz", ["dwz", "--version"], ["dwz", "-o", "{out}", "{elf}"], dwarf=(4,))
rewriter("llvm-dwarfutil", ["llvm-dwarfutil", "--version"], ["llvm-dwarfutil", "{elf}", "{out}"])
