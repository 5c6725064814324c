#!/usr/bin/env python3
"""Measures the variants that build.sh left, and says whether the one with the plugin keeps every promise.

Prints and writes DIR/result.tsv: variant, what was measured, value. The full reports of langprov are kept as JSON in each
variant's directory. Exit status: 0 every promise holds (or there is no variant with the plugin), 1 one is broken, 2 something is missing.
"""
import argparse
import collections
import json
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
# What a build says that is about nothing: Kbuild's commands and make's own lines, the notices about Rust's versions, and
# lld's about target triples, which rustc and clang spell differently. Everything else counts if the baseline's build does
# not say it as often: of what pahole and resolve_btfids say, each may mean a type that is lost, and no list has them all.
NOISE = re.compile(r"""\s\s[A-Z0-9_]+\s | make(\[\d+\])?:\s | \*\*\* | Kernel:\s | ln\s-sf\s | \s*$ | rust/bindings\.o:\sno\ssymbols
                       | \S*ld\.lld\S*:\swarning:\sLinking\stwo\smodules\sof\sdifferent\starget\striples""", re.VERBOSE)
# These are wrong in any build.
ALWAYS = re.compile(r"couldn't find|multiple IDs found|FAILED: load BTF")
ADDRESS = re.compile(r"0x[0-9a-f]+|<[0-9a-f]+>|\b\d+\b")


def messages(log, known=None):
    """The lines of a build's log that count, less those that `known`, a Counter of the baseline's, has too."""
    rest = collections.Counter(known)
    found = []
    with open(log, errors="replace") as file:
        for line in file:
            line = line.rstrip()
            key = ADDRESS.sub("N", line)
            if NOISE.match(line):
                continue
            if rest[key] > 0 and not ALWAYS.search(line):
                rest[key] -= 1
            else:
                found.append(line)
    return found


def as_known(lines):
    return collections.Counter(ADDRESS.sub("N", line) for line in lines)


def fail(message):
    """What is no verdict: something cannot be read."""
    print(f"judge.py: {message}", file=sys.stderr)
    sys.exit(2)


