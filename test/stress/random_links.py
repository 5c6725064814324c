#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Builds random C, C++ and Rust programs with cross-language LTO and checks every
promise on each: one line a seed. What fails can be had again with the same seed.

    random_links.py --seeds 1-200 --work DIR
    random_links.py --program DIR --work DIR      a program of one's own"""

import argparse
import os
import random
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "support"))
import btf  # noqa: E402
import build  # noqa: E402
import dwarf  # noqa: E402
from random_programs import Program  # noqa: E402


def choose(seed):
    """How to build the program of a seed."""
    pick = random.Random(f"build {seed}").choice
    setting = {
        "languages": pick(("cr", "cr", "crr", "ccr", "crp")),
        "fold": pick((0.0, 0.0, 0.5)),
        "lto": pick(("full", "thin", "both")),
        "cflags": ["-O" + pick("223s1"), f"-gdwarf-{pick('455')}"],
        "rustflags": [f"-Copt-level={pick('2231s')}", f"-Cdebuginfo={pick('2221')}",
                      f"-Ccodegen-units={pick('114')}"],
        "ldflags": [f"-Wl,--lto-O{pick('2223')}"],
        "relocatable": pick((False,) * 7 + (True,)),
        "exclude": "rust",
        "inlined": pick(("split",) * 8 + ("drop",)),
    }
    setting["cflags"] += pick(([],) * 6 + (["-fno-inline"], ["-gline-tables-only"], ["-ggnu-pubnames"],
                              ["-fdebug-info-for-profiling"], ["-gpubnames"], ["-g3"], ["-std=c2x"],
                              ["-fno-optimize-sibling-calls"], ["-fstandalone-debug"],
                              ["-fno-eliminate-unused-debug-types"]))
    setting["ldflags"] += pick(([],) * 6 + (["-Wl,--lto-partitions=4"], ["-Wl,--lto-O1"],
                               ["-Wl,--gc-sections"], ["-Wl,-mllvm,-hot-cold-split=true"],
                               ["-Wl,-mllvm,-enable-merge-functions"],
                               ["-Wl,-mllvm,-import-instr-limit=5"],
                               ["-Wl,-mllvm,-inline-threshold=5000"]))
    if "p" in setting["languages"]:
        setting["exclude"] = pick(("rust", "c++14", "c++14,rust", "rust"))
        setting["cxxflags"] = ["-std=c++14", "-fno-rtti", "-fno-exceptions"]
    setting["rust_describes"] = pick((False,) * 5 + (True,))
    return setting


def choose_more(seed, setting):
    """What is added to that with --more-flags."""
    pick = random.Random(f"more {seed}").choice
    setting["cflags"] += pick(([], [], *map(shlex.split, MORE_CFLAGS)))
    if "r" in setting["languages"]:
        setting["rustflags"] += pick(([], [], *map(shlex.split, MORE_RUSTFLAGS)))
    setting["ldflags"] += pick(([], [], *map(shlex.split, MORE_LDFLAGS)))
    # The runtime library of profiles.
    setting["ldflags"] += [flag for flag in setting["cflags"] if flag.startswith("-fprofile")]
    setting["archive"] = pick((False, False, True))


