# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Runs the commands that a page of the documentation shows, and compares what they print
with the output that it shows.

    run_docs.py PAGE DIR

Comments that a reader of the page does not see say what the next code block is:

    <!-- run -->               commands. If lines begin with "$ ", these are the commands,
                               and what follows each is its output. All of a block must
                               succeed.
    <!-- run: status N -->     the block ends with exit status N
    <!-- run: with A | B -->   the first "…" in the block stands for A, the second for B
    <!-- run: as COMMAND -->   runs COMMAND in place of the block
    <!-- output -->            what the last commands printed
    <!-- file: NAME -->        the content of a file
    <!-- setup: COMMAND -->    no block: COMMAND makes what the next blocks need

All commands of a page run in DIR, with the tools of the build in PATH. There, `build`,
`tools` and `examples` are those of the repository, and `/path/` is the directory of
the plugin.
"""
import difflib
import os
import re
import subprocess
import sys

MARK = re.compile(r"<!-- (run|output|file|setup)(?:: (.*?))? -->", re.S)


class Wrong(Exception):
    pass


def block_after(lines):
    """The code block that begins at the first line that is not blank."""
    rest = iter(lines)
    line = next((l for l in rest if l.strip()), "")
    if line.startswith("```"):
        block = []
        for line in rest:
            if line.startswith("```"):
                return block
            block.append(line)
        raise Wrong("a code block without an end")
    block = []
    while line.startswith("    ") or (block and not line.strip()):
        block.append(line[4:])
        line = next(rest, "end")
    if not block:
        raise Wrong("no code block follows the mark")
    while not block[-1].strip():
        block.pop()
    return block


class Page:
    def __init__(self, directory):
        top = os.path.realpath(os.path.join(os.path.dirname(__file__), "../.."))
        build = os.environ["LANGPROV_BUILD"]
        self.directory = directory
        self.plugin_directory = build + "/lib/"
        self.env = dict(os.environ, TOP=top, BUILD=build,
                        PATH=f"{directory}/bin:{build}/bin:{os.environ['PATH']}")
        self.printed = None
        os.makedirs(directory + "/bin")
        os.symlink(os.environ["RUSTC"], directory + "/bin/rustc")
        for name, target in (("build", build), ("tools", top + "/tools"),
                             ("examples", top + "/examples")):
            os.symlink(target, f"{directory}/{name}")

    def execute(self, command, status=0):
        command = command.replace("/path/", self.plugin_directory)
        done = subprocess.run(["bash", "-euo", "pipefail", "-c", command],
                              cwd=self.directory, env=self.env, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        if done.returncode != status:
            raise Wrong(f"exit status {done.returncode}, expected {status}:\n"
                        f"{command}\n{done.stdout}")
        self.printed = done.stdout

    def compare(self, shown):
        printed = self.printed.replace(self.plugin_directory, "/path/")
        printed = printed.rstrip().splitlines()
        if printed != shown:
            raise Wrong("\n".join(difflib.unified_diff(
                shown, printed, "shown", "printed", lineterm="")))

    def run(self, block, options):
        status = int(options[7:]) if options.startswith("status ") else 0
        if options.startswith("as "):
            return self.execute(options[3:])
        text = "\n".join(block)
        if options.startswith("with "):
            for value in options[5:].split(" | "):
                if "…" not in text:
                    raise Wrong(f"nothing is left that {value} could stand for")
                text = text.replace("…", value, 1)
        if not text.startswith("$ "):
            return self.execute(text, status)
        parts = re.split(r"^\$ ", text, flags=re.M)[1:]
        for number, part in enumerate(parts):
            command, *shown = part.rstrip().split("\n")
            while command.endswith("\\"):
                command += "\n" + shown.pop(0)
            self.execute(command, status if number == len(parts) - 1 else 0)
            self.compare(shown)


def main(name, directory):
    with open(name) as file:
        text = file.read()
    page, count = Page(directory), 0
    for mark in MARK.finditer(text):
        line = text.count("\n", 0, mark.start()) + 1
        kind, options = mark[1], (mark[2] or "").replace("\n", " ")
        try:
            if kind == "setup":
                page.execute(options)
                continue
            block = block_after(text[mark.end():].split("\n"))
            if kind == "file":
                with open(f"{directory}/{options}", "w") as file:
                    file.write("\n".join(block) + "\n")
                continue
            if kind == "output":
                page.compare(block)
            else:
                page.run(block, options)
            count += 1
        except Wrong as wrong:
            sys.exit(f"{name}:{line}: {wrong}")
    if not count:
        sys.exit(f"{name}: no block is marked as one to run")
    print(f"{name}: {count} blocks")


if __name__ == "__main__":
    main(*sys.argv[1:])
