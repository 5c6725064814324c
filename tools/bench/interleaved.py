# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Runs a command in several variants, interleaved, and compares their cost.

The table gives each variant as a ratio to the first: CPU time, elapsed time and peak
memory; of a link also the size of .debug_info and the time in the pass. Interleaved means
one run of each variant, then the next run of each, so that what slows the machine for a
while slows all variants. Alternatives are run once only.
"""

import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from typing import NamedTuple

SECTIONS = (".debug_info", ".debug_abbrev", ".debug_str", ".debug_line")


class Variant(NamedTuple):
    name: str
    command: list  # {out} in a word is replaced by the output file
    environment: dict = {}
    repeated: bool = True  # an alternative is not


def run(command, environment, output):
    """CPU and elapsed seconds and peak KiB of one run, and its output."""
    started = time.monotonic()
    with open(output + ".log", "w") as log:
        process = subprocess.Popen(command, env={**os.environ, **environment},
                                   stdout=log, stderr=log)
        _, status, usage = os.wait4(process.pid, 0)
    elapsed = time.monotonic() - started
    with open(output + ".log") as log:
        text = log.read()
    if status:
        sys.exit(f"{' '.join(command)}: failed\n{text}")
    return {
        "cpu": usage.ru_utime + usage.ru_stime,
        "elapsed": elapsed,
        "memory": usage.ru_maxrss,
        "pass": seconds_in_pass(text),
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
    """What -time-passes reports for the passes of the plugin, summed over all modules."""
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


def add_to_json(path, name, results):
    collected = {}
    if os.path.exists(path):
        with open(path) as old:
            collected = json.load(old)
    collected[name] = results
    with open(path, "w") as out:
        json.dump(collected, out, indent=1)
        out.write("\n")


def measure(name, variants, runs, json_path):
    """Runs the variants, prints their table, and adds the results to a JSON file."""
    # A directory for this table only: the output of another must not be measured.
    scratch = tempfile.mkdtemp()
    outputs = {v.name: os.path.join(scratch, re.sub(r"\W", "-", v.name) + ".o")
               for v in variants}
    samples = {v.name: [] for v in variants}
    try:
        for i in range(runs):
            for v in variants:
                if v.repeated or i == 0:
                    command = [word.replace("{out}", outputs[v.name]) for word in v.command]
                    samples[v.name].append(run(command, v.environment, outputs[v.name]))
        results = {}
        for key, of_variant in samples.items():
            results[key] = {what: statistics.median(s[what] for s in of_variant)
                            for what in ("cpu", "elapsed", "memory", "pass")}
            results[key]["sections"] = section_sizes(outputs[key])
            results[key]["runs"] = len(of_variant)
    finally:
        shutil.rmtree(scratch)
    print_table(f"{name}, medians of {runs} interleaved runs", results)
    add_to_json(json_path, name, results)
