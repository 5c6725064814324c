#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Runs langprov over real files: those of Debian's packages with debug information.

No package links languages by LTO, unless it says so, so a verdict other than "safe" is
to be understood. Each ELF file and archive with DWARF is audited with --strict. If it
has several languages, it is audited once more for each of them, as if that one were to
be dropped. The number of DIEs must be that of a walk with libdw, the number of units
that of "langprov units". Files with BTF are checked with "langprov btf".

A PACKAGE is downloaded with apt-get, unpacked below --work, and removed. A PATH, which
has a slash, is a file or a directory of this machine. --work keeps what was found, so a
second run goes on where the first ended.
Exit status: 0 the table was printed; 2 wrong usage, or something is missing.
"""

import argparse
import collections
import json
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
NAMES = {"c": "C", "c++": "C++", "d": "D", "fortran": "Fortran", "go": "Go", "objc": "Objective-C",
         "rust": "Rust", "asm": "assembly", "pascal": "Pascal", "ada": "Ada"}
SKIPPED = re.compile(r"none|partial")


def family(language):
    """c11 and c89 are C: languages are counted without their year."""
    return re.sub(r"(?<=[a-z+])\d+$", "", language)


def run(command):
    """Exit status, output, messages, CPU seconds and peak MB of a program."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = subprocess.Popen([str(word) for word in command], stdout=out, stderr=err)
        _, status, usage = os.wait4(process.pid, 0)
        texts = []
        for file in (out, err):
            file.seek(0)
            texts.append(file.read().decode(errors="replace"))
    return (os.waitstatus_to_exitcode(status), *texts, usage.ru_utime + usage.ru_stime,
            usage.ru_maxrss / 1024)