class Judge:
    def __init__(self, out, langprov, readelf):
        self.out, self.langprov, self.readelf = out, langprov, readelf
        self.results, self.broken = [], []

    def record(self, variant, what, value):
        self.results.append((variant, what, str(value)))
        print(f"  {variant:9} {what}: {value}")

    def promise(self, variant, what, holds):
        """Only the variant with the plugin has promises to keep; of the others it is said how they fare."""
        self.record(variant, what, "holds" if holds else "broken")
        if variant == "with" and not holds:
            self.broken.append(what)

    def report(self, variant, name, *command):
        """Runs langprov, keeps its JSON, returns it. Exit statuses 0 and 1 are verdicts, others are failures."""
        run = subprocess.run([self.langprov, *map(str, command), "--format=json"], capture_output=True, text=True)
        if run.returncode not in (0, 1):
            fail(f"{' '.join(map(str, command))}: {run.stderr.strip()}")
        (self.out / variant / f"{name}.json").write_text(run.stdout)
        return json.loads(run.stdout)

    def section_size(self, file, section):
        listing = subprocess.run([self.readelf, "-SW", file], capture_output=True, text=True, check=True).stdout
        match = re.search(rf"\] {re.escape(section)} +\S+ +\S+ +\S+ +(\S+)", listing)
        return int(match[1], 16) if match else 0

    def files(self, variant):
        """vmlinux, or vmlinux.o where the kernel was refused for its BTF, and the modules."""
        directory = self.out / variant
        kernel = directory / "vmlinux"
        return [kernel if kernel.exists() else directory / "vmlinux.o", *sorted((directory / "modules").glob("*.ko"))]

    def base_btf(self, variant, file):
        return [] if file.name == "vmlinux" else ["--base-btf", self.out / variant / "vmlinux"]

    def has_btf(self, file):
        return file.exists() and self.section_size(file, ".BTF") > 0

    def audit(self, variant):
        foreign = crossing = first = 0
        for file in self.files(variant):
            verdict = self.report(variant, f"audit.{file.name}", "audit", file)["files"][0]
            foreign += verdict["pure"]["breaks"]
            crossing += verdict["closed"]["breaks"]
            first += not verdict["first-unit"]["holds"]
        self.record(variant, "foreign DIEs in C units", foreign)
        self.record(variant, "references from C units into Rust units", crossing)
        self.record(variant, "files whose first unit is Rust", first)
        self.promise(variant, "all files are safe to filter", foreign + crossing + first == 0)

    def compare(self, variant):
        """The whole BTF against the baseline's: that of vmlinux and of each module."""
        counts = {"missing": 0, "changed": 0, "duplicated": 0, "added": 0}
        modules = True
        for file in self.files(variant):
            base = self.out / "baseline" / file.relative_to(self.out / variant)
            lonely = [path for path, other in ((base, file), (file, base)) if self.has_btf(path) and not self.has_btf(other)]
            if lonely:
                # A Rust module whose first unit is Rust loses its BTF whole. It had none of its own if what the other
                # build has for it is empty: the C in such a module only uses types of vmlinux.
                side = variant if lonely[0] == file else "baseline"
                own = self.report(side, f"btf.{file.name}", "btf", *self.base_btf(side, lonely[0]), lonely[0])["types"]
                if own:
                    modules = False
                    self.record(variant, f"types of {file.name} that only {side} has", own)
                continue
            if not self.has_btf(file):
                continue
            options = self.base_btf("baseline", file)
            if options:
                options += ["--other-base-btf", self.out / variant / "vmlinux"]
            verdict = self.report(variant, f"compare.{file.name}", "compare", *options, base, file)
            modules &= verdict["holds"]
            if file.name == "vmlinux":
                self.record(variant, "types in the BTF of vmlinux", verdict["types"]["other"])
                for kind in counts:
                    self.record(variant, f"types {kind}", len(verdict["types"][kind]))
        self.promise(variant, "the BTF of vmlinux and of every module equals the baseline's", modules)

    def lint(self, variant):
        """Complaints about BTF that the baseline's does not have too: C itself has some types of one name."""
        new = 0
        for file in self.files(variant):
            if not self.has_btf(file):
                continue
            found = self.complaints(self.report(variant, f"btf.{file.name}", "btf", *self.base_btf(variant, file), file))
            known = self.out / "baseline" / f"btf.{file.name}.json"
            old = self.complaints(json.loads(known.read_text())) if known.exists() else []
            for complaint in old:
                if complaint in found:
                    found.remove(complaint)
            new += len(found)
        self.promise(variant, "the BTF has no fault that the baseline's does not have", variant == "baseline" or new == 0)

    @staticmethod
    def complaints(report):
        """As text without type IDs, which differ from build to build."""
        return [re.sub(r"\btype \d+", "type N", f"{one['fault']} {one['kind']} {one['name']} {one['detail']}")
                for one in report["complaints"]]

    def log(self, variant):
        log = self.out / variant / "build.log"
        known = None
        if variant != "baseline":
            known = as_known(messages(self.out / "baseline" / "build.log"))
        found = messages(log, known)
        if variant == "baseline":
            found = [line for line in found if ALWAYS.search(line)]
        (self.out / variant / "messages.txt").write_text("".join(line + "\n" for line in found))
        self.record(variant, "messages of pahole and resolve_btfids", len(found))
        self.promise(variant, "pahole and resolve_btfids have nothing to say", not found and log.stat().st_size > 0)

    def inventory(self, variant):
        """That there is something to judge: a verdict about nothing is none."""
        names = [file.name for file in self.files(variant)[1:]]
        expected = [file.name for file in self.files("baseline")[1:]]
        self.promise(variant, "vmlinux has BTF, and there are the baseline's modules",
                     self.has_btf(self.files(variant)[0]) and bool(names) and names == expected)

    def sections(self):
        if not (self.out / "without" / "build.seconds").exists():
            print("  the variant without is not there: build it too")
            self.promise("with", "allocated sections are those of the build without the plugin", False)
            return
        names = ["vmlinux.o", *(f"modules/{file.name}" for file in self.files("with")[1:])]
        same = True
        for name in names:
            run = subprocess.run([HERE / "sections.py", self.out / "without" / name, self.out / "with" / name],
                                 capture_output=True, text=True)
            if run.returncode:
                print(f"{name}: {run.stdout}{run.stderr}")
                same = False
        self.promise("with", "allocated sections are those of the build without the plugin", same)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=pathlib.Path, required=True, help="what build.sh wrote to")
    parser.add_argument("--langprov", required=True)
    parser.add_argument("--readelf", default="llvm-readelf-22")
    parser.add_argument("--require", metavar="VARIANT", help="not to be there is to break every promise")
    args = parser.parse_args()

    judge = Judge(args.out, args.langprov, args.readelf)
    # A variant that did not build has left a log at most.
    variants = [name for name in ("baseline", "without", "with") if (args.out / name / "build.seconds").exists()]
    if "baseline" not in variants:
        fail(f"{args.out}: no baseline to compare with")
    if args.require and args.require not in variants:
        fail(f"{args.out}: no variant {args.require}")
    for variant in variants:
        directory = args.out / variant
        judge.record(variant, "seconds to build", (directory / "build.seconds").read_text().strip())
        refused = (directory / "failure.txt").exists()
        judge.record(variant, "its BTF can be loaded", (directory / "failure.txt").read_text().strip() if refused else "yes")
        for section in () if refused else (".debug_info", ".BTF"):
            judge.record(variant, f"bytes of {section} in vmlinux", judge.section_size(directory / "vmlinux", section))
        judge.inventory(variant)
        judge.log(variant)
        judge.audit(variant)
        if judge.has_btf(directory / "vmlinux"):
            judge.lint(variant)
            judge.compare(variant)
        if (directory / "link.txt").exists():
            judge.record(variant, "LTO link of vmlinux.o", (directory / "link.txt").read_text().strip())
    if "with" in variants:
        judge.sections()
    (args.out / "result.tsv").write_text("".join("\t".join(row) + "\n" for row in judge.results))
    for what in judge.broken:
        print(f"broken: {what}")
    if judge.broken:
        return 1
    if "with" in variants:
        print("every promise holds")
    return 0


if __name__ == "__main__":
    sys.exit(main())
