#!/bin/bash
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# Links one program of C and Rust twice with cross-language LTO, without and with the
# plugin, and shows what a consumer of its BTF gets. Installs what is missing and builds the
# project first.
#
#   tools/demo.sh    BUILD=dir builds elsewhere
#
# Exit status: 0 nothing is wrong with the plugin; 1 something is, or a step failed.
set -euo pipefail
cd "$(dirname "$0")/.."
build=$(realpath -m "${BUILD:-build}")

# As tools/test.sh builds it.
build_project() {
  local unity=(-DCMAKE_UNITY_BUILD=ON -DCMAKE_UNITY_BUILD_BATCH_SIZE=8)
  if [[ -e $build/CMakeCache.txt ]]; then unity=(); fi
  cmake -G Ninja -S . -B "$build" -DCMAKE_BUILD_TYPE=Release "${unity[@]}" && ninja -C "$build"
}

tools/setup.sh base
if ! build_project >"$build.log" 2>&1; then
  cat "$build.log" >&2
  exit 1
fi

export PATH=/usr/lib/llvm-22/bin:$PATH:/usr/sbin RUSTC=/usr/bin/rustc
python3 tools/demo/table.py "$build/demo" --plugin "$build/lib/LangProvenance.so" \
  --langprov "$build/bin/langprov"
