#!/bin/bash
# Links one C and Rust program twice with cross-language LTO, without and with the
# plugin, and shows what a consumer of its BTF gets. Installs and builds first.
#
#   tools/demo.sh    BUILD=dir builds elsewhere
set -euo pipefail
cd "$(dirname "$0")/.."
build=$(realpath -m "${BUILD:-build}")

tools/setup.sh base
cmake -G Ninja -S . -B "$build" -DCMAKE_BUILD_TYPE=Release >"$build.log" 2>&1 &&
  ninja -C "$build" >>"$build.log" 2>&1 || { cat "$build.log" >&2; exit 1; }

llvm=/usr/lib/llvm-22/bin
export PATH=$llvm:$PATH:/usr/sbin RUSTC=/usr/bin/rustc LANGPROV_BUILD=$build
mkdir -p "$build/demo"
python3 tools/demo/table.py "$build/demo" "$build/lib/LangProvenance.so"
