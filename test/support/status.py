#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Runs a command and requires one exact exit status: status.py N COMMAND..."""

import subprocess
import sys

if len(sys.argv) < 3 or not sys.argv[1].isdecimal():
    sys.exit("usage: status.py N COMMAND...")
expected, command = int(sys.argv[1]), sys.argv[2:]
status = subprocess.run(command).returncode
if status != expected:
    sys.exit(f"status.py: exit status {status}, expected {expected}: {' '.join(command)}")