MORE_CFLAGS = (
    "-O1", "-Oz", "-fno-omit-frame-pointer -fno-strict-aliasing -fno-common",
    "-Xclang -fexperimental-assignment-tracking=forced", "-gkey-instructions", "-gdwarf-3",
    "-fdebug-macro", "-gno-column-info", "-gsimple-template-names", "-gcodeview -gdwarf-4",
    "-fpseudo-probe-for-profiling", "-fdebug-info-for-profiling -funique-internal-linkage-names",
    "-fprofile-generate", "-fprofile-instr-generate -fcoverage-mapping",
    "-fpatchable-function-entry=16,16", "-pg -mfentry", "-fcf-protection=branch",
    "-ffunction-sections -fdata-sections", "-fstack-protector-strong", "-fshort-enums",
    "-ftrivial-auto-var-init=pattern", "-fzero-call-used-regs=used-gpr", "-fwrapv",
    "-fsanitize=undefined -fsanitize-trap=undefined", "-mcmodel=large", "-fno-plt", "-fPIC",
)
MORE_RUSTFLAGS = (
    "-Csymbol-mangling-version=v0", "-Cforce-frame-pointers=yes", "-Crelocation-model=static",
    "-Cno-prepopulate-passes", "-Zdwarf-version=5", "-Zdwarf-version=4",
    "-Zdebug-info-for-profiling", "-Zmir-opt-level=3", "-Zinline-mir=no", "-Zfunction-sections=no",
    "-Zshare-generics=yes", "-Zcf-protection=branch", "-Zalways-encode-mir", "-Zthinlto=no",
)
MORE_LDFLAGS = (
    "-Wl,--icf=all", "-Wl,-O2", "-Wl,--lto-whole-program-visibility", "-Wl,--emit-relocs",
    "-Wl,--compress-debug-sections=zlib", "-Wl,--lto-basic-block-sections=all",
    "-Wl,-mllvm,-enable-split-machine-functions", "-Wl,-mllvm,-enable-machine-outliner=always",
    "-Wl,-mllvm,-enable-partial-inlining", "-Wl,-mllvm,-ir-outliner", "-Wl,-mllvm,-enable-gvn-hoist",
    "-Wl,-mllvm,-force-specialization", "-Wl,-mllvm,-enable-dfa-jump-thread", "-Wl,-z,separate-code",
    "-Wl,-mllvm,-inline-threshold=0", "-Wl,-mllvm,-inline-threshold=100000", "-static",
    "-Wl,-mllvm,-emit-dwarf-unwind=always", "-Wl,-mllvm,-generate-arange-section", "-Wl,--gdb-index",
    "-Wl,-mllvm,-minimize-addr-in-v5=Expressions",
    "-Wl,-mllvm,-dwarf-linkage-names=All", "-Wl,-mllvm,-accel-tables=Dwarf", "-Wl,--lto-CGO0",
    "-Wl,-mllvm,-strict-dwarf=true", "-Wl,-mllvm,-debugger-tune=lldb", "-Wl,-mllvm,-debugger-tune=gdb",
)


