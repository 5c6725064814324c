#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Runs a command and writes its time and peak memory to a file.

usage: measured.py FILE COMMAND [ARGUMENT...]; exit status: the command's.
"""
import os
import resource
import sys
import time


def main():
    if len(sys.argv) < 3:
        print(__doc__.splitlines()[2], file=sys.stderr)
        return 2
    started = time.monotonic()
    status = os.spawnvp(os.P_WAIT, sys.argv[2], sys.argv[2:])
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    with open(sys.argv[1], "w") as file:
        file.write(f"{time.monotonic() - started:.2f} s elapsed, "
                   f"{used.ru_utime + used.ru_stime:.2f} s of processor time, "
                   f"{used.ru_maxrss // 1024} MiB at most\n")
    return status


if __name__ == "__main__":
    sys.exit(main())
