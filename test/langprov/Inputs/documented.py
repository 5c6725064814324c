#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compares the options in --help with the manual pages and the completion."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

langprov, docs = sys.argv[1], Path(sys.argv[2])
problems = []


def help_of(*command):
    return subprocess.run([langprov, *command, "--help"], capture_output=True, text=True).stdout


commands = re.findall(r"^  (\w[\w-]*) +- ", help_of(), re.M)
completion = (docs / "completion/langprov.bash").read_text()
others = {shell: (docs / "completion" / file).read_text()
          for shell, file in (("zsh", "_langprov"), ("fish", "langprov.fish"))}
overview = (docs / "man/langprov.1").read_text()
for command in commands:
    page = docs / f"man/langprov-{command}.1"
    text = page.read_text().replace("\\-", "-")
    ours = help_of(command).split("langprov options:")[1]
    completed = re.search(rf"^  {command}\)\s*\n?\s*options=\"([^\"]*)\"", completion, re.M)
    for option in re.findall(r"^  (--?[\w-]+)", ours, re.M):
        if option not in text:
            problems.append(f"{page.name} does not have {option}")
        if not completed or option not in completed[1].replace("=", "").split():
            problems.append(f"completion of {command} does not know {option}")
        for shell, script in others.items():
            # fish names options without dashes.
            name = option if shell == "zsh" else f" {'-l' if option[1] == '-' else '-s'} {option.strip('-')}"
            if name not in script:
                problems.append(f"completion of {shell} does not know {option}")
    for value in re.findall(r"^    =([\w-]+)", ours, re.M):
        if value not in text or value not in completion:
            problems.append(f"{command}: value {value} is not documented or completed")
        for shell, script in others.items():
            if value not in script:
                problems.append(f"completion of {shell} does not know {value}")
    if f".B {command}" not in overview.replace("\\-", "-"):
        problems.append(f"langprov.1 does not have {command}")
for page in sorted((docs / "man").iterdir()):
    if shutil.which("groff"):
        said = subprocess.run(["groff", "-man", "-Tutf8", "-ww", "-z", page],
                              capture_output=True, text=True).stderr
        problems += said.splitlines()
print("\n".join(problems + [f"{len(commands)} commands, {len(problems)} problems"]))
