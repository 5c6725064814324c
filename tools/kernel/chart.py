#!/usr/bin/env python3
"""Makes a Markdown table and an SVG picture of what matrix.sh measured (lines: arch, lto, variant, what, value)."""
import argparse
import collections
import pathlib
import sys
from xml.sax.saxutils import escape

# Heading of the column, what was measured.
VERDICT = [
    ("types in BTF", "types in the BTF of vmlinux"), ("missing", "types missing"), ("changed", "types changed"),
    ("duplicated", "types duplicated"), ("added", "types added"),
    ("messages", "messages of pahole and resolve_btfids"),
    ("C refers to Rust", "references from C units into Rust units"), ("Rust DIEs in C units", "foreign DIEs in C units"),
    ("files that begin with Rust", "files whose first unit is Rust"),
    ("BTF equal, modules too", "the BTF of vmlinux and of every module equals the baseline's"),
    ("code equal", "allocated sections are those of the build without the plugin"),
    ("booted, ran BPF", "the guest booted, ran BPF and says PASS"),
]
COST = [
    ("seconds to build", "seconds to build"), ("LTO link of vmlinux.o", "LTO link of vmlinux.o"),
    (".debug_info", "bytes of .debug_info in vmlinux"), (".BTF", "bytes of .BTF in vmlinux"),
]
VARIANTS = ["baseline", "without", "with"]
# What is wrong with the BTF, and the colour of each fault in the picture.
FAULTS = {"types missing": "#c0392b", "types changed": "#e08e0b", "types duplicated": "#7d5ba6",
          "references from C units into Rust units": "#2874a6"}


def read(path):
    kernels = collections.OrderedDict()
    for number, line in enumerate(pathlib.Path(path).read_text().splitlines(), 1):
        fields = line.split("\t")
        if len(fields) != 5:
            sys.exit(f"chart.py: {path}:{number}: {len(fields)} fields, 5 wanted")
        arch, lto, variant, what, value = fields
        kernels.setdefault((arch, lto), {})[variant, what] = value
    return kernels


def table(kernels, columns):
    lines = ["| | " + " | ".join(heading for heading, _ in columns) + " |", "|---|" + "---:|" * len(columns)]
    for (arch, lto), values in kernels.items():
        for variant in VARIANTS:
            cells = [values.get((variant, what), "") for _, what in columns]
            lines.append(f"| {arch}, {lto}: {variant} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def picture(kernels):
    bars = [(f"{arch}, {lto} LTO", variant, [(fault, int(kernels[arch, lto].get((variant, fault), 0))) for fault in FAULTS])
            for arch, lto in kernels for variant in ("without", "with") if (variant, "types missing") in kernels[arch, lto]]
    longest = max((sum(count for _, count in parts) for *_, parts in bars), default=0) or 1
    left, width, step, top = 230, 480, 26, 70
    height = top + step * len(bars) + 20
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{left + width + 220}" height="{height}" '
           'font-family="sans-serif" font-size="13">',
           '<rect width="100%" height="100%" fill="white"/>',
           '<text x="10" y="22" font-size="15">What is wrong in the debug information of a kernel with Rust and LTO'
           '</text>']
    x = 10
    for fault, colour in FAULTS.items():
        out.append(f'<rect x="{x}" y="36" width="12" height="12" fill="{colour}"/>'
                   f'<text x="{x + 17}" y="47">{escape(fault)}</text>')
        x += 40 + 7 * len(fault)
    for index, (kernel, variant, parts) in enumerate(bars):
        y = top + step * index
        out.append(f'<text x="10" y="{y + 14}">{escape(kernel)}, {variant} plugin</text>')
        x = left
        for fault, count in parts:
            length = count * width / longest
            out.append(f'<rect x="{x:.1f}" y="{y}" width="{length:.1f}" height="18" fill="{FAULTS[fault]}"/>')
            x += length
        numbers = ", ".join(f"{count} {fault.split()[-1] if fault.startswith('types') else 'references'}"
                            for fault, count in parts if count) or "nothing"
        out.append(f'<text x="{x + 6:.1f}" y="{y + 14}">{numbers}</text>')
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
