#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What llvm-dwarfdump says of a file, as the tests ask it.

This is deliberately not how langprov audits: two readers that share no code must
come to the same verdict.
"""

import json
import re
import subprocess
import sys
from collections import Counter, namedtuple
from functools import cache
from pathlib import Path

UNIT = re.compile(r"^0x[0-9a-f]+: (?:Compile|Type) Unit:")
DIE = re.compile(r"^(0x[0-9a-f]+): ( *)(DW_TAG_\w+)")
OFFSET = re.compile(r"^(0x[0-9a-f]{8,})(?: \"(.*)\")?$")
# What holds a DIE's offset; other attributes may look alike.
REFERENCES = {"DW_AT_type", "DW_AT_abstract_origin", "DW_AT_specification",
              "DW_AT_import", "DW_AT_containing_type", "DW_AT_call_origin",
              "DW_AT_sibling", "DW_AT_object_pointer", "DW_AT_friend"}
READ = REFERENCES | {"DW_AT_name", "DW_AT_linkage_name", "DW_AT_language",
                     "DW_AT_language_name", "DW_AT_count"}
ATTRIBUTE = re.compile(rf"^ +({'|'.join(sorted(READ))})\t\((.*)\)$")

TYPE_TAGS = ("DW_TAG_structure_type", "DW_TAG_union_type", "DW_TAG_enumeration_type",
             "DW_TAG_typedef", "DW_TAG_class_type")
UNIT_TAGS = ("DW_TAG_compile_unit", "DW_TAG_type_unit")

Reference = namedtuple("Reference", "tag attribute unit target target_name")
Named = namedtuple("Named", "tag attribute name unit die")


def read(path, exclude="rust"):
    """(units in file order, names of DIEs, references, the unit of each DIE, the unit and
    value of each DW_AT_count that may be a reference)."""
    # Each check reads the file, and a link may replace it.
    return read_once(path, exclude, Path(path).stat().st_mtime_ns)


@cache
def read_once(path, exclude, _):
    dump = subprocess.run(["llvm-dwarfdump", "--debug-info", str(path)],
                          capture_output=True, text=True, check=True).stdout
    units, unit_of, references, named, stand_ins, counts = [], {}, [], [], set(), []
    tag = die_at = None
    for line in dump.splitlines():
        if line.startswith("0x"):
            if die := DIE.match(line):
                die_at = int(die[1], 16)
                unit_of[die_at] = len(units) - 1
                tag = die[3]
            elif UNIT.match(line):
                units.append({"language": "", "name": ""})
        elif attribute := ATTRIBUTE.match(line):
            what, value = attribute.groups()
            unit = units[-1]
            if tag in UNIT_TAGS and what in ("DW_AT_language", "DW_AT_language_name"):
                unit["language"] = value.replace("DW_LNAME", "DW_LANG")
            if tag in UNIT_TAGS and what == "DW_AT_name":
                unit["name"] = value.strip('"')
            if what in ("DW_AT_name", "DW_AT_linkage_name"):
                named.append(Named(tag, what, value.strip('"'), len(units) - 1, die_at))
            if what == "DW_AT_name" and is_stand_in(tag, value.strip('"')):
                stand_ins.add(die_at)
            offset = OFFSET.match(value)
            if offset and what == "DW_AT_count":
                counts.append((len(units) - 1, int(offset[1], 16)))
            if offset and what in REFERENCES:
                references.append(Reference(tag, what, len(units) - 1,
                                            int(offset[1], 16), offset[2] or ""))
    excluded = ["DW_LANG_" + name.replace("++", "_plus_plus_") for name in
                exclude.split(",")]
    for unit in units:
        unit["excluded"] = unit["language"].upper() in map(str.upper, excluded)
    named = [n for n in named
             if not (n.attribute == "DW_AT_linkage_name" and n.die in stand_ins)]
    return units, named, references, unit_of, counts


def crossing(path, exclude="rust"):
    """(units in file order, references from kept to excluded units, DIEs in kept
    units with a name only Rust could give)."""
    units, named, references, unit_of, _ = read(path, exclude)
    is_excluded = [unit["excluded"] for unit in units]
    return (units,
            [r for r in references if not is_excluded[r.unit]
             and is_excluded[unit_of.get(r.target, r.unit)]],
            [n for n in named if not is_excluded[n.unit] and is_rust_name(n)])


def kept_types(path, exclude="rust"):
    """The tags and names of the types that stand in kept units."""
    units, named, _, _, _ = read(path, exclude)
    return {(n.tag, n.name) for n in named if not units[n.unit]["excluded"]
            and n.attribute == "DW_AT_name" and n.tag in TYPE_TAGS}


def lost_types(plain, plugged, exclude, text):
    """The types of kept units that are in plain and not in plugged, as text. Without
    the plugin kept units may have foreign types as well, so only names that stand in
    text, the kept sources, count."""
    words = set(re.findall(r"\w+", text))
    return sorted(f"{tag} {name}" for tag, name
                  in kept_types(plain, exclude) - kept_types(plugged, exclude)
                  if name in words)


def variable_lengths(path, exclude="rust"):
    """How many arrays of kept units have a length that is the value of a variable:
    DW_AT_count then refers to the variable's DIE."""
    units, _, _, unit_of, counts = read(path, exclude)
    return sum(target in unit_of and not units[unit]["excluded"] for unit, target in counts)


