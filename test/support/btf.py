# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""BTF as a consumer gets it: encoded by the real pahole, read by the real bpftool."""

import json
import os
import re
import subprocess
import sys
from collections import Counter

NAMED = ("STRUCT", "UNION", "ENUM", "ENUM64", "TYPEDEF")


def pahole_needs_hiding():
    """Before 1.28 pahole ignores --lang_exclude when it merges units, which it does as
    soon as one may refer to another: `langprov hide` must go first."""
    text = subprocess.run(["pahole", "--version"], capture_output=True, text=True).stdout
    return tuple(map(int, re.findall(r"\d+", text))) < (1, 28)


def encode(elf, out, hide, exclude="rust"):
    """Writes the BTF of a file and returns what pahole complained of. No output at
    all is how pahole says that nothing was left."""
    out.unlink(missing_ok=True)
    if hide:
        hidden = out.with_suffix(".hidden")
        langprov = os.path.join(os.environ["LANGPROV_BUILD"], "bin/langprov")
        done = subprocess.run([langprov, "hide", f"--exclude={exclude}", elf, "-o", hidden],
                              capture_output=True, text=True)
        if done.returncode > 1:
            sys.exit(f"langprov hide {elf}: exit {done.returncode}\n{done.stderr}")
        # It does not hide what other units need; pahole gets the file as it is.
        elf = elf if done.returncode else hidden
    done = subprocess.run(["pahole", f"--lang_exclude={exclude}",
                           f"--btf_encode_detached={out}", elf],
                          capture_output=True, text=True)
    return done.stdout + done.stderr


def describe(btf):
    """Every named type and function as (kind, name, body), counted, so that a
    duplicate shows. A body spells what it refers to by name, and what has no name
    in full: two files agree iff their descriptions do, however they number."""
    if not btf.exists():
        return Counter()
    dump = subprocess.run(["bpftool", "-j", "btf", "dump", "file", btf],
                          capture_output=True, text=True, check=True).stdout
    types = {0: {"kind": "VOID", "name": "void"}}
    types.update((entry["id"], entry) for entry in json.loads(dump)["types"])

    def refer(number):
        entry = types[number]
        if entry["name"] != "(anon)":
            return f"{entry['kind']} {entry['name']}"
        return f"{entry['kind']}{body(entry)}"

    def body(entry):
        kind = entry["kind"]
        if kind in ("STRUCT", "UNION"):
            return f"({entry['size']}){{" + "; ".join(
                f"{m['name']}@{m['bits_offset']}:{m.get('bitfield_size', 0)} "
                f"{refer(m['type_id'])}" for m in entry["members"]) + "}"
        if kind in ("ENUM", "ENUM64"):
            return f"({entry['size']}){{" + "; ".join(
                f"{v['name']}={v['val']}" for v in entry["values"]) + "}"
        if kind == "FUNC_PROTO":
            return "(" + ", ".join(refer(p["type_id"]) for p in entry["params"]) + \
                f") -> {refer(entry['ret_type_id'])}"
        if kind == "ARRAY":
            return f"[{entry['nr_elems']}] {refer(entry['type_id'])}"
        if kind == "INT":
            return f"({entry['size']}, {entry['encoding']})"
        return f" {refer(entry['type_id'])}" if "type_id" in entry else ""

    return Counter((entry["kind"], entry["name"], body(entry))
                   for entry in types.values()
                   if entry["name"] != "(anon)" and entry["kind"] != "VOID")


def differences(base, other):
    """Where other is not, type for type, the BTF base: one line each."""
    def types(side):
        return Counter({key: n for key, n in side.items() if key[0] in NAMED})

    lines = [f"lost or changed: {kind} {name}{body}"
             for kind, name, body in types(base) - types(other)]
    lines += [f"added or changed: {kind} {name}{body}"
              for kind, name, body in types(other) - types(base)]
    # More inlining may lose a function or a base type; none may be new.
    for kind in ("FUNC", "INT"):
        known = {key[1] for key in base if key[0] == kind}
        lines += [f"added: {key[0]} {key[1]}" for key in other
                  if key[0] == kind and key[1] not in known]
    return sorted(lines)
