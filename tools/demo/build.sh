#!/bin/bash
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# Builds the message relay three times, as a user would:
#
#   baseline   C with LTO, Rust as native objects without debug info: its BTF is right
#   without    cross-language LTO
#   with       cross-language LTO, with the plugin
#
#   build.sh full|thin DIRECTORY PLUGIN
#
# Needs clang, ld.lld and $RUSTC of one LLVM version. Exit status: 0 all three are built;
# 2 wrong usage; else that of the command that failed.
set -euo pipefail

if [ $# -ne 3 ]; then
  echo "usage: build.sh full|thin DIRECTORY PLUGIN" >&2
  exit 2
fi
lto=$1 out=$2 plugin=$3
source=$(dirname "$(realpath "$0")")
mkdir -p "$out"

rust_flags=(-O --edition=2021 -Awarnings -Cpanic=abort -Ccodegen-units=1 --crate-type=lib)
lto_flags=(-g -Clinker-plugin-lto)
# rustc writes a ThinLTO summary, and lld would not merge such a module in full LTO. Without
# this flag it writes one.
[ "$lto" = thin ] || lto_flags+=(-Clto=fat -Cembed-bitcode=yes)

c=() native=() rust=()
for file in "$source"/*.c; do
  object=$out/$(basename "$file").o
  clang -g -O2 "-flto=$lto" -c "$file" -o "$object"
  c+=("$object")
done
for file in "$source"/*.rs; do
  object=$out/$(basename "$file")
  "${RUSTC:-rustc}" "${rust_flags[@]}" "--emit=obj=$object.native.o" "$file"
  "${RUSTC:-rustc}" "${rust_flags[@]}" "${lto_flags[@]}" "--emit=obj=$object.o" "$file"
  native+=("$object.native.o")
  rust+=("$object.o")
done

# rustc and clang state different target features and no-builtin attributes, for which LLVM
# refuses to inline C into Rust; -mllvm waives that. (The kernel marks its helpers
# __always_inline instead.) No build ID: it is a checksum of the debug info too, and would be
# the one difference between the loaded parts of `without` and `with`.
# shellcheck disable=SC2054 # the commas are the linker's
link=(clang -O2 -flto --ld-path=ld.lld -Wl,--build-id=none
  -Wl,-mllvm,-ignore-tti-inline-compatible
  -Wl,-mllvm,-inline-caller-superset-nobuiltin=false)
"${link[@]}" "${c[@]}" "${native[@]}" -o "$out/baseline"
"${link[@]}" "${c[@]}" "${rust[@]}" -o "$out/without"
"${link[@]}" "-Wl,--load-pass-plugin=$plugin" "${c[@]}" "${rust[@]}" -o "$out/with"
