#!/bin/bash
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# Unpacks Debian's arm64 libraries into a directory, to link the guest's static init and to
# give the guest a bpftool. Changes neither the machine's own packages nor its list of
# architectures.
# Exit status: 0 done, or done before; 2 wrong usage; else that of apt-get or dpkg-deb.
set -euo pipefail

if [ $# -ne 1 ]; then
  echo "usage: arm64-sysroot.sh DIR" >&2
  exit 2
fi
sysroot=$(realpath -m "$1")
packages=(libc6 libc6-dev linux-libc-dev libgcc-s1 libgcc-12-dev libbpf1 libbpf-dev libelf1
  libelf-dev zlib1g zlib1g-dev libcap2 bpftool)
[ ! -e "$sysroot/.complete" ] || exit 0

state=$sysroot/.apt
mkdir -p "$state/lists/partial" "$state/cache/archives/partial"
: >"$state/status"
apt=(apt-get -q -o APT::Architecture=arm64 -o APT::Architectures::=arm64
  -o "Dir::State=$state" -o "Dir::State::lists=$state/lists"
  -o "Dir::State::status=$state/status" -o "Dir::Cache=$state/cache" -o APT::Sandbox::User=root)
"${apt[@]}" update
(cd "$state/cache/archives" && "${apt[@]}" download "${packages[@]}")
for package in "$state"/cache/archives/*.deb; do
  dpkg-deb -x "$package" "$sysroot"
done
rm -rf "$state"
: >"$sysroot/.complete"
