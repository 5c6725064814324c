#!/usr/bin/env python3
"""Runs a command in several variants, interleaved, and prints a Markdown table with
each as a ratio to the first: CPU time, elapsed time, peak memory; of a link also the
size of .debug_info and the time in the pass. The first variant is the floor. Variants
are repeated, the alternatives to them are run once."""

import argparse
import json
import os
import re
import resource
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

SECTIONS = (".debug_info", ".debug_abbrev", ".debug_str", ".debug_line")


def run(command, env, output):
    """CPU and elapsed seconds and peak KiB of one run; what it printed."""
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
    """Bytes of each debug section; none if the command wrote no file."""
    if not os.path.exists(path):
        return {}
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


def cell(value, floor, unit):
    return f"{value:.4g} {unit} ({value / floor:.3f})"


def print_table(title, results):
    floor = next(iter(results.values()))
    linked = bool(floor["sections"])
    header = ["", "CPU", "elapsed", "peak memory"]
    if linked:
        header += [".debug_info", "the pass"]
    print(f"\n**{title}**\n")
    print("| " + " | ".join(header) + " |")
    print("|---|" + "---:|" * (len(header) - 1))
    for name, r in results.items():
        row = [
            name + (" (one run)" if r["runs"] < floor["runs"] else ""),
            cell(r["cpu"], floor["cpu"], "s"),
            cell(r["elapsed"], floor["elapsed"], "s"),
            cell(r["memory"] / 1024, floor["memory"] / 1024, "MiB"),
        ]
        if linked:
            size, floor_size = (x["sections"][".debug_info"] for x in (r, floor))
            row.append(f"{size / 1e6:.2f} MB ({size / (floor_size or 1):.5f})")
            row.append(f"{r['pass']:.3f} s, {100 * r['pass'] / r['cpu']:.3f} %")
        print("| " + " | ".join(row) + " |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--name", required=True, help="heading of the table")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--scratch", required=True)
    parser.add_argument("--json", required=True, help="results are added to this file")
    for option, required in (("--variant", True), ("--alternative", False)):
        parser.add_argument(
            option, action="append", required=required, default=[],
            metavar="NAME|ENVIRONMENT|COMMAND",
            help="{out} in COMMAND is replaced by the output file",
        )
    args = parser.parse_args()

    # Of its own: an output that another table left is none of this command's.
    scratch = tempfile.mkdtemp(dir=args.scratch)
    variants = {}
    for text in args.variant + args.alternative:
        name, env, command = text.split("|", 2)
        env = dict(word.split("=", 1) for word in shlex.split(env))
        output = os.path.join(scratch, re.sub(r"\W", "-", name) + ".o")
        variants[name] = (command.replace("{out}", output), env, output)

    samples = {name: [] for name in variants}
    for i in range(args.runs):
        repeated = list(variants)[: len(args.variant) if i else None]
        for name in repeated:
            samples[name].append(run(*variants[name]))

    results = {}
    for name, (_, _, output) in variants.items():
        results[name] = {
            key: statistics.median(s[key] for s in samples[name])
            for key in ("cpu", "elapsed", "memory")
        }
        results[name]["pass"] = statistics.median(seconds_in_pass(s["log"]) for s in samples[name])
        results[name]["sections"] = section_sizes(output)
        results[name]["runs"] = len(samples[name])

    print_table(f"{args.name}, medians of {args.runs} interleaved runs", results)
    shutil.rmtree(scratch)
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
