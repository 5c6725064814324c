#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Measures how the cost of the pass grows, one property of the module at a time.

Writes growth.json and a plot, growth.svg, against perfectly flat and linear growth. Seconds
depend on caches and other processes too, so the plot shows instructions, counted by
callgrind. Exit status: 0 measured; 1 a command failed; 2 wrong usage.
"""

import argparse
import json
import math
import os
import pathlib
import re
import resource
import statistics
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = pathlib.Path(HERE).parent.parent
LLVM = "/usr/lib/llvm-22/bin"

# What grows, its sizes, the fixed sizes of everything else, and how the cost should grow.
SERIES = {
    "kept": ([10**4, 10**5, 10**6, 10**7], {"foreign": 1000}, "flat"),
    "foreign": ([10**3, 10**4, 10**5, 10**6], {"kept": 1000}, "linear"),
    "inlined": ([10, 10**3, 10**4, 10**5], {"kept": 1000, "foreign": 100}, "linear"),
    "calls": ([10, 10**3, 10**4, 10**5], {"kept": 1000, "foreign": 100}, "linear"),
    "depth": ([10**3, 10**4, 10**5], {"kept": 1000}, "linear"),
}


def module(path, sizes):
    """A synthetic module as bitcode, which opt reads faster than text."""
    command = [sys.executable, os.path.join(HERE, "synthetic.py")]
    for name, size in sizes.items():
        command += [f"--{name}", str(size)]
    with open(path + ".ll", "w") as text:
        subprocess.run(command, stdout=text, check=True)
    # LLVM's own verifier recurses as deep as the debug info.
    subprocess.run(
        ["llvm-as", "-disable-verify", path + ".ll", "-o", path],
        check=True, preexec_fn=deep_stack,
    )
    os.remove(path + ".ll")


def deep_stack():
    resource.setrlimit(resource.RLIMIT_STACK, (resource.RLIM_INFINITY,) * 2)


def seconds_in_pass(opt, plugin, path, runs):
    """CPU seconds (user and system) of the pass, the median of some runs."""
    command = [opt, f"-load-pass-plugin={plugin}", "-passes=lang-provenance"]
    command += ["-disable-output", "-disable-verify", "-time-passes", path]
    times = []
    for _ in range(runs):
        report = subprocess.run(
            command, stderr=subprocess.PIPE, text=True, check=True, preexec_fn=deep_stack
        ).stderr
        row = next(l for l in report.splitlines() if l.endswith("LangProvenancePass"))
        header = next(l for l in report.splitlines() if "---Wall Time---" in l)
        # Columns that are all zero are omitted; the last two are wall and name.
        columns = re.findall(r"-{2,}(User\+System|User Time|System Time|Wall Time)-{2,}", header)
        values = [float(v) for v in re.findall(r"(\d+\.\d+) \(", row)]
        by_name = dict(zip(columns, values))
        times.append(by_name.get("User+System", by_name.get("User Time", by_name["Wall Time"])))
    return statistics.median(times)


def instructions_in_pass(opt, plugin, path):
    """Instructions of the pass and of all that it calls."""
    command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
    command += ["--toggle-collect=langprov::LangProvenancePass::run*", opt]
    command += [f"-load-pass-plugin={plugin}", "-passes=lang-provenance"]
    command += ["-disable-output", "-disable-verify", path]
    report = subprocess.run(command, stderr=subprocess.PIPE, text=True, check=True).stderr
    return int(re.search(r"Collected : (\d+)", report)[1])


def measured(result):
    return [p for p in result["points"] if p["instructions"]]


def plot(results, path):
    """Instructions over size, both logarithmic; the ideal ends where they do."""
    width, height, margin = 640, 420, 60
    points = [(p["size"], p["instructions"]) for r in results.values() for p in measured(r)]
    xs = [math.log10(x) for x, _ in points]
    ys = [math.log10(y) for _, y in points]
    x0, x1, y0, y1 = min(xs), max(xs), math.floor(min(ys)), math.ceil(max(ys))

    def at(x, y):
        px = margin + (math.log10(x) - x0) / (x1 - x0) * (width - 2 * margin)
        py = height - margin - (math.log10(y) - y0) / (y1 - y0) * (height - 2 * margin)
        return f"{px:.1f},{py:.1f}"

    colours = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#8a6d00"]
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        'font-family="sans-serif" font-size="12">',
        f'<rect width="{width}" height="{height}" fill="white"/>',
        f'<text x="{margin}" y="24" font-size="15">Instructions of the pass; dashed: '
        "perfectly flat or linear</text>",
    ]
    for exponent in range(y0, y1 + 1):
        x, y = at(10**x0, 10**exponent).split(",")
        lines.append(f'<line x1="{x}" y1="{y}" x2="{width - margin}" y2="{y}" stroke="#ddd"/>')
        lines.append(f'<text x="{margin - 8}" y="{y}" text-anchor="end">10^{exponent}</text>')
    for exponent in range(math.ceil(x0), math.floor(x1) + 1):
        x, y = at(10**exponent, 10**y0).split(",")
        lines.append(f'<text x="{x}" y="{height - margin + 20}" text-anchor="middle">'
                     f'10^{exponent}</text>')
    for i, (name, result) in enumerate(results.items()):
        data = [(p["size"], p["instructions"]) for p in measured(result)]
        if not data:  # every size was above --largest
            continue
        (first_x, _), (last_x, last_y) = data[0], data[-1]
        start = last_y if result["expected"] == "flat" else last_y * first_x / last_x
        ideal = [(first_x, max(start, 10**y0)), (last_x, last_y)]
        if start < 10**y0:
            ideal[0] = (last_x * 10**y0 / last_y, 10**y0)
        colour = colours[i % len(colours)]
        lines.append(
            f'<polyline points="{" ".join(at(*p) for p in data)}" fill="none" '
            f'stroke="{colour}" stroke-width="2"/>'
        )
        lines.append(
            f'<polyline points="{" ".join(at(*p) for p in ideal)}" fill="none" '
            f'stroke="{colour}" stroke-dasharray="4 4"/>'
        )
        lines.append(f'<text x="{width - margin + 4}" y="{60 + 18 * i}" fill="{colour}">'
                     f'{name}</text>')
    lines.append(f'<text x="{width / 2}" y="{height - 12}" text-anchor="middle">debug-info nodes '
                 'of the kept or the foreign unit, inlined scopes, calls, levels of depth</text>')
    lines.append("</svg>")
    with open(path, "w") as out:
        out.write("\n".join(lines) + "\n")


def measure(args, scratch):
    """{what grows: its points}; prints each point when it is measured."""
    results = {}
    print(f"{'grows':9} {'size':>9} {'seconds':>9} {'instructions':>13}  times (ideal)")
    for name, (sizes, others, expected) in SERIES.items():
        points = []
        for size in (s for s in sizes if s <= args.largest):
            path = os.path.join(scratch, f"{name}-{size}.bc")
            module(path, {**others, name: size})
            point = {
                "size": size,
                "seconds": seconds_in_pass(args.opt, args.plugin, path, args.runs),
                "instructions": 0,
            }
            # For a larger module callgrind takes many minutes, and it cannot provide
            # the unlimited stack that LLVM needs for deep types.
            if size <= 10**6 and (name != "depth" or size <= 10**4):
                point["instructions"] = instructions_in_pass(args.opt, args.plugin, path)
            os.remove(path)
            ratio = ""
            if points and point["instructions"]:
                before = points[-1]
                ideal = 1 if expected == "flat" else size / before["size"]
                ratio = f"{point['instructions'] / before['instructions']:.1f} ({ideal:g})"
            points.append(point)
            print(
                f"{name:9} {size:9} {point['seconds']:9.4f} {point['instructions']:13}  {ratio}",
                flush=True,
            )
        results[name] = {"expected": expected, "points": points}
    return results


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--opt", default="opt")
    parser.add_argument("--plugin", metavar="FILE", default=TOP / "build/lib/LangProvenance.so")
    parser.add_argument("--out", metavar="DIR", type=pathlib.Path,
                        default=TOP / "docs/measured/bench", help="where the results go")
    parser.add_argument("--runs", metavar="N", type=int, default=5, help="runs that are timed")
    parser.add_argument("--largest", metavar="N", type=int, default=10**7,
                        help="no module larger than this")
    args = parser.parse_args()
    if not os.path.isfile(args.plugin):
        parser.error(f"{args.plugin}: no such file; build it or name it with --plugin")
    args.out.mkdir(parents=True, exist_ok=True)
    os.environ["PATH"] = LLVM + os.pathsep + os.environ["PATH"]
    with tempfile.TemporaryDirectory() as scratch:
        results = measure(args, scratch)
    with open(args.out / "growth.json", "w") as out:
        json.dump(results, out, indent=1)
        out.write("\n")
    plot(results, args.out / "growth.svg")


if __name__ == "__main__":
    main()
