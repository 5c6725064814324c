#!/bin/bash
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# Makes, from a kernel that build.sh built, one with Rust in its BTF. usage() below has the
# details.
# shellcheck source-path=SCRIPTDIR
set -euo pipefail
# shellcheck source=variants.sh
. "$(dirname "$(realpath "$0")")/variants.sh"

usage() {
  cat <<'END'
usage: encode.sh [options] OUT

OUT is the --out of a finished build.sh, with its variant `with`. Compiles Rust and links
vmlinux.o and the modules again, with the plugin's ABI notes and with calls of __fentry__ in
Rust (fentry/), and goes on with Kbuild's steps, in which langprov-pahole appends Rust to the
BTF. Leaves OUT/encoded, as the other variants are, and in it
  rust.functions        the functions of Rust in BTF: module (or vmlinux) and symbol
  encode.json           what `langprov encode` reports about vmlinux
  encode.txt            its time and memory
  functions.NAME.json   what `langprov btf --functions` reports about a file
`boot.sh --rust OUT/encoded` attaches BPF programs to all of them.

  --plugin FILE         default: build/lib/LangProvenance.so
  --langprov FILE       default: build/bin/langprov
  --jobs N              default: one per processor

Exit status: 0 the kernel is built and `langprov btf --functions` finds no fault; 1 otherwise;
2 wrong usage, or something needed is missing.
END
}

option=(
  [no-plugin]='' [no-link-time]=yes [source]='' [config]='' [jobs]=$(nproc)
  [plugin]=$repository/build/lib/LangProvenance.so
  [langprov]=$repository/build/bin/langprov
)

read_build() {
  local out=$1 config=$1/with/config
  if [ ! -f "$config" ] || [ ! -f "$out/obj/.config" ]; then
    die "$out: holds no variant \`with\`; build.sh --out makes it"
  fi
  option[out]=$(realpath "$out")
  option[arch]=$(sed -n 's/^CONFIG_X86_64=y/x86_64/p; s/^CONFIG_ARM64=y/arm64/p' "$config")
  option[lto]=$(sed -n 's/^CONFIG_LTO_CLANG_\(THIN\|FULL\)=y/\L\1/p' "$config")
  # The source is there already.
  choose_series "$(sed -n '1,6{s/^VERSION = //p;s/^PATCHLEVEL = //p}' "$out/linux/Makefile" |
    paste -sd.)"
}

use_encoding() {
  use_pahole_wrapper
  export LANG_PROVENANCE=abi LANGPROV_ENCODE=rust
}

# Kbuild links again because the linker's command changes, and compiles Rust again because
# rustc's does: the crates core and compiler_builtins are native objects, whose functions only
# rustc can note.
load_plugins() {
  local built=${option[out]}/plugin/TraceRust.so plugin
  "$kernel_dir/fentry/build.sh" "$built"
  plugin=${built%.so}-$(sha256sum "$built" | cut -c 1-16).so
  mv "$built" "$plugin"
  # shellcheck disable=SC2034 # for run_make
  more_variables=(
    "LD=$LLD --load-pass-plugin=$plugin"
    "KRUSTFLAGS=-Zllvm-plugins=${option[plugin]} -Zllvm-plugins=$plugin"
  )
}

# functions_of DIRECTORY FILE: the names of the functions in its BTF.
functions_of() {
  local base=()
  [ "$2" = vmlinux ] || base=(-B "$1/vmlinux")
  bpftool "${base[@]}" btf dump file "$1/$2" | sed -n "s/^\[[0-9]*\] FUNC '\([^']*\)'.*/\1/p" |
    LC_ALL=C sort -u
}

list_functions() {
  local out=${option[out]} file name
  for file in vmlinux $(cd "$out/encoded" && echo modules/*.ko); do
    name=$(basename "$file" .ko)
    LC_ALL=C comm -13 <(functions_of "$out/with" "$file" 2>/dev/null || true) \
      <(functions_of "$out/encoded" "$file") |
      sed "s/^/${name//-/_} /"
  done >"$out/encoded/rust.functions"
}

# What langprov-pahole did to the first link of vmlinux, once more, to measure it.
measure_encoding() {
  local directory=${option[out]}/encoded objcopy=llvm-objcopy$LLVM_SUFFIX
  "$objcopy" --dump-section .BTF="$directory/c.btf" "${option[out]}/with/vmlinux" \
    "$directory/unused"
  "$objcopy" --remove-section=.BTF --add-section=.BTF="$directory/c.btf" \
    "${option[out]}/obj/.tmp_vmlinux1" "$directory/c.vmlinux"
  "$kernel_dir/measured.py" "$directory/encode.txt" "${option[langprov]}" encode \
    --format=json --detached -o "$directory/rust.btf" "$directory/c.vmlinux" \
    >"$directory/encode.json"
  rm -f "$directory"/{c.btf,unused,c.vmlinux,rust.btf}
}

audit() {
  local directory=${option[out]}/encoded file base status failed=0
  for file in "$directory"/vmlinux "$directory"/modules/*.ko; do
    base=()
    [ "$(basename "$file")" = vmlinux ] || base=("--base-btf=$directory/vmlinux")
    status=0
    "${option[langprov]}" btf --functions --no-compile --format=json "${base[@]}" "$file" \
      >"$directory/functions.$(basename "$file").json" || status=$?
    echo "langprov btf --functions $(basename "$file"): exit status $status"
    [ $status -eq 0 ] || failed=1
  done
  return $failed
}

main() {
  parse_options 'plugin= langprov= jobs=' "$@"
  [ ${#operands[@]} -eq 1 ] || usage_error
  read_build "${operands[0]}"
  find_tools
  check_langprov
  check_plugin
  check_rustc
  check_bindgen
  check_pahole
  copy_plugin
  use_encoding
  load_plugins
  build_variant encoded
  list_functions
  cut -d ' ' -f 1 "${option[out]}/encoded/rust.functions" | sort | uniq -c
  measure_encoding
  cat "${option[out]}/encoded/encode.txt"
  audit || die_judged "a function in BTF is not what the code is"
}

main "$@"
exit
