#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Checks how the sources are written: house.py format|tidy|shell|license BUILD"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
OURS = ("include/", "pass/", "tools/langprov/")

APACHE = "Apache-2.0 WITH LLVM-exception"
GPL = "GPL-2.0-only"
# What runs in a kernel, or beside one in the guest, has the kernel's licence.
GPL_FOLDERS = ("tools/kernel/guest/",)


def files():
    """All files that git knows or could add. Whose they are does not matter."""
    names = subprocess.run(["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached",
                            "--others", "--exclude-standard"], cwd=TOP, check=True,
                           capture_output=True, text=True).stdout.split("\0")
    return sorted({name for name in names if name and (TOP / name).is_file()})


def first_lines(name, count):
    return (TOP / name).read_bytes().decode(errors="replace").split("\n")[:count]


def is_shell(name):
    return name.endswith((".sh", ".bash")) or bool(
        re.match(r"#!.*\b(ba)?sh\b", first_lines(name, 1)[0]))


def format_check(build):
    names = [name for name in files()
             if name.startswith(OURS) and name.endswith((".cpp", ".h"))]
    done = subprocess.run(["clang-format-22", "--dry-run", "-Werror", *names], cwd=TOP)
    note = "clang-format-22 -i formats them" if done.returncode else ""
    return len(names), done.returncode == 0, note


def shell_check(build):
    names = [name for name in files() if is_shell(name)]
    done = subprocess.run(["shellcheck", "--external-sources", "--source-path=SCRIPTDIR",
                           *names], cwd=TOP)
    return len(names), done.returncode == 0, ""


def license_check(build):
    """Test inputs count as tests: some are compared line by line."""
    names = [name for name in files()
             if name.endswith((".cpp", ".h", ".c", ".rs", ".py", ".sh", ".bash",
                               ".cmake", ".cmake.in", "CMakeLists.txt")) or is_shell(name)]
    names = [name for name in names if not name.startswith("test/")
             or name.endswith(".py")]
    good = True
    for name in names:
        wanted = GPL if name.startswith(GPL_FOLDERS) else APACHE
        found = re.search(r"SPDX-License-Identifier: ([^*\n]*?) *(\*/)?$",
                          "\n".join(first_lines(name, 5)), re.M)
        if not found or found[1] != wanted:
            good = False
            print(f"{name}: {'says ' + found[1] if found else 'no licence'}, one of the "
                  f"first five lines must say SPDX-License-Identifier: {wanted}")
    return len(names), good, ""


def tidy_check(build):
    """Most of the time goes into LLVM's headers, several seconds a source. So all of
    pass/ is read as one source, all of tools/langprov too, but for its commands. What
    cannot be read so, because two files have something of one name in file scope, is
    read by directory, and then each file by itself."""
    work = build / "tidy"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    # The build may be a unity build, which has no commands for single files.
    by_file = work / "by-file"
    subprocess.run(["cmake", "-G", "Ninja", "-S", TOP, "-B", by_file,
                    "-DCMAKE_BUILD_TYPE=Release", "-DCMAKE_UNITY_BUILD=OFF"],
                   check=True, stdout=subprocess.DEVNULL)
    commands = {}
    for command in json.loads((by_file / "compile_commands.json").read_text()):
        path = Path(command["file"]).resolve()
        if str(path.relative_to(TOP)).startswith(OURS):
            commands[path] = command

    def tidy(paths):
        """Yields what clang-tidy said, if it found a fault."""
        first = paths[0]
        name = "_".join(first.relative_to(TOP).with_suffix("").parts) + f"_{len(paths)}"
        database = work / name
        database.mkdir()
        unity = database / "all.cpp"
        unity.write_text("".join(f'#include "{path}"\n' for path in paths))
        command = commands[first]["command"].replace(str(first), str(unity))
        (database / "compile_commands.json").write_text(json.dumps([{
            "directory": commands[first]["directory"], "file": str(unity),
            "command": command}]))
        done = subprocess.run(["clang-tidy-22", "--quiet", "--warnings-as-errors=*",
                               "--extra-arg=-w",  # what a compiler warns of is its own
                               f"--config-file={TOP}/.clang-tidy", "-p", database, unity],
                              capture_output=True, text=True)
        if "clang-diagnostic-error" not in done.stdout or len(paths) == 1:
            return [done.stdout + done.stderr] if done.returncode else []
        smaller = groups(paths, lambda path: path.parent)
        if len(smaller) == 1:
            smaller = [[path] for path in paths]
        return sum(map(tidy, smaller), [])

    def groups(paths, key):
        grouped = defaultdict(list)
        for path in paths:
            grouped[key(path)].append(path)
        return list(grouped.values())

    def component(path):
        if path.parent.name == "commands":
            return path
        return path.is_relative_to(TOP / "pass")

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        faults = sum(pool.map(tidy, groups(sorted(commands), component)), [])
    print("".join(faults))
    return len(commands), not faults, ""


def main():
    checks = {"format": format_check, "tidy": tidy_check, "shell": shell_check,
              "license": license_check}
    if len(sys.argv) != 3 or sys.argv[1] not in checks:
        sys.exit(__doc__)
    count, good, note = checks[sys.argv[1]](Path(sys.argv[2]).resolve())
    print(f"{count} files{' checked' if good else ': faults found'}{note and '; ' + note}")
    sys.exit(not good or not count)


if __name__ == "__main__":
    main()
