# shellcheck shell=bash
# shellcheck source-path=SCRIPTDIR
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# shellcheck disable=SC2034 # variables are for the scripts that source this
# What build.sh, boot.sh and matrix.sh share. Sourced.

kernel_dir=$(dirname "$(realpath "${BASH_SOURCE[0]}")")
repository=$(realpath "$kernel_dir/../..")
# shellcheck source=options.sh
. "$kernel_dir/options.sh"

# bpftool and modinfo are in these two, which only root has in PATH.
PATH=$PATH:/usr/sbin:/sbin
# All LLVM tools must be of one version. An empty suffix means plain `clang`.
LLVM_SUFFIX=${LLVM_SUFFIX--22}
CLANG=clang$LLVM_SUFFIX
LLD=ld.lld$LLVM_SUFFIX
READELF=llvm-readelf$LLVM_SUFFIX
readonly kernel_dir repository CLANG LLD READELF

# need_tool PROGRAM PACKAGE
need_tool() {
  command -v "$1" >/dev/null || die "$1: not found (Debian: apt-get install $2)"
}

# need_file FILE PACKAGE
need_file() {
  [ -e "$1" ] || die "$(basename "$1"): not found (Debian: apt-get install $2)"
}
