#!/bin/sh
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# Builds the measuring plugin TraceRust.so, which lets ftrace trace Rust functions.
# usage: build.sh OUTPUT; environment: LLVM_SUFFIX (default -22).
set -eu
if [ $# -ne 1 ]; then
  echo "usage: build.sh OUTPUT" >&2
  exit 2
fi
suffix=${LLVM_SUFFIX--22}
# Several flags.
# shellcheck disable=SC2046
"clang++$suffix" $("llvm-config$suffix" --cxxflags) -O1 -fno-rtti -fPIC -shared \
  "$(dirname "$0")/TraceRust.cpp" -o "$1"
