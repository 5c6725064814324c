#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Is the pass idempotent? Runs it once and twice over modules, with every parameter that
says what to do, and compares the modules as text: twice.py PLUGIN MODULE..."""

import os
import subprocess
import sys

PARAMETERS = ("inlined=split", "inlined=keep", "inlined=drop", "no-tag", "mode=tag", "abi",
              "mode=tag;abi")


def output(plugin, passes, module):
    environment = dict(os.environ)
    if preload := environment.get("LANGPROV_PRELOAD"):
        environment["LD_PRELOAD"] = preload
    done = subprocess.run(["opt", f"-load-pass-plugin={plugin}", f"-passes={passes}", "-S",
                           module, "-o", "-"], capture_output=True, text=True, env=environment)
    if done.returncode:
        sys.exit(f"{module}: {passes}\n{done.stderr}")
    return done.stdout


def main():
    plugin, *modules = sys.argv[1:]
    changed, different = 0, 0
    for module in modules:
        before = output(plugin, "verify", module)
        for parameter in PARAMETERS:
            run = f"lang-provenance<{parameter}>"
            once = output(plugin, run, module)
            changed += once != before
            if output(plugin, f"{run},{run}", module) != once:
                different += 1
                print(f"{module}: a second run with {parameter} changes the module")
    print(f"{len(modules)} modules, {len(PARAMETERS)} parameters: the first run changes "
          f"{changed}, the second {different}")
    sys.exit(bool(different or not changed))


if __name__ == "__main__":
    main()
