#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""btf_load.py FILE: loads raw BTF into the running kernel (BPF_BTF_LOAD).

Prints "loaded", or "skipped: WHY" where the machine does not allow bpf(). What the
kernel refuses is an error, with the end of the verifier's log.
"""
import ctypes
import errno
import os
import platform
import struct
import sys

SYS_BPF = {"x86_64": 321, "aarch64": 280}
BPF_BTF_LOAD = 18


def load(data, log_size):
    """The errno of the call, 0 if the kernel took it, and its log."""
    log = ctypes.create_string_buffer(log_size or 1)
    btf = ctypes.create_string_buffer(data, len(data))
    attr = struct.pack("QQIII", ctypes.addressof(btf),
                       ctypes.addressof(log) if log_size else 0, len(data),
                       log_size, 1 if log_size else 0)
    attr = ctypes.create_string_buffer(attr, 128)
    libc = ctypes.CDLL(None, use_errno=True)
    fd = libc.syscall(SYS_BPF[platform.machine()], BPF_BTF_LOAD, attr, len(attr))
    if fd >= 0:
        os.close(fd)
        return 0, ""
    return ctypes.get_errno(), log.value.decode(errors="replace")


def main():
    with open(sys.argv[1], "rb") as file:
        data = file.read()
    if platform.machine() not in SYS_BPF:
        print("skipped: the number of bpf() is not known here")
        return 0
    # Only to explain a refusal, since a log that is too long is an error, too.
    code, _ = load(data, 0)
    if code in (errno.EPERM, errno.ENOSYS):
        print("skipped:", os.strerror(code))
        return 0
    if code:
        print(load(data, 1 << 24)[1][-2000:])
        print("refused:", os.strerror(code))
        return 1
    print("loaded")
    return 0


if __name__ == "__main__":
    sys.exit(main())
