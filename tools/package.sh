#!/bin/bash
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# Makes packages: one of the plugin for each LLVM that is installed, one of the tools.
#
#   tools/package.sh OUT-DIR
#
# .rpm are made if rpmbuild is there. The same sources give the same packages, to the
# byte, in any directory: dates are those of the last commit, or of SOURCE_DATE_EPOCH.
#
# LLVM="22 19" names the LLVM versions. The tools are built with the first.
# Builds in build-package-*.
set -euo pipefail
if (($# != 1)); then
  echo "usage: tools/package.sh OUT-DIR" >&2
  exit 2
fi
mkdir -p "$1"
out=$(realpath "$1")
cd "$(dirname "$0")/.."

if [[ -z ${SOURCE_DATE_EPOCH:-} ]]; then
  SOURCE_DATE_EPOCH=$(git log -1 --format=%ct 2>/dev/null) ||
    { echo "package: no git repository: set SOURCE_DATE_EPOCH" >&2; exit 1; }
fi
export SOURCE_DATE_EPOCH
if [[ -n ${LLVM:-} ]]; then
  read -ra versions <<<"$LLVM"
else
  versions=()
  for config in /usr/lib/llvm-*/include/llvm/IR/Module.h; do
    version=${config#/usr/lib/llvm-}
    version=${version%%/*}
    if ((version >= 19)); then versions=("$version" "${versions[@]}"); fi
  done
fi
if ((${#versions[@]} == 0)); then
  echo "package: no LLVM 19 or later in /usr/lib/llvm-*: install llvm-22-dev" >&2
  exit 1
fi

umask 022
auditor=ON
for version in "${versions[@]}"; do
  build=build-package-$version
  common=(-G Ninja -S . -B "$build" -DCMAKE_BUILD_TYPE=Release
          -DLANGPROV_LLVM_VERSION="$version" -DLANGPROV_AUDITOR="$auditor")
  cmake "${common[@]}" -DCMAKE_INSTALL_LIBDIR=lib \
    -DLANGPROV_ZSH_COMPLETION_DIR=share/zsh/vendor-completions
  ninja -C "$build"
  (cd "$build" && cpack -G DEB)
  mv "$build"/langprov*.deb "$out"
  if command -v rpmbuild >/dev/null; then
    cmake "${common[@]}" -DCMAKE_INSTALL_LIBDIR=lib64 \
      -DLANGPROV_ZSH_COMPLETION_DIR=share/zsh/site-functions
    ninja -C "$build"
    (cd "$build" && cpack -G RPM)
    mv "$build"/langprov*.rpm "$out"
  fi
  auditor=OFF
done
ls -l "$out"
