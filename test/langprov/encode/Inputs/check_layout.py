#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""check_layout.py DUMP TRUTH: is BTF what the compiler made?

DUMP is bpftool's JSON dump, TRUTH what the program in zoo.rs prints of its own types.
"""
import json
import sys


class Layout:
    def __init__(self, types):
        self.types = {t["id"]: t for t in types}
        self.named = {}
        for t in types:
            if t["kind"] in ("STRUCT", "UNION", "ENUM", "ENUM64"):
                self.named.setdefault(t["name"], []).append(t)

    def find(self, name):
        found = self.named.get(name, [])
        if len(found) != 1:
            raise LookupError(f"{len(found)} types called {name}")
        return found[0]

    def size(self, type_id):
        t = self.types[type_id]
        if t["kind"] == "PTR":
            return 8
        if t["kind"] == "ARRAY":
            return t["nr_elems"] * self.size(t["type_id"])
        return t["size"]

    def member(self, record, name):
        """The offset and the type of a member, also of anonymous parts."""
        for m in record["members"]:
            offset = m["bits_offset"] // 8
            if m["name"] == name:
                return offset, m["type_id"]
            part = self.types[m["type_id"]]
            if m["name"] == "(anon)" and "members" in part:
                inner = self.member(part, name)
                if inner:
                    return offset + inner[0], inner[1]
        return None

    def variant(self, name, data):
        """The enumerator that the bytes of a value have, or None."""
        found = self.member(self.find(name), "__discr")
        if not found:
            return None
        offset, type_id = found
        enum = self.types[type_id]
        signed = enum.get("encoding") == "SIGNED"
        value = int.from_bytes(data[offset:offset + enum["size"]], "little",
                               signed=signed)
        for e in enum["values"]:
            if e["val"] == value:
                return e["name"]
        return None


def wrong(layout, fact):
    """What is wrong with BTF, or None."""
    kind, name, *rest = fact
    t = layout.find(name)
    if kind == "size":
        return None if t["size"] == int(rest[0]) else f"has {t['size']} bytes"
    if kind == "enumerator":
        values = {e["name"]: e["val"] for e in t["values"]}
        is_signed = t.get("encoding") == "SIGNED"
        value = int(rest[1])
        got = values.get(f"{name}__{rest[0]}")
        if is_signed != any(v < 0 for v in values.values()):
            return f"is {t.get('encoding')}"
        return None if got == value else f"has {got}"
    if kind == "value":
        enumerator = f"{name}__discr__{rest[0]}"
        got = layout.variant(name, bytes.fromhex(rest[1]))
        found = layout.member(t, "__discr")
        known = ({e["name"] for e in layout.types[found[1]]["values"]}
                 if found else set())
        want = enumerator if enumerator in known else None
        return None if got == want else f"is {got}"
    record = t
    start = 0
    if kind == "payload":
        variant, *rest = rest
        found = layout.member(t, variant)
        if not found:
            return f"has no variant {variant}"
        start, record = found[0], layout.types[found[1]]
    found = layout.member(record, rest[0])
    if not found:
        # What has no bytes is left out.
        return None if rest[2:] == ["0"] else f"has no member {rest[0]}"
    if start + found[0] != int(rest[1]):
        return f"has it at {start + found[0]}"
    if len(rest) > 2 and layout.size(found[1]) != int(rest[2]):
        return f"has {layout.size(found[1])} bytes for it"
    return None


def main():
    with open(sys.argv[1], encoding="utf-8") as dump:
        layout = Layout(json.load(dump)["types"])
    bad = 0
    with open(sys.argv[2], encoding="utf-8") as truth:
        facts = [line.split() for line in truth]
    for fact in facts:
        try:
            why = wrong(layout, fact)
        except LookupError as e:
            why = str(e)
        if why:
            bad += 1
            print("WRONG:", *fact, "--", "BTF", why)
    print(f"{len(facts)} facts, {bad} wrong")
    return 1 if bad or not facts else 0


if __name__ == "__main__":
    sys.exit(main())
