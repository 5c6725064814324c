#!/usr/bin/env python3
"""status.py N COMMAND...: runs the command and fails unless it exits with exactly N.

`not` accepts any failure, so a wrong option (exit 2) would pass for a broken
promise (exit 1). In tests this is `%status N COMMAND...`.
"""

import shlex
import subprocess
import sys

want, command = int(sys.argv[1]), sys.argv[2:]
got = subprocess.run(command).returncode
if got != want:
    sys.exit(f"status.py: exit status {got}, want {want}: {shlex.join(command)}")