class Link:
    """One program, built in one way."""

    def __init__(self, args, name, program, setting, seed):
        self.args, self.name, self.setting, self.seed = args, name, setting, seed
        self.program = program
        self.work = args.work / name
        self.wrong = []
        shutil.rmtree(self.work, ignore_errors=True)
        self.work.mkdir(parents=True)
        # The variable is for the plugin and is harmless without one.
        self.environment = dict(os.environ, LANG_PROVENANCE="exclude=" + setting["exclude"] +
                                ";inlined=" + setting["inlined"])

    def fail(self, what, details=()):
        self.wrong.append(what + "".join(f"\n       {d}" for d in list(details)[:12]))

    # Build ---------------------------------------------------------------------------

    def compile(self, directory, foreign_native):
        """Objects by source, in the order of the link. With foreign_native, all of the
        excluded languages stays out of LTO and loses its debug info: what is left is
        what the kept languages have on their own."""
        directory.mkdir()
        s, objects = self.setting, []
        pick = random.Random(f"modes {self.seed}").choice
        for source in sorted(self.program.iterdir()):
            if source.suffix not in (".c", ".cpp", ".rs"):
                continue
            lto = pick(("full", "thin")) if s["lto"] == "both" else s["lto"]
            out = directory / (source.name + ".o")
            excluded = s["exclude"].split(",")
            foreign = ("rust" in excluded if source.suffix == ".rs"
                       else source.suffix == ".cpp" and "c++14" in excluded)
            native = foreign and foreign_native
            if source.suffix == ".rs":
                build.compile_rust(source, None if native else lto, out, s["rustflags"])
                if s["rust_describes"] and not native:
                    build.describe_calls(out, lto)
            else:
                cxx = source.suffix == ".cpp"
                build.run("clang++" if cxx else "clang", "-w", "-g", "-O2",
                          *([] if native else [f"-flto={lto}"]), "-c", source, "-o", out,
                          *[f for f in s["cflags"] if not (cxx and f.startswith("-std"))],
                          *(s.get("cxxflags", []) if cxx else []), *build.flags_of(source),
                          *([f"-fpass-plugin={self.args.plugin}"] if not foreign and
                            self.needs_compile_time() else []), env=self.environment)
            if native:
                build.run("llvm-objcopy", "--strip-debug", out)
            objects.append(out)
        random.Random(f"order {self.seed}").shuffle(objects)
        if s.get("archive"):
            objects = self.archive(directory, objects)
        externals = self.program / "ext.txt"
        if externals.exists():
            out = directory / "ext.o"
            build.run("clang", "-O1", "-w", "-x", "c", "-c", externals, "-o", out)
            objects.append(out)
        return objects

    def archive(self, directory, objects):
        """Some of the objects as an archive: the linker loads them when it needs them."""
        pick = random.Random(f"archive {self.seed}").choice
        inside = [o for o in objects if o.name != "main.c.o" and pick((True, False))]
        if not inside:
            return objects
        out = directory / "some.a"
        build.run("llvm-ar", "rcs", out, *inside)
        return [o for o in objects if o not in inside] + [out]

    def needs_compile_time(self):
        """Of a C and an excluded C++ declaration of one function, full LTO keeps one
        before the plugin of the linker runs. Rust's known results have a type that only
        the C declaration names."""
        return self.args.known_results or (
            "p" in self.setting["languages"] and "c++14" in self.setting["exclude"])

    def link(self, objects, out, plugin=None, flags=(), relocatable=False):
        relocating = ["-r", "-nostdlib"] if relocatable else []
        return build.link(objects, out, plugin, [*self.setting["ldflags"], *flags, *relocating],
                          env=self.environment)

    # Check ---------------------------------------------------------------------------

    def run(self):
        r = self.setting["relocatable"]
        objects = self.compile(self.work / "objects", False)
        plain, plugged, again = (self.work / n for n in ("plain", "plugged", "again"))
        keep = ["-Wl,--save-temps"] if not r else []
        quiet = self.link(objects, plain, None, keep, r).stderr
        said = self.link(objects, plugged, self.args.plugin, ["-Wl,--threads=4,--thinlto-jobs=4"], r).stderr
        self.link(objects, again, self.args.plugin, ["-Wl,--threads=1,--thinlto-jobs=1"], r)
        if plugged.read_bytes() != again.read_bytes():
            self.fail("one thread and four give different bytes")
        if sorted(said.splitlines()) != sorted(quiet.splitlines()):
            self.fail("the plugin is not quiet", said.splitlines())
        self.check_code(plain, plugged, r)
        self.check_dwarf(plain, plugged)
        if not r:
            self.check_runs(plain, plugged)
            self.check_twice(plain)
        self.check_btf(plain, plugged, r)

    def check_code(self, plain, plugged, relocatable):
        # Of an unlinked file the sections count, and what relocations mean.
        if relocatable:
            sections = HERE.parent.parent / "tools/kernel/sections.py"
            done = subprocess.run([sys.executable, sections, plain, plugged],
                                  capture_output=True, text=True)
            if done.returncode:
                self.fail("code or data differs", (done.stdout + done.stderr).splitlines())
            return
        if not build.same_when_stripped(plain, plugged):
            self.fail("code or data differs")

    def check_runs(self, plain, plugged):
        try:
            runs = [subprocess.run([elf], capture_output=True, text=True, timeout=5)
                    for elf in (plain, plugged)]
        except subprocess.TimeoutExpired:
            return  # calls that multiply; the code is compared anyway
        if (runs[0].returncode, runs[0].stdout) != (runs[1].returncode, runs[1].stdout):
            self.fail("the program runs differently", [r.stdout for r in runs])

    def check_dwarf(self, plain, plugged):
        exclude = self.setting["exclude"]
        audits = [subprocess.run([self.args.langprov, "audit", f"--exclude={exclude}", elf],
                                 capture_output=True, text=True) for elf in (plain, plugged)]
        if audits[0].returncode not in (0, 1):
            self.fail(f"audit exits {audits[0].returncode} without the plugin",
                      audits[0].stderr.splitlines())
        self.mixed = audits[0].returncode == 1
        if self.args.require_mixed and not self.mixed:
            self.fail("not mixed without the plugin, so nothing is tested")
        if audits[1].returncode:
            self.fail(f"audit exits {audits[1].returncode}",
                      (audits[1].stdout + audits[1].stderr).splitlines())
        # Our own reading as well, so that a blind audit shows.
        if wrong := dwarf.wrongs(plugged, exclude):
            if "rust" in exclude:
                self.fail("wrong", wrong)
        if lost := dwarf.lost_types(plain, plugged, exclude, self.kept_text()):
            self.fail("types are lost that are there without the plugin", lost)
        had, has = (dwarf.variable_lengths(elf, exclude) for elf in (plain, plugged))
        if has < had:
            self.fail(f"of {had} arrays of variable length {had - has} have none any more")
        new = dwarf.verify_errors(plugged, self.work) - dwarf.verify_errors(plain, self.work)
        # All that --gc-sections drops overlaps at address 0, as often as LLVM describes it.
        if "-Wl,--gc-sections" in self.setting["ldflags"]:
            new.pop("DIEs have overlapping address ranges", None)
        if new:
            self.fail("new llvm-dwarfdump --verify errors", new.items())

    def check_twice(self, plain):
        """Run twice, the pass gives what it gave once."""
        pipeline = "lang-provenance<%s>" % ";".join(
            ["exclude=" + e for e in self.setting["exclude"].split(",")] +
            ["inlined=" + self.setting["inlined"], "verify"])
        modules = sorted(self.work.glob("plain.*precodegen.bc")) + sorted(
            self.work.glob("objects/*precodegen.bc"))
        if not modules:
            self.fail("the link has left no bitcode to run the pass on twice")
        for module in modules:
            texts = []
            for passes in (pipeline, pipeline + "," + pipeline):
                done = subprocess.run(["opt", f"-load-pass-plugin={self.args.plugin}",
                                       f"-passes={passes}", "-S", module, "-o", "-"],
                                      capture_output=True, text=True)
                if done.returncode or done.stderr:
                    self.fail(f"opt -passes='{passes}' {module.name}", done.stderr.splitlines())
                texts.append(done.stdout)
            if texts[0] != texts[1]:
                self.fail(f"a second run changes {module.name}")
        for path in self.work.glob("*.bc"):
            path.unlink()

    def check_btf(self, plain, plugged, relocatable):
        """Type for type what the kept languages have on their own."""
        exclude = self.setting["exclude"]
        if "p" in self.setting["languages"] and "c++14" not in exclude:
            return  # pahole's BTF of C++ is not stable enough to compare
        if "-gline-tables-only" in self.setting["cflags"]:
            return  # there are no types
        if exclude == "c++14" and "r" in self.setting["languages"]:
            return  # nor can it encode Rust
        native = self.work / "native"
        self.link(self.compile(self.work / "alone", True), native, relocatable=relocatable)
        hide = btf.pahole_needs_hiding()
        btf.encode(native, self.work / "native.btf", hide, exclude)
        said = btf.encode(plugged, self.work / "plugged.btf", hide, exclude)
        if "couldn't find" in said:
            self.fail("pahole complains", said.splitlines())
        base = btf.describe(self.work / "native.btf")
        self.types = sum(base.values())
        if not self.types:
            self.fail("no BTF of the kept languages alone to compare with")
        had = {name for _, name, _ in base}
        if lines := [line for line in btf.differences(base, btf.describe(self.work / "plugged.btf"))
                     if not self.inlining_made(line, had)]:
            self.fail("the BTF is not that of the kept languages alone", lines)

    def inlining_made(self, line, had):
        """Whether the kept languages' own functions account for a difference: another
        inlining leaves another set of functions with a DIE, and a scope that is folded
        to nothing in one of both programs takes the types of its variables along. What
        was there already and is now there otherwise, or twice, is never accounted for."""
        name = re.search(r": \w+ ([^ ({]+)", line)[1]
        added = line.startswith("added") and name not in had
        if added and " INT DW_ATE_" in line:
            return True  # DW_OP_convert, wherever LLVM chooses to convert
        if added and " FUNC " in line:
            return re.fullmatch(r"[cp]\d+\w*|main|use_g\d+", name)
        return added and re.search(rf"\b{re.escape(name)}\b", self.c_text())

    def kept_text(self):
        """The kept sources. What they declare and only foreign code calls is left out:
        without the plugin a kept unit describes it where that code was inlined."""
        kept = [".h", ".c"] + [".cpp"] * ("c++14" not in self.setting["exclude"])
        lines = "".join(path.read_text() for path in self.program.iterdir()
                        if path.suffix in kept).splitlines()
        declared = {line: found[1] for line in lines
                    if (found := re.search(r"\b(ext\d+)(_hook\)|\()", line)) and
                    line.startswith(("typedef ", "void "))}
        called = {name for line in lines if line not in declared
                  for name in re.findall(r"\bext\d+", line)}
        return "\n".join(line for line in lines if declared.get(line) in {None, *called})

    def c_text(self):
        return "".join(path.read_text() for path in self.program.iterdir()
                       if path.suffix in (".c", ".h"))


