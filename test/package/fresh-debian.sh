#!/bin/bash
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# Installs the .deb of tools/package.sh in a fresh Debian 12, builds and audits the
# example for Make there as a user would, and purges them. Nothing may stay behind. Takes
# minutes and the network, so no test of the suite runs it; needs root and debootstrap.
#
#   test/package/fresh-debian.sh PACKAGE-DIR ROOT-DIR
#
# ROOT-DIR is made with debootstrap if it does not exist, and not removed.
set -euo pipefail
if (($# != 2)) || ((EUID != 0)); then
  echo "usage, as root: $0 PACKAGE-DIR ROOT-DIR" >&2
  exit 2
fi
packages=$1 root=$2
top=$(dirname "$(realpath "$0")")/../..
if [[ ! -e $root ]]; then
  debootstrap --variant=minbase bookworm "$root" http://deb.debian.org/debian
fi
cat >"$root/etc/apt/sources.list" <<'SOURCES'
deb http://deb.debian.org/debian bookworm main
deb http://deb.debian.org/debian-security bookworm-security main
SOURCES
rm -rf "$root/work"
mkdir "$root/work"
cp -r "$top/examples" "$packages"/*.deb "$root/work"

# The marker tells output of a step from that of apt.
inside() {
  echo "fresh-debian: $*"
  chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 \
    DEBIAN_FRONTEND=noninteractive sh -ec "$*"
}
files() { (cd "$root" && find usr etc var/lib/dpkg/info \( -name '*[Ll]ang[Pp]rov*' \)); }

inside "apt-get update -q"
# What the example needs, but for the two packages and what those depend on.
inside "apt-get install -y -q --no-install-recommends clang-22 lld-22 make pkgconf \
  llvm-22-linker-tools rustc-web libc6-dev pahole bpftool binutils"
inside "apt-get install -y -q --no-install-recommends \
  /work/langprov_*.deb /work/langprovenance-22_*.deb"
inside "langprov --version | grep LLVM"
inside "! ldd /usr/bin/langprov | grep 'not found'"
inside "cd /work/examples/make && make check"
inside "cd /work/examples/make && make clean && ! make check PLUGIN_CFLAGS= PLUGIN_LIBS=-g"
inside "cd /work/examples/make && make clean && make app &&
  langprov-pahole -J --lang_exclude=rust app && langprov btf app"
inside "dpkg --verify langprov langprovenance-22"
inside "apt-get purge -y -q langprov langprovenance-22"
if [[ -n $(files) ]]; then
  echo "fresh-debian: left behind:" >&2
  files >&2
  exit 1
fi
echo "fresh-debian: installed, used and purged"
