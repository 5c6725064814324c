#!/bin/bash
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# Linux's Kconfig excludes Rust, LTO and BTF together, whatever the tools can do.
#
#   linux-kconfig-rust-lto-btf.sh [TREE|ARCHIVE]
#
# Evaluates what CONFIG_RUST depends on with LTO and DEBUG_INFO_BTF on, and all that is
# asked for besides granted. The default is Debian's archive, where reading takes a while.
source=$(readlink -m "${1:-/usr/src/linux-source-6.12.tar.xz}")
. "$(dirname "$0")/common.sh"
name=$(basename "$source")
if [[ -f $source ]]; then
  need tar
  tar --occurrence=1 --strip-components=1 -xf "$source" --wildcards '*/init/Kconfig'
  source=$PWD
fi
if [[ ! -r $source/init/Kconfig ]]; then
  echo "$(basename "$0"): there is no init/Kconfig in $source"
  exit 2
fi
if [[ -r $source/Makefile ]]; then
  name=Linux\ $(sed -n 's/^\(VERSION\|PATCHLEVEL\) = //p' "$source/Makefile" | paste -sd .)
fi
# The lines "depends on" of the option, with those that are continued put together.
sed -e ':again' -e '/\\$/{N;s/\\\n//;b again' -e '}' "$source/init/Kconfig" |
  sed -n '/^config RUST$/,/^config RUST_/s/^[[:space:]]*depends on //p' >lines
if [[ ! -s lines ]]; then
  echo "$(basename "$0"): $source/init/Kconfig has no option RUST"
  exit 2
fi
allowed=1
while read -r line; do
  # As arithmetic: the two are 1, other options 0 if negated, otherwise large.
  expression=$(sed -E 's/\<(DEBUG_INFO_BTF|LTO)\>/1/g
    s/!\(/! (/g; s/![A-Z][A-Z0-9_]*/1/g; s/[A-Z][A-Z0-9_]*/1000000/g' <<<"$line")
  if ((!(expression))); then
    echo "depends on $line" >&2
    allowed=0
  fi
done < <(grep -E '\<(DEBUG_INFO_BTF|LTO)\>' lines)
if ((allowed)); then
  conclude fixed "$name"
else
  conclude "still there" "$name"
fi
