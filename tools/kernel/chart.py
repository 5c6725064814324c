#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Makes a Markdown table and an SVG picture of what matrix.sh measured.

Each line of the input has five fields: architecture, LTO, variant, identifier of the
measure (see measures.py), value. Exit status: 0 done, 1 the input cannot be understood,
2 wrong usage.
"""
import argparse
import pathlib
import sys
from xml.sax.saxutils import escape

from measures import MEASURES

# The columns of the two tables: measure and heading.
VERDICT = {
    "types": "types in BTF", "types_missing": "missing", "types_changed": "changed",
    "types_duplicated": "duplicated", "types_added": "added", "messages": "messages",
    "crossing_references": "C refers to Rust", "foreign_dies": "Rust DIEs in C units",
    "first_units_excluded": "files that begin with Rust",
    "btf_equal": "BTF equal, modules too", "sections_equal": "code equal",
    "guest_passes": "booted, ran BPF",
}
COST = {
    "build_seconds": "seconds to build", "link_cost": "LTO link of vmlinux.o",
    "debug_info_bytes": ".debug_info", "btf_bytes": ".BTF",
}
VARIANTS = ("baseline", "without", "with")
# What is wrong with the BTF: its word and its colour in the picture.
FAULTS = {
    "types_missing": ("missing", "#c0392b"), "types_changed": ("changed", "#e08e0b"),
    "types_duplicated": ("duplicated", "#7d5ba6"),
    "crossing_references": ("references", "#2874a6"),
}
LEFT, WIDTH, STEP, TOP = 230, 480, 26, 70


def read(path):
    """{(architecture, LTO): {(variant, measure): value}}"""
    kernels = {}
    for number, line in enumerate(pathlib.Path(path).read_text().splitlines(), 1):
        fields = line.split("\t")
        if len(fields) != 5:
            sys.exit(f"chart.py: {path}:{number}: {len(fields)} fields, 5 wanted")
        arch, lto, variant, measure, value = fields
        if measure not in MEASURES:
            sys.exit(f"chart.py: {path}:{number}: no such measure: {measure}")
        kernels.setdefault((arch, lto), {})[variant, measure] = value
    return kernels


def row(cells):
    return "| " + " | ".join(cells) + " |"


def table(kernels, columns):
    lines = [row(["", *columns.values()]), "|---|" + "---:|" * len(columns)]
    right = [MEASURES[measure].right or "" for measure in columns]
    if any(right):
        lines.append(row(["right", *right]))
    for (arch, lto), values in kernels.items():
        for variant in VARIANTS:
            lines.append(row([f"{arch}, {lto}: {variant}",
                              *(values.get((variant, measure), "") for measure in columns)]))
    return "\n".join(lines) + "\n"


def legend():
    x = 10
    for measure, (_, colour) in FAULTS.items():
        text = MEASURES[measure].text
        yield (f'<rect x="{x}" y="36" width="12" height="12" fill="{colour}"/>'
               f'<text x="{x + 17}" y="47">{escape(text)}</text>')
        x += 40 + 7 * len(text)


def bar(y, label, counts, scale):
    """One line of the picture: label, coloured parts, the numbers in words."""
    yield f'<text x="10" y="{y + 14}">{escape(label)}</text>'
    x = LEFT
    for measure, count in counts.items():
        length = count * scale
        yield (f'<rect x="{x:.1f}" y="{y}" width="{length:.1f}" height="18" '
               f'fill="{FAULTS[measure][1]}"/>')
        x += length
    numbers = ", ".join(f"{count} {FAULTS[measure][0]}"
                        for measure, count in counts.items() if count)
    yield f'<text x="{x + 6:.1f}" y="{y + 14}">{numbers or "nothing"}</text>'


def picture(kernels):
    bars = [(f"{arch}, {lto} LTO, {variant} plugin",
             {fault: int(values.get((variant, fault), 0)) for fault in FAULTS})
            for (arch, lto), values in kernels.items() for variant in ("without", "with")
            if (variant, "types_missing") in values]
    longest = max((sum(counts.values()) for _, counts in bars), default=0) or 1
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{LEFT + WIDTH + 220}" '
           f'height="{TOP + STEP * len(bars) + 20}" font-family="sans-serif" font-size="13">',
           '<rect width="100%" height="100%" fill="white"/>',
           '<text x="10" y="22" font-size="15">What is wrong in the debug information of a '
           'kernel with Rust and LTO</text>',
           *legend()]
    for index, (label, counts) in enumerate(bars):
        out.extend(bar(TOP + STEP * index, label, counts, WIDTH / longest))
    return "\n".join(out + ["</svg>"]) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("results")
    parser.add_argument("--table", type=pathlib.Path)
    parser.add_argument("--picture", type=pathlib.Path)
    args = parser.parse_args()
    kernels = read(args.results)
    if args.table:
        args.table.write_text(table(kernels, VERDICT) + "\n" + table(kernels, COST))
    if args.picture:
        args.picture.write_text(picture(kernels))


if __name__ == "__main__":
    main()
