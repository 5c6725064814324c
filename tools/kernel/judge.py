#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Measures the variants that build.sh left, and checks every promise of the one with the plugin.

Prints the measurements and writes them to DIR/result.tsv, one a line: variant, identifier
(see measures.py), value. The full reports of langprov stay as JSON in each variant's
directory.

Exit status: 0 every promise holds, or there is no variant with the plugin; 1 one is broken;
2 something cannot be read or is missing.
"""
import argparse
import collections
import json
import pathlib
import re
import subprocess
import sys

from measures import MEASURES

HERE = pathlib.Path(__file__).resolve().parent
# Lines of a build's log that report nothing: Kbuild's commands and make's own lines, the
# notices about Rust's versions and make's jobserver, and lld's about target triples, which
# rustc and clang spell differently. Every other line counts if the baseline's build does not
# print it as often. There is no list of what pahole and resolve_btfids may report, and any of
# it may mean a type that is lost.
NOISE = re.compile(
    r"""\s\s[A-Z0-9_]+\s | make(\[\d+\])?:\s | \*\*\* | Kernel:\s | ln\s-sf\s | \s*$
      | WARNING:\sUnable\sto\sreopen\sjobserver\s
      | rust/bindings\.o:\sno\ssymbols
      | \S*ld\.lld\S*:\swarning:\sLinking\stwo\smodules\sof\sdifferent\starget\striples""",
    re.VERBOSE)
# These are wrong in any build.
ALWAYS = re.compile(r"couldn't find|multiple IDs found|FAILED: load BTF")
ADDRESS = re.compile(r"0x[0-9a-f]+|<[0-9a-f]+>|\b\d+\b")
KINDS = ("missing", "changed", "duplicated", "added")


def messages(log, known=None):
    """The lines of a log that count, less those that `known`, a Counter, has as well."""
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


def complaints(report):
    """Of langprov btf, without type IDs, which differ from build to build."""
    keys = ("fault", "kind", "name", "detail")
    texts = (" ".join(one[key] for key in keys) for one in report["complaints"])
    return collections.Counter(re.sub(r"\btype \d+", "type N", text) for text in texts)


def fail(message):
    """Something cannot be read: there is no verdict."""
    print(f"judge.py: {message}", file=sys.stderr)
    sys.exit(2)


class Judge:
    def __init__(self, out, langprov, readelf):
        self.out, self.langprov, self.readelf = out, langprov, readelf
        self.results, self.broken = [], []

    def record(self, variant, measure, value):
        """Only the variant with the plugin can break a promise."""
        text, right = MEASURES[measure]
        self.results.append((variant, measure, str(value)))
        print(f"  {variant:9} {text}: {value}")
        if variant == "with" and right not in (None, str(value)):
            self.broken.append(text)

    def promise(self, variant, measure, holds):
        self.record(variant, measure, "holds" if holds else "broken")

    def report(self, variant, name, *command):
        """Runs langprov, keeps its JSON, returns it. Exit status 0 and 1 are verdicts."""
        run = subprocess.run([self.langprov, *map(str, command), "--format=json"],
                             capture_output=True, text=True)
        if run.returncode not in (0, 1):
            fail(f"{' '.join(map(str, command))}: {run.stderr.strip()}")
        (self.out / variant / f"{name}.json").write_text(run.stdout)
        return json.loads(run.stdout)

    def section_size(self, file, section):
        listing = subprocess.run([self.readelf, "-SW", file], capture_output=True, text=True,
                                 check=True).stdout
        match = re.search(rf"\] {re.escape(section)} +\S+ +\S+ +\S+ +(\S+)", listing)
        return int(match[1], 16) if match else 0

    def files(self, variant):
        """vmlinux (vmlinux.o if the BTF was rejected) and the modules."""
        directory = self.out / variant
        kernel = directory / "vmlinux"
        return [kernel if kernel.exists() else directory / "vmlinux.o",
                *sorted((directory / "modules").glob("*.ko"))]

    def base_btf(self, variant, file):
        return [] if file.name == "vmlinux" else ["--base-btf", self.out / variant / "vmlinux"]

    def has_btf(self, file):
        return file.exists() and self.section_size(file, ".BTF") > 0

    def inventory(self, variant):
        """That there is something to judge."""
        names = [file.name for file in self.files(variant)[1:]]
        expected = [file.name for file in self.files("baseline")[1:]]
        self.promise(variant, "inventory_complete", self.has_btf(self.files(variant)[0])
                     and bool(names) and names == expected)

    def log(self, variant):
        log = self.out / variant / "build.log"
        if variant == "baseline":
            found = [line for line in messages(log) if ALWAYS.search(line)]
        else:
            found = messages(log, as_known(messages(self.out / "baseline" / "build.log")))
        (self.out / variant / "messages.txt").write_text("".join(line + "\n" for line in found))
        self.record(variant, "messages", len(found))
        self.promise(variant, "log_clean", not found and log.stat().st_size > 0)

    def audit(self, variant):
        foreign = crossing = first = 0
        for file in self.files(variant):
            verdict = self.report(variant, f"audit.{file.name}", "audit", file)["files"][0]
            foreign += verdict["pure"]["breaks"]
            crossing += verdict["closed"]["breaks"]
            first += not verdict["first-unit"]["holds"]
        self.record(variant, "foreign_dies", foreign)
        self.record(variant, "crossing_references", crossing)
        self.record(variant, "first_units_excluded", first)
        self.promise(variant, "safe_to_filter", foreign + crossing + first == 0)

    def lint(self, variant):
        """New complaints about the BTF: C alone has some types of one name already."""
        new = 0
        for file in filter(self.has_btf, self.files(variant)):
            name = f"btf.{file.name}"
            found = self.report(variant, name, "btf", *self.base_btf(variant, file), file)
            known = self.out / "baseline" / f"{name}.json"
            old = complaints(json.loads(known.read_text())) if known.exists() else None
            new += sum((complaints(found) - collections.Counter(old)).values())
        self.promise(variant, "btf_valid", variant == "baseline" or new == 0)

    def compare(self, variant):
        """The whole BTF against the baseline's: that of vmlinux and of each module."""
        equal, unmatched = True, 0
        for file in self.files(variant):
            base = self.out / "baseline" / file.relative_to(self.out / variant)
            have = self.has_btf(base), self.has_btf(file)
            if all(have):
                equal &= self.compare_file(variant, base, file)
            elif any(have):
                side, only = ("baseline", base) if have[0] else (variant, file)
                unmatched += self.own_types(side, only)
        self.record(variant, "module_types_unmatched", unmatched)
        self.promise(variant, "btf_equal", equal and not unmatched)

    def compare_file(self, variant, base, file):
        options = self.base_btf("baseline", file)
        if options:
            options += ["--other-base-btf", self.out / variant / "vmlinux"]
        verdict = self.report(variant, f"compare.{file.name}", "compare", *options, base, file)
        if file.name != "vmlinux":
            return verdict["holds"]
        types, functions = ({kind: len(verdict[part][kind]) for kind in KINDS}
                            for part in ("types", "functions"))
        helper_types, helper_functions = self.of_helpers(variant, verdict, file)
        types["added"] -= helper_types
        functions["added"] -= helper_functions
        self.record(variant, "types", verdict["types"]["other"])
        for kind in KINDS:
            self.record(variant, f"types_{kind}", types[kind])
        self.record(variant, "types_of_helpers", helper_types)
        return not any(types.values()) and not any(functions.values())

    def of_helpers(self, variant, verdict, file):
        """How many of the added types and functions are those of the inlined helpers.

        Linux compiles them with -g0 unless the plugin is there (RUST_INLINE_HELPERS), so
        the baseline cannot have what only they name. build.sh compiles them alone.
        """
        helpers = self.out / variant / "helpers.o"
        if not helpers.exists() or not verdict["types"]["added"] + verdict["functions"]["added"]:
            return 0, 0
        own = self.report(variant, "compare.helpers", "compare", helpers, file)["types"]
        other = {(one["kind"], one["name"]) for one in own["added"] + own["changed"]}
        types = sum((one["kind"], one["name"]) not in other for one in verdict["types"]["added"])
        symbols = subprocess.run([self.readelf, "-sW", helpers], capture_output=True, text=True,
                                 check=True).stdout.split()
        return types, sum(one["name"] in symbols for one in verdict["functions"]["added"])

    def own_types(self, side, file):
        """The types of a module whose counterpart has no BTF.

        A module that begins with a Rust unit loses its whole BTF. Nothing is lost if the
        BTF that the other build has for it is empty: its C uses only types of vmlinux.
        """
        options = self.base_btf(side, file)
        own = self.report(side, f"btf.{file.name}", "btf", *options, file)["types"]
        if own:
            print(f"  only {side} has BTF for {file.name}: {own} types")
        return own

    def sections(self):
        if not (self.out / "without" / "build.seconds").exists():
            print("  the variant without is not there: build it too")
            self.promise("with", "sections_equal", False)
            return
        names = ["vmlinux.o", *(f"modules/{file.name}" for file in self.files("with")[1:])]
        same = True
        for name in names:
            run = subprocess.run(
                [HERE / "sections.py", self.out / "without" / name, self.out / "with" / name],
                capture_output=True, text=True)
            if run.returncode:
                print(f"{name}: {run.stdout}{run.stderr}")
                same = False
        self.promise("with", "sections_equal", same)

    def variant(self, name):
        directory = self.out / name
        self.record(name, "build_seconds", (directory / "build.seconds").read_text().strip())
        failure = directory / "failure.txt"
        self.record(name, "btf_loads", failure.read_text().strip() if failure.exists() else "yes")
        if not failure.exists():
            for measure, section in (("debug_info_bytes", ".debug_info"), ("btf_bytes", ".BTF")):
                self.record(name, measure, self.section_size(directory / "vmlinux", section))
        self.inventory(name)
        self.log(name)
        self.audit(name)
        if self.has_btf(directory / "vmlinux"):
            self.lint(name)
            self.compare(name)
        if (directory / "link.txt").exists():
            self.record(name, "link_cost", (directory / "link.txt").read_text().strip())


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=pathlib.Path, required=True, help="the --out of build.sh")
    parser.add_argument("--langprov", required=True)
    parser.add_argument("--readelf", default="llvm-readelf-22")
    parser.add_argument("--require", metavar="VARIANT", help="fail if this variant is missing")
    args = parser.parse_args()

    judge = Judge(args.out, args.langprov, args.readelf)
    # A variant that did not build has left a log at most.
    variants = [name for name in ("baseline", "without", "with")
                if (args.out / name / "build.seconds").exists()]
    if "baseline" not in variants:
        fail(f"{args.out}: no baseline to compare with")
    if args.require and args.require not in variants:
        fail(f"{args.out}: no variant {args.require}")
    for variant in variants:
        judge.variant(variant)
    if "with" in variants:
        judge.sections()
    (args.out / "result.tsv").write_text("".join("\t".join(row) + "\n" for row in judge.results))
    for text in judge.broken:
        print(f"broken: {text}")
    if judge.broken:
        return 1
    if "with" in variants:
        print("every promise holds")
    return 0


if __name__ == "__main__":
    sys.exit(main())
