#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Is the pass idempotent? Runs it once and twice over modules, with every parameter that
says what to do, and compares the modules as text: twice.py PLUGIN MODULE...
A module that this LLVM cannot read is passed over if it REQUIRES a feature."""

import os
import subprocess
import sys
from pathlib import Path

PARAMETERS = ("inlined=split", "inlined=keep", "inlined=drop", "no-tag", "mode=tag", "abi",
              "mode=tag;abi")


def output(plugin, passes, module):
    """The module behind the passes, and what they print, both as text."""
    environment = dict(os.environ)
    if preload := environment.get("LANGPROV_PRELOAD"):
        environment["LD_PRELOAD"] = preload
    done = subprocess.run(["opt", f"-load-pass-plugin={plugin}", f"-passes={passes}", "-S",
                           module, "-o", "-"], capture_output=True, text=True, env=environment)
    if done.returncode:
        sys.exit(f"{module}: {passes}\n{done.stderr}")
    return done.stdout, done.stderr


def is_readable(module):
    if "REQUIRES:" not in Path(module).read_text():
        return True
    return subprocess.run(["opt", "-passes=verify", module, "-o", os.devnull],
                          stderr=subprocess.DEVNULL).returncode == 0


def main():
    plugin, *modules = sys.argv[1:]
    modules = [module for module in modules if is_readable(module)]
    changed, different = 0, 0
    for module in modules:
        before, _ = output(plugin, "verify", module)
        for parameter in PARAMETERS:
            run = f"lang-provenance<{parameter}>"
            # The print pass writes to stderr, and so do warnings, before it and behind it.
            twice, said = output(plugin, f"{run},print,{run}", module)
            once = said[said.index("; ModuleID"):]
            changed += not once.startswith(before)
            if not once.startswith(twice):
                different += 1
                print(f"{module}: a second run with {parameter} changes the module")
    print(f"{len(modules)} modules, {len(PARAMETERS)} parameters: the first run changes "
          f"{changed}, the second {different}")
    sys.exit(bool(different or not changed))


if __name__ == "__main__":
    main()