def numbers(text):
    first, _, last = text.partition("-")
    return range(int(first), int(last or first) + 1)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    built = os.environ.get("LANGPROV_BUILD", "build")
    parser.add_argument("--seeds", type=numbers, default=range(0))
    parser.add_argument("--program", type=Path)
    parser.add_argument("--set", action="append", default=[], metavar="KEY=VALUE",
                        help="instead of what the seed chose")
    parser.add_argument("--require-mixed", action="store_true",
                        help="what is not mixed without the plugin fails")
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--plugin", default=f"{built}/lib/LangProvenance.so")
    parser.add_argument("--langprov", default=f"{built}/bin/langprov")
    parser.add_argument("--constructs", type=lambda text: text.split(","), default=[],
                        metavar="all|NAME,…", help="half of the functions are such (constructs.py)")
    parser.add_argument("--known-results", action="store_true",
                        help="C depends on results of Rust that LTO can know (known_results.py)")
    parser.add_argument("--more-flags", action="store_true",
                        help="more kinds of flags than the seeds choose, and archives")
    parser.add_argument("--keep", action="store_true", help="also the files of what held")
    args = parser.parse_args()
    if not args.seeds and not args.program:
        parser.error("no seed and no program")
    failed = 0
    for seed in args.seeds if not args.program else [0]:
        setting = choose(seed)
        if args.more_flags:
            os.environ.update(RUSTC_BOOTSTRAP="1", LLVM_PROFILE_FILE="/dev/null")
            choose_more(seed, setting)
        if args.program:
            setting = {"languages": "c", "fold": 0, "lto": "full", "cflags": [], "rustflags": [],
                       "ldflags": [], "relocatable": False, "exclude": "rust", "inlined": "split",
                       "cxxflags": ["-std=c++14"]}
        for change in args.set:
            key, value = change.split("=", 1)
            setting[key] = (shlex.split(value) if key.endswith("flags")
                            else float(value) if key == "fold"
                            else value == "True" if key == "relocatable" else value)
        program = args.program
        if not program:
            program = args.work / f"{seed}.program"
            shutil.rmtree(program, ignore_errors=True)
            Program(seed, setting["languages"], setting["fold"],
                    args.constructs, args.known_results).write(program)
        link = Link(args, args.program.name if args.program else str(seed), program, setting, seed)
        link.types, link.mixed = 0, False
        try:
            link.run()
        except (SystemExit, subprocess.SubprocessError, OSError) as error:
            link.fail(str(error)[-1500:])
        ways = " ".join(f"{key}={' '.join(value) if isinstance(value, list) else value}"
                        for key, value in setting.items() if value not in ("", []))
        print(f"{'FAIL' if link.wrong else 'ok'} {seed}: {ways}; "
              f"{'mixed' if link.mixed else 'not mixed'} without, {link.types} in BTF", flush=True)
        for wrong in link.wrong:
            print(f"     {wrong}", flush=True)
        if link.wrong:
            failed += 1
            changes = "".join(f" --set {shlex.quote(c)}" for c in args.set)
            if args.constructs:
                changes += " --constructs " + ",".join(args.constructs)
            if args.known_results:
                changes += " --known-results"
            if args.more_flags:
                changes += " --more-flags"
            print(f"     again: {Path(sys.argv[0]).name} --seeds {seed}{changes} --keep --work DIR")
        elif not args.keep:
            shutil.rmtree(link.work)
            if not args.program:
                shutil.rmtree(program)
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
