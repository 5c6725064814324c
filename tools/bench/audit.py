#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Measures how fast langprov is, and how its time and memory grow with the file.

Speed is given as a ratio to a single-threaded walk with libdw over the same file in the
same run. Without FILE (a vmlinux, say), files of 1, 4 and 16 million DIEs are made.
Exit status: 0 measured; 1 a command failed; 2 wrong usage, or something is missing.
"""

import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
BUILD = HERE.parent.parent / "build"
RUNS = 3


def tool(name):
    found = shutil.which(f"{name}-22") or shutil.which(name)
    if not found:
        print(f"audit.py: {name}: not found; run tools/setup.sh", file=sys.stderr)
        sys.exit(2)
    return found


def measure(*command):
    """The best seconds of some runs, and the peak MB."""
    best, peak = None, 0
    for _ in range(RUNS):
        started = time.monotonic()
        process = subprocess.Popen([str(word) for word in command], stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        spent = time.monotonic() - started
        # langprov's 1 is a verdict.
        if os.waitstatus_to_exitcode(status) not in (0, 1):
            sys.exit(f"audit.py: {command[0]} failed")
        best = spent if best is None else min(best, spent)
        peak = max(peak, usage.ru_maxrss // 1024)
    return best, peak


def debug_info_mb(file):
    listing = subprocess.run(["readelf", "-SW", file], stdout=subprocess.PIPE, text=True,
                             check=True).stdout
    match = re.search(r"\] \.debug_info +\S+ +\S+ +\S+ +(\S+)", listing)
    return int(match[1], 16) // 1000000 if match else 0


def count_dies(walk, file):
    output = subprocess.run([walk, file], stdout=subprocess.PIPE, text=True, check=True).stdout
    return int(output.split()[0])


def report(langprov, walk, file, title, work):
    # Into the page cache, so that no disk is measured. Not by this process, whose memory
    # would count as the peak of those that it starts.
    subprocess.run(["cat", file], stdout=subprocess.DEVNULL, check=True)
    dies, info = count_dies(walk, file), debug_info_mb(file)
    hidden = work / "hidden"
    libdw, libdw_mb = measure(walk, file)
    audit, audit_mb = measure(langprov, "audit", file)
    one, one_mb = measure("taskset", "-c", "0", langprov, "audit", file)
    hide, hide_mb = measure(langprov, "hide", file, "-o", hidden)
    copy, _ = measure("cp", file, hidden)
    hidden.unlink()
    print(f"{title}: {dies:,} DIEs, .debug_info {info} MB")
    for name, seconds, peak, remark in (
        ("libdw walk", libdw, libdw_mb, ""),
        ("audit", audit, audit_mb,
         f"{libdw / audit:5.2f} x libdw's speed (goal 1, aim 2); memory is .debug_info "
         f"{audit_mb - info:+d} MB (goal +200)"),
        ("audit, 1 core", one, one_mb, f"{libdw / one:5.2f} x"),
        ("hide", hide, hide_mb, f"(copy alone {copy:.3f} s; goal: under 1 s more)"),
    ):
        print(f"  {name:14} {seconds:7.3f} s  {peak:5d} MB  {remark}".rstrip())
    print(f"  audit per million DIEs {audit / dies * 1e6:.3f} s", flush=True)


def made_files(walk, work):
    """(title, file) of 1, 4 and 16 million DIEs: one object, linked many times."""
    source, unit, linked = (work / name for name in ("unit.c", "unit.o", "linked"))
    with open(source, "w") as file:
        subprocess.run([sys.executable, HERE / "make_source.py", "2500"], stdout=file, check=True)
    subprocess.run([tool("clang"), "-g", "-O2", "-c", source, "-o", unit], check=True)
    dies = count_dies(walk, unit)
    for millions in (1, 4, 16):
        copies = round(millions * 1000000 / dies)
        subprocess.run([tool("ld.lld"), "-e", "0", "--unresolved-symbols=ignore-all",
                        "-o", linked, *[unit] * copies], check=True)
        yield f"{millions} million", linked


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", nargs="?", type=pathlib.Path)
    parser.add_argument("--langprov", metavar="PROGRAM", type=pathlib.Path,
                        default=BUILD / "bin/langprov")
    args = parser.parse_args()
    for path in (args.langprov, args.file):
        if path and not path.is_file():
            parser.error(f"{path}: no such file")

    with tempfile.TemporaryDirectory() as directory:
        work = pathlib.Path(directory)
        walk = work / "libdw_walk"
        subprocess.run(["cc", "-O2", "-o", walk, HERE / "libdw_walk.c", "-ldw"], check=True)
        files = [(args.file.name, args.file)] if args.file else made_files(walk, work)
        for title, file in files:
            report(args.langprov, walk, file, title, work)


if __name__ == "__main__":
    try:
        main()
    except subprocess.CalledProcessError as error:
        sys.exit(f"audit.py: {error}")
