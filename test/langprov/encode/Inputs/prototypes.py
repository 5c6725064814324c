#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""prototypes.py DUMP: the functions in bpftool's plain dump, as C, one a line, sorted."""
import re
import sys

types = {}
current = None
with open(sys.argv[1], encoding="utf-8") as dump:
    for line in dump:
        if head := re.match(r"\[(\d+)\] (\w+) '([^']*)'(.*)", line):
            current = {"kind": head[2], "name": head[3], "parameters": [],
                       **dict(re.findall(r"(\w+)=(\w+)", head[4]))}
            types[head[1]] = current
        elif current["kind"] == "FUNC_PROTO":
            name, type_id = re.match(r"\t'([^']*)' type_id=(\d+)", line).groups()
            current["parameters"].append((name, type_id))


def spell(type_id):
    if type_id == "0":
        return "void "
    t = types[type_id]
    if t["kind"] == "PTR":
        return spell(t["type_id"]) + "*"
    word = {"STRUCT": "struct ", "UNION": "union ", "ENUM": "enum ", "ENUM64": "enum "}
    name = {"_Bool": "bool"}.get(t["name"], t["name"])
    # gcc's spelling to clang's.
    name = re.sub(r"^(long long|long|short) unsigned int$", r"unsigned \1", name)
    return word.get(t["kind"], "") + name + " "


functions = []
for t in types.values():
    if t["kind"] == "FUNC":
        proto = types[t["type_id"]]
        parameters = ", ".join(spell(i) + n for n, i in proto["parameters"])
        functions.append(f"{spell(proto['ret_type_id'])}{t['name']}({parameters or 'void'})")
print("\n".join(sorted(functions)))