def merges(path):
    """pahole makes one unit of all when any may refer to another."""
    return "DW_FORM_ref_addr" in subprocess.run(
        ["llvm-dwarfdump", "--debug-abbrev", str(path)],
        capture_output=True, text=True, check=True).stdout


def wrongs(path, exclude="rust", any_first=False):
    """Each broken promise that crossing() can see, in words."""
    units, references, foreign = crossing(path, exclude)
    if not units:
        return ["there is no debug info"]
    wrong = [f"{units[r.unit]['name']}: {r.tag} {r.attribute} refers to {r.target:#x} "
             f"{r.target_name} in an excluded unit" for r in references]
    wrong += [f"{units[n.unit]['name']}: {n.tag} {n.name} is Rust's" for n in foreign]
    if units[0]["excluded"] and merges(path) and not any_first:
        wrong.append(f"the first unit is an excluded one: {units[0]['name']}")
    return wrong


def is_stand_in(tag, name):
    """The plugin's subprogram for an inlined foreign function: its name is qualified,
    and it keeps the linkage name, by which profiles know the function."""
    return tag == "DW_TAG_subprogram" and "::" in re.sub(r"<.*>", "", name)


def is_rust_name(die):
    """By name alone, so it finds some and accuses none: &str, Option<u8>, impl
    blocks, closures, i32, mangled names."""
    if die.attribute == "DW_AT_linkage_name":
        return re.search(r"^_R|17h[0-9a-f]{16}E", die.name)
    if die.tag == "DW_TAG_base_type":
        return re.fullmatch(r"[iu](8|16|32|64|128|size)|f32|f64|\(\)|!", die.name)
    if die.tag in ("DW_TAG_structure_type", "DW_TAG_namespace", "DW_TAG_enumeration_type"):
        return re.search(r"^[&(*\[]|\{(impl|closure)|^\w+<.*[&\[(]|^core$", die.name)
    return None


def readable(name):
    """The end of the path that a legacy Rust symbol spells: Packet::parse."""
    symbol = re.fullmatch(r"_ZN(.*)17h[0-9a-f]{16}E", name)
    if not symbol:
        return name
    parts, rest = [], symbol[1]
    while length := re.match(r"\d+", rest):
        end = length.end() + int(length[0])
        parts.append(rest[length.end():end])
        rest = rest[end:]
    return "::".join(part for part in parts[-2:] if part.isidentifier())


def verify_errors(path, directory):
    """llvm-dwarfdump --verify, as a Counter of error kinds."""
    report = Path(directory) / "verify.json"
    subprocess.run(["llvm-dwarfdump", "--verify", "--quiet", f"--verify-json={report}",
                    str(path)], capture_output=True)
    categories = json.loads(report.read_text())["error-categories"]
    return Counter({kind: entry["count"] for kind, entry in categories.items()})


if __name__ == "__main__":
    found = [wrong for path in sys.argv[1:] for wrong in wrongs(path)]
    print("\n".join(found))
    sys.exit(bool(found))
