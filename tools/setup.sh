#!/bin/bash
# Installs from Debian 12's own archives (bookworm and bookworm-security) what
# is still missing; where nothing is, it says so and changes nothing.
#
#   tools/setup.sh [base|kernel|test]
#
#   base    builds the plugin and the auditor, and runs the demo
#   kernel  base, and what builds a Linux kernel with Rust and LTO and boots it
#   test    kernel, and what only tests use: no test is skipped for want of a package
set -euo pipefail

# llvm-22-linker-tools is only recommended by lld-22, but clang -flto wants it.
base=(bash binutils bpftool clang-22 cmake g++ gdb git libbpf-dev
      libclang-rt-22-dev libdw-dev libelf-dev libzstd-dev lld-22 llvm-22
      llvm-22-dev llvm-22-linker-tools llvm-22-tools ninja-build pahole python3
      rustc-web zlib1g-dev)
kernel=(bc bindgen bison cpio flex kmod libclang-14-dev libssl-dev
        linux-source-6.12 make patch perl qemu-system-arm qemu-system-x86 rsync
        rust-web-src rustfmt-web xz-utils)
tests=(chromium)

case ${1:-base} in
base) wanted=("${base[@]}") ;;
kernel) wanted=("${base[@]}" "${kernel[@]}") ;;
test) wanted=("${base[@]}" "${kernel[@]}" "${tests[@]}") ;;
*) echo "usage: tools/setup.sh [base|kernel|test]" >&2; exit 2 ;;
esac

installed() {
  [[ $(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null) == installed ]]
}

mapfile -t wanted < <(printf '%s\n' "${wanted[@]}" | sort -u)
missing=()
for package in "${wanted[@]}"; do
  installed "$package" || missing+=("$package")
done
if ((${#missing[@]} == 0)); then
  echo "setup: all ${#wanted[@]} packages are there, nothing to install"
  exit
fi

as_root=()
if ((EUID != 0)); then
  command -v sudo >/dev/null ||
    { echo "setup: not root and no sudo; install: ${missing[*]}" >&2; exit 1; }
  as_root=(sudo)
fi
install=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive
         apt-get install -y -q --no-install-recommends "${missing[@]}")

update=("${as_root[@]}" apt-get update -q)
echo "setup: installing ${#missing[@]} packages: ${missing[*]}"
# A fresh system has no package lists yet, an old one may have stale ones.
"${install[@]}" --simulate &>/dev/null </dev/null || "${update[@]}"
if ! "${install[@]}" </dev/null; then
  echo "setup: trying once more with new package lists"
  "${update[@]}"
  "${install[@]}" </dev/null
fi
