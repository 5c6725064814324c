# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Profiles for the matrix, made from a link without the plugin."""

import os
import re
import subprocess
import sys
import zlib
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "support"))
import build  # noqa: E402


def functions(elf):
    """{name: [(address, mnemonic), ...]} of the program's own functions."""
    dump = build.run("llvm-objdump", "-d", "--no-show-raw-insn",
                     "--section=.text", elf).stdout
    found, name = {}, None
    for line in dump.splitlines():
        if head := re.match(r"^([0-9a-f]+) <(.*)>:$", line):
            name = head[2]
            found[name] = []
        elif (code := re.match(r"^\s*([0-9a-f]+):\s+(\S+)", line)) and name:
            found[name].append((int(code[1], 16), code[2]))
    own = re.compile(r"_start|deregister_tm_clones|register_tm_clones|__do_global|frame_dummy")
    return {n: code for n, code in found.items() if code and not own.match(n)}


def ranges(elf):
    """Straight lines of code as (first, last, count): a function's code is cut behind
    each jump and call. The counts are arbitrary, but the same in each run."""
    for name, code in functions(elf).items():
        start = code[0][0]
        for (address, mnemonic), after in zip(code, [*code[1:], None]):
            if mnemonic.startswith(("j", "call", "ret")) or not after:
                place = f"{name} {start - code[0][0]}"
                yield start, address, zlib.crc32(place.encode()) % 10000 + 1
                start = after and after[0]


def unsymbolized(elf, out):
    """What `llvm-profgen --skip-symbolization` makes of perf's records: counts by address,
    and no branches."""
    lines = [f"{a:x}-{b:x}:{n}" for a, b, n in ranges(elf)]
    out.write_text("\n".join([str(len(lines)), *lines, "0", ""]))
    return out


def samples(elf, out, counts=None):
    """A sample profile by llvm-profgen, of elf with the counts of another file or its own."""
    counts = counts or unsymbolized(elf, out.with_suffix(".addresses"))
    build.run("llvm-profgen", f"--binary={elf}", f"--unsymbolized-profile={counts}",
              "--use-offset=false", "--format=extbinary", f"--output={out}")
    if "Function:" not in build.run("llvm-profdata", "show", "--sample", out).stdout:
        raise SystemExit(f"{out}: llvm-profgen found no function")
    return out


def counters(elf, out):
    """An instrumentation profile: runs elf."""
    raw = out.with_suffix(".profraw")
    subprocess.run([elf], env=dict(os.environ, LLVM_PROFILE_FILE=str(raw)), check=True,
                   stdout=subprocess.DEVNULL)
    build.run("llvm-profdata", "merge", raw, "-o", out)
    return out


def block_list(elf, out):
    """A list for -basic-block-sections=: the first blocks of each function are hot."""
    lines = ["v1"]
    for name in functions(elf):
        lines += [f"f {name}", "c 0 2 1"]
    out.write_text("\n".join(lines) + "\n")
    return out


MAKERS = {"samples": samples, "counters": counters, "block-list": block_list}
