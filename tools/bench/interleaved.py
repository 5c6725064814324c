#!/usr/bin/env python3
"""Runs one link in several variants, interleaved, and prints each as a ratio to the
first: CPU time, elapsed time, peak memory, size of the debug sections. The first
variant is the floor, the link without the plugin."""

import argparse
import json
import os
import re
import resource
import shlex
import statistics
import subprocess
import sys
import time

SECTIONS = (".debug_info", ".debug_abbrev", ".debug_str", ".debug_line")


def run(command, env, output):
    """CPU and elapsed seconds and peak KiB of one link; what it printed."""
    started = time.monotonic()
    with open(output + ".log", "w") as log:
        process = subprocess.Popen(
            command, shell=True, env={**os.environ, **env}, stdout=log, stderr=log
        )
        _, status, usage = os.wait4(process.pid, 0)
    elapsed = time.monotonic() - started
    if status:
        sys.exit(f"{command}: failed, see {output}.log")
    with open(output + ".log") as log:
        text = log.read()
    return {
        "cpu": usage.ru_utime + usage.ru_stime,
        "elapsed": elapsed,
        "memory": usage.ru_maxrss,
        "log": text,
    }


def section_sizes(path):
    listing = subprocess.run(
        ["llvm-readelf", "-SW", path], stdout=subprocess.PIPE, text=True, check=True
    ).stdout
    sizes = {}
    for name in SECTIONS:
        found = re.search(rf"\] {re.escape(name)} +\S+ +\S+ +\S+ +([0-9a-f]+) ", listing)
        sizes[name] = int(found[1], 16) if found else 0
    return sizes


def seconds_in_pass(log):
    """What -time-passes says of the pass, all modules together."""
    total = 0.0
    for line in log.splitlines():
        if re.search(r"langprov::\w+Pass$", line):
            # Columns: user, system (if any), both, wall. The last but one is CPU.
            values = re.findall(r"(\d+\.\d+) \(", line)
            total += float(values[-2] if len(values) > 1 else values[-1])
    return total


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--name", required=True, help="heading of the table")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--scratch", required=True)
    parser.add_argument("--json", required=True, help="results are added to this file")
    parser.add_argument(
        "--variant", action="append", required=True, metavar="NAME|ENVIRONMENT|COMMAND",
        help="{out} in COMMAND is replaced by the output file",
    )
    args = parser.parse_args()

    variants = {}
    for text in args.variant:
        name, env, command = text.split("|", 2)
        env = dict(word.split("=", 1) for word in shlex.split(env))
        output = os.path.join(args.scratch, re.sub(r"\W", "-", name) + ".o")
        variants[name] = (command.replace("{out}", output), env, output)

    samples = {name: [] for name in variants}
    for _ in range(args.runs):
        for name, (command, env, output) in variants.items():
            samples[name].append(run(command, env, output))

    results = {}
    for name, (_, _, output) in variants.items():
        results[name] = {
            key: statistics.median(s[key] for s in samples[name])
            for key in ("cpu", "elapsed", "memory")
        }
        results[name]["pass"] = statistics.median(seconds_in_pass(s["log"]) for s in samples[name])
        results[name]["sections"] = section_sizes(output)

    floor = next(iter(results.values()))
    print(f"{args.name}, medians of {args.runs} interleaved runs")
    print(f"{'':24}{'CPU':>16}{'elapsed':>16}{'memory':>16}{'.debug_info':>18}{'the pass':>18}")
    for name, r in results.items():
        def cell(value, base, unit, scale=1):
            return f"{value / scale:.5g} {unit} {value / base:.3f}"

        print(
            f"{name:24}"
            f"{cell(r['cpu'], floor['cpu'], 's'):>16}"
            f"{cell(r['elapsed'], floor['elapsed'], 's'):>16}"
            f"{cell(r['memory'], floor['memory'], 'MiB', 1024):>16}"
            f"{cell(r['sections']['.debug_info'], floor['sections']['.debug_info'] or 1, 'MB', 10**6):>18}"
            f"{r['pass']:9.4f} s {100 * r['pass'] / r['cpu']:.3f}%",
            flush=True,
        )
    collected = {}
    if os.path.exists(args.json):
        with open(args.json) as old:
            collected = json.load(old)
    collected[args.name] = results
    with open(args.json, "w") as out:
        json.dump(collected, out, indent=1)
        out.write("\n")


if __name__ == "__main__":
    main()
