#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Prints a SARIF report as GitHub's workflow commands, which annotate source lines.

    annotate.py SARIF WORKSPACE

Paths below WORKSPACE become relative to it, as GitHub wants them. GitHub shows ten
annotations of a step, so places with the same message are one.
"""
import json
import os
import sys
from urllib.parse import unquote

MOST = 10


def escape(text, *more):
    for char in ("%", "\r", "\n") + more:
        text = text.replace(char, f"%{ord(char):02X}")
    return text


def place(result, workspace):
    for location in result.get("locations", []):
        physical = location["physicalLocation"]
        path = unquote(physical["artifactLocation"]["uri"])
        inside = os.path.relpath(path, workspace)
        if not inside.startswith(".."):
            path = inside
        return path, physical.get("region", {}).get("startLine")
    return None, None


def command(result, workspace):
    kind = {"error": "error", "warning": "warning"}.get(result["level"], "notice")
    path, line = place(result, workspace)
    values = [f"title={escape('langprov: ' + result['ruleId'], ':', ',')}"]
    if path:
        values.append(f"file={escape(path, ':', ',')}")
    if line:
        values.append(f"line={line}")
    return f"::{kind} {','.join(values)}::{escape(result['message']['text'])}"


def main(sarif, workspace):
    with open(sarif) as file:
        runs = json.load(file)["runs"]
    commands = {}
    for run in runs:
        for result in run["results"]:
            where = (result["ruleId"], *place(result, workspace))
            commands.setdefault(where, command(result, workspace))
    for text in list(commands.values())[:MOST]:
        print(text)
    if len(commands) > MOST:
        print(f"::notice title=langprov::{len(commands) - MOST} more places are in the "
              "log and in the SARIF report")


if __name__ == "__main__":
    main(*sys.argv[1:])
