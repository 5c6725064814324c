#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Repeats the LTO link of vmlinux.o from the objects of a finished build, without objtool.

Runs the command that Kbuild saved, with or without the plugin. Prints the time and the
peak memory of the link. Exit status: 2 wrong usage or no finished build, else the linker's.
"""
import argparse
import os
import resource
import sys
import time

import kbuild


def link_command(objtree, output, plugin, flags):
    words, _ = kbuild.saved_command(objtree, "vmlinux.o")
    words = [word for word in words if not word.startswith("--load-pass-plugin=")]
    words[words.index("-o") + 1] = output
    if plugin:
        flags = [f"--load-pass-plugin={plugin}", *flags]
    return [words[0], *flags, *words[1:]]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0],
                                     epilog="Flags after -- are passed to the linker.")
    parser.add_argument("--objtree", metavar="DIR", required=True,
                        help="an object tree that build.sh left (OUT/obj)")
    parser.add_argument("-o", dest="output", metavar="FILE", type=os.path.abspath, required=True,
                        help="where to put the vmlinux.o")
    parser.add_argument("--plugin", metavar="FILE", type=os.path.realpath,
                        help="LangProvenance.so; without this option the link has no plugin")
    parser.add_argument("flags", nargs="*", help=argparse.SUPPRESS)
    args = parser.parse_args()

    link = link_command(args.objtree, args.output, args.plugin, args.flags)
    os.chdir(args.objtree)
    started = time.monotonic()
    status = os.spawnvp(os.P_WAIT, link[0], link)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"{time.monotonic() - started:.1f} s elapsed, "
          f"{used.ru_utime + used.ru_stime:.1f} s of processor time, "
          f"{used.ru_maxrss // 1024} MiB at most")
    return status


if __name__ == "__main__":
    sys.exit(main())