def sections(path):
    """The names of an ELF file's sections, or None if it is none."""
    with open(path, "rb") as file:
        head = file.read(64)
        if head[:4] != b"\x7fELF" or len(head) < 64:
            return None
        order = "<>"[head[5] - 1]
        wide = head[4] == 2
        offset = struct.unpack_from(order + ("Q" if wide else "I"), head, 40 if wide else 32)[0]
        size, count, names = struct.unpack_from(order + "HHH", head, 58 if wide else 46)
        file.seek(offset)
        table = file.read(size * count)
        if not table or len(table) < size * (names + 1):
            return set()
        place = struct.unpack_from(order + ("QQ" if wide else "II"), table,
                                   names * size + (24 if wide else 16))
        file.seek(place[0])
        text = file.read(place[1])
    found = set()
    for index in range(len(table) // size):
        start = struct.unpack_from(order + "I", table, index * size)[0]
        found.add(text[start:text.find(b"\0", start)].decode(errors="replace"))
    return found


def kind_of(path, names):
    if names is None:
        return "archive"
    if path.suffix == ".ko" or ".gnu.linkonce.this_module" in names:
        return "kernel module"
    with open(path, "rb") as file:
        head = file.read(18)
    order = "<>"[head[5] - 1]
    return {1: "object", 2: "program or library", 3: "program or library"}.get(
        struct.unpack_from(order + "H", head, 16)[0], "other")


def findings(report):
    """What an audit found that is not "safe"."""
    found = []
    for file in report["files"]:
        for promise in ("pure", "closed", "first-unit", "partial-units"):
            if file[promise]["verdict"] != "safe":
                found.append(f"{promise} {file[promise]['verdict']}")
            undecided = file[promise].get("undecided", {}).get("count", 0)
            if undecided:
                found.append(f"{promise} {undecided} undecided")
        found += [f"unreadable {len(file['unreadable'])}"] * bool(file["unreadable"])
        found += [f"unresolved {file['unresolved']['count']}"] * bool(file["unresolved"]["count"])
        found += [f"companion not found: {c}" for c in file["companions"] if not c.get("found", True)]
    return sorted(set(found))


class Survey:
    def __init__(self, langprov, walk, base_btf):
        self.langprov, self.walk, self.base_btf = langprov, walk, base_btf

    def audit(self, path, *options):
        status, out, err, seconds, peak = run([self.langprov, "audit", "--strict", "--format=json",
                                               "--examples=3", *options, path])
        try:
            report = json.loads(out)
        except ValueError:
            report = {"files": []}
        return status, report, err, seconds, peak

    def dwarf(self, path, names, kind):
        status, report, err, seconds, peak = self.audit(path)
        files = report["files"]
        if not files and names is None:
            return None  # An archive without debug information.
        languages = collections.Counter()
        spellings = collections.defaultdict(list)
        for file in files:
            for language in file["languages"]:
                languages[family(language["name"])] += language["units"]
                spellings[family(language["name"])].append(language["name"])
        result = {
            "status": status, "seconds": seconds, "peak": peak, "found": findings(report),
            "units": sum(languages.values()), "dies": sum(file["dies"] for file in files),
            "languages": dict(languages), "verdicts": sorted({file["verdict"] for file in files}),
            "message": "" if status in (0, 1, 3) else err[-600:], "wrong": [], "excluding": {}}
        named = sorted(f for f in languages if not SKIPPED.match(f) and f != "asm")
        if len(named) > 1:
            for one in named:
                excluded = ",".join(sorted(set(spellings[one])))
                again, other, err, *_ = self.audit(path, f"--exclude={excluded}")
                result["excluding"][one] = {"status": again, "found": findings(other), "message":
                                            "" if again in (0, 1, 3) else err[-300:]}
        again, out, err, *_ = run([self.langprov, "units", "--format=json", path])
        try:
            units = sum(unit["from"] != "supplementary"
                        for file in json.loads(out)["files"] for unit in file["units"])
        except ValueError:
            units = -1
        if again != 0 or units != result["units"]:
            result["wrong"].append(f"units: exit status {again}, {units} units: {err[-200:]}")
        # The walk with libdw does not relocate.
        if kind == "program or library":
            again, out, err, *_ = run([self.walk, path])
            theirs = int(out.split()[0]) if again == 0 else f"exit status {again}"
            if theirs != result["dies"]:
                result["wrong"].append(f"libdw: {theirs} DIEs")
        return result

    def btf(self, path, module):
        base = [f"--base-btf={self.base_btf}", "--no-compile"] if module and self.base_btf else []
        status, out, err, seconds, peak = run([self.langprov, "btf", "--format=json", *base, path])
        return {"status": status, "seconds": seconds, "peak": peak,
                "message": err[-300:] if status == 2 else out[-600:] if status else ""}

    def look_at(self, path):
        names = sections(path)
        if names is None:
            with open(path, "rb") as file:
                if file.read(8) not in (b"!<arch>\n", b"!<thin>\n"):
                    return None
        debug = names is None or names & {".debug_info", ".zdebug_info", ".debug_info.dwo"}
        if not debug and ".BTF" not in names:
            return None
        kind = kind_of(path, names)
        record = {"kind": kind, "bytes": path.stat().st_size}
        if debug:
            dwarf = self.dwarf(path, names, kind)
            if not dwarf:
                return None
            record["dwarf"] = dwarf
        if names and ".BTF" in names:
            record["btf"] = self.btf(path, kind == "kernel module")
        return record


def unpack(package, work):
    """Downloads and unpacks a package: its version and the directory."""
    debs = work / "deb"
    debs.mkdir(exist_ok=True)
    if not list(debs.glob(f"{package}_*.deb")):
        subprocess.run(["apt-get", "download", "-q", package], cwd=debs, check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deb = list(debs.glob(f"{package}_*.deb"))[0]
    place = work / "unpacked"
    shutil.rmtree(place, ignore_errors=True)
    subprocess.run(["dpkg-deb", "-x", deb, place], check=True)
    # The links to supplementary files name places of an installed package. langprov
    # also looks beside the file.
    for shared in (place / "usr/lib/debug/.dwz").rglob("*.debug"):
        for directory in (place / "usr/lib/debug/.build-id").glob("*"):
            (directory / shared.name).symlink_to(shared)
    version = subprocess.run(["dpkg-deb", "-f", deb, "Version"], check=True, text=True,
                             stdout=subprocess.PIPE).stdout.strip()
    return version, place


def read(results):
    return [json.loads(line) for line in results.read_text().splitlines()] if results.exists() else []


def files_below(place):
    if place.is_file():
        return [place]
    return [path for path in sorted(place.rglob("*")) if path.is_file() and not path.is_symlink()]


def languages_of(dwarf):
    """The languages of a file, without those of assembly and of no language."""
    names = {f for f in dwarf["languages"] if not SKIPPED.match(f)}
    return " and ".join(NAMES.get(f, f) for f in sorted(names - {"asm"} or names)) or "none"


def print_table(records):
    """Files with DWARF by what they are, then those with BTF, then the packages."""
    groups = collections.defaultdict(list)
    for record in records:
        if "dwarf" in record:
            groups[record["kind"], languages_of(record["dwarf"])].append(record["dwarf"])
    print("| kind | languages | files | units | DIEs | not safe | most memory | most CPU time |")
    print("|---|---|---:|---:|---:|---|---:|---:|")
    for (kind, languages), group in sorted(groups.items()):
        bad = [d for d in group if d["status"] or d["wrong"]]
        print(f"| {kind} | {languages} | {len(group)} | {sum(d['units'] for d in group):,} | "
              f"{sum(d['dies'] for d in group):,} | {len(bad) or 'none'} | "
              f"{max(d['peak'] for d in group):.0f} MiB | {max(d['seconds'] for d in group):.2f} s |")
    btf = [record["btf"] for record in records if "btf" in record]
    if btf:
        statuses = collections.Counter(b["status"] for b in btf)
        print(f"\nBTF of {len(btf)} files: " + ", ".join(
            f"{count} with exit status {status}" for status, count in sorted(statuses.items())))
    for record in records:
        dwarf = record.get("dwarf", {"status": 0, "wrong": [], "excluding": {}})
        if dwarf["status"] or dwarf["wrong"]:
            print(f"\n{record['file']}: {dwarf['status']} {dwarf['found']} {dwarf['wrong']} "
                  f"{dwarf['message']}")
    others = collections.Counter()
    for record in records:
        for language, other in record.get("dwarf", {"excluding": {}})["excluding"].items():
            if other["status"]:
                others[record["of"], NAMES.get(language, language),
                       ", ".join(other["found"]) + other["message"]] += 1
    for (of, language, found), count in sorted(others.items()):
        print(f"\n{of}, without {language}: {count} files: {found}")
    versions = sorted({f"{r['of']} {r['version']}" for r in records if r["version"]})
    print("\nPackages: " + ", ".join(versions))


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="*", metavar="PACKAGE|PATH")
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--langprov", type=Path, default=HERE.parent.parent / "build/bin/langprov")
    parser.add_argument("--base-btf", type=Path, help="the vmlinux of kernel modules")
    parser.add_argument("--every", type=int, default=1, help="look at one file of so many")
    args = parser.parse_args()
    if not args.langprov.is_file():
        parser.error(f"{args.langprov}: no such file")
    args.work.mkdir(parents=True, exist_ok=True)
    walk = args.work / "libdw_walk"
    if not walk.exists():
        subprocess.run(["cc", "-O2", "-o", walk, HERE / "libdw_walk.c", "-ldw"], check=True)
    results = args.work / "results.jsonl"
    survey = Survey(args.langprov, walk, args.base_btf)
    seen = {record["of"] for record in read(results)}
    for what in args.what:
        if what in seen:
            continue
        started = time.monotonic()
        version, place = (None, Path(what)) if "/" in what else unpack(what, args.work)
        with open(results, "a") as out:
            for path in files_below(place)[::args.every]:
                record = survey.look_at(path)
                if record:
                    name = str(path) if version is None else "/" + str(path.relative_to(place))
                    out.write(json.dumps({"of": what, "version": version, "file": name, **record}) + "\n")
                    out.flush()
        if version:
            shutil.rmtree(place)
        print(f"{what}: {time.monotonic() - started:.0f} s", file=sys.stderr, flush=True)
    print_table(read(results))


if __name__ == "__main__":
    try:
        main()
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"debug-packages.py: {error}", file=sys.stderr)
        sys.exit(2)
