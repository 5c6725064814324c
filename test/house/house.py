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

# Shell scripts that shellcheck is not asked about yet.
UNCHECKED_SHELL = ("tools/bench", "tools/kernel/", "test/kernel/")


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
    names = [name for name in files()
             if is_shell(name) and not name.startswith(UNCHECKED_SHELL)]
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
    """Most of the time goes into parsing LLVM's headers, several seconds a source. So
    all sources of a directory are read as one; if they cannot be, because two have
    something of one name in file scope, each is read by itself."""
    work = build / "tidy"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    commands = json.loads((build / "compile_commands.json").read_text())
    sources = defaultdict(list)
    for command in commands:
        path = Path(command["file"]).resolve()
        if str(path.relative_to(TOP)).startswith(OURS):
            sources[path.parent].append((path, command))

    def tidy(database, *paths):
        done = subprocess.run(["clang-tidy-22", "--quiet", "--warnings-as-errors=*",
                               f"--config-file={TOP}/.clang-tidy", "-p", database, *paths],
                              capture_output=True, text=True)
        return done.returncode == 0, done.stdout

    def whole(directory):
        paths = [path for path, _ in sources[directory]]
        unity = work / ("_".join(directory.relative_to(TOP).parts) + ".cpp")
        unity.write_text("".join(f'#include "{path}"\n' for path in paths))
        database = unity.with_suffix("")
        database.mkdir()
        path, command = sources[directory][0]
        (database / "compile_commands.json").write_text(json.dumps([{
            "directory": command["directory"], "file": str(unity),
            "command": command["command"].replace(str(path), str(unity))}]))
        good, said = tidy(database, unity)
        if "clang-diagnostic-error" in said:
            return paths
        return [(good, said)]

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        results = sum(pool.map(whole, sources), [])
        single = [result for result in results if isinstance(result, Path)]
        results = [result for result in results if not isinstance(result, Path)]
        results += pool.map(lambda path: tidy(build, path), single)
    for _, said in results:
        sys.stdout.write(said)
    count = sum(map(len, sources.values()))
    return count, all(good for good, _ in results), f"{len(single)} by themselves"


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
