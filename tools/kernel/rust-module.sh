#!/bin/bash
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# Rust in the BTF of a module, on a kernel of a distribution. usage() below has the details.
# shellcheck source-path=SCRIPTDIR
set -euo pipefail
# shellcheck source=common.sh
. "$(dirname "$(realpath "$0")")/common.sh"

usage() {
  cat <<'END'
usage: rust-module.sh [options] --build DIR --image FILE

Builds the module guest/rusty for a kernel that is there already, and that need not have
CONFIG_RUST: Rust's crate core and functions that know their results, behind a little C.
langprov-pahole appends Rust to the module's BTF. Then boot.sh --rust attaches BPF programs
to each of these functions in QEMU.

  --build DIR       what the kernel's modules are built with, /lib/modules/VERSION/build. It
                    must hold a vmlinux with BTF and an objtool, as Debian's headers do
  --image FILE      the kernel to boot
  --module FILE     a module that the guest needs, virtio_blk.ko for instance; may be repeated,
                    each after those that it depends on
  --encode OPTIONS  more options for `langprov encode`: `--functions=entry` shows what the
                    functions that are left out by default would do
  --out DIR         default: build/kernel/rust-module in this repository
  --plugin FILE     default: build/lib/LangProvenance.so
  --langprov FILE   default: build/bin/langprov

Environment: LLVM_SUFFIX (default -22), RUSTC and PAHOLE name the tools. x86_64 only.

Exit status: 0 `langprov btf --functions` finds no fault, and the guest reports PASS; 1
otherwise; 2 wrong usage, or something needed is missing.
END
}

option=(
  [build]='' [image]='' [module]='' [encode]='' [out]=$repository/build/kernel/rust-module
  [plugin]=$repository/build/lib/LangProvenance.so
  [langprov]=$repository/build/bin/langprov
)

check_needs() {
  RUSTC=${RUSTC:-rustc}
  need_tool "$CLANG" "clang$LLVM_SUFFIX"
  need_tool "$LLD" "lld$LLVM_SUFFIX"
  need_tool "$RUSTC" rustc-web
  need_tool "${PAHOLE:-pahole}" pahole
  local file name
  for name in build image; do
    [ -n "${option[$name]}" ] || usage_error
  done
  for file in "${option[build]}"/{Makefile,vmlinux,tools/objtool} "${option[image]}" \
    "${option[plugin]}" "${option[langprov]}" ${option[module]}; do
    [ -e "$file" ] || die "$file: no such file"
  done
  core=$("$RUSTC" --print sysroot)/lib/rustlib/src/rust/library/core/src/lib.rs
  [ -e "$core" ] || die "$core: not found (Debian: apt-get install rust-web-src)"
  # Debian's objtool is a script that looks for the kernel's architecture.
  objtool=${option[build]}/tools/objtool/objtool
  [ ! -x "$objtool.real-x86" ] || objtool=$objtool.real-x86
}

# compile CRATE EDITION SOURCE [FLAG...]: as Kbuild compiles Rust for x86.
compile() {
  local crate=$1 edition=$2 source=$3
  shift 3
  echo "  RUSTC $crate"
  RUSTC_BOOTSTRAP=1 LANG_PROVENANCE=abi "$RUSTC" "--edition=$edition" --crate-type=rlib \
    "--crate-name=$crate" --emit="obj=$crate.o,metadata=lib$crate.rmeta" -L. \
    --sysroot=/dev/null --cap-lints=allow --target=x86_64-unknown-none \
    -Crelocation-model=static -Ccode-model=kernel -Zplt=yes -Cno-redzone=y -Cpanic=abort \
    -Cforce-unwind-tables=n -Ccodegen-units=1 -Csymbol-mangling-version=v0 -Copt-level=2 \
    -Cdebuginfo=2 -Zdwarf-version=5 "-Zllvm-plugins=${option[plugin]}" \
    -Zllvm-plugins=./TraceRust.so "$@" "$source"
}

build_module() {
  local rusty=$kernel_dir/guest/rusty
  "$kernel_dir/fentry/build.sh" TraceRust.so
  compile core 2024 "$core" --cfg no_fp_fmt_parse
  compile compiler_builtins 2021 "$rusty/builtins.rs"
  compile rusty 2021 "$rusty/lib.rs"
  mkdir module
  "$LLD" -r core.o compiler_builtins.o rusty.o -o module/rust.o_shipped
  # The places of the calls of __fentry__, for ftrace.
  "$objtool" --mcount --link module/rust.o_shipped
  cp "$rusty/shim.c" module/
  printf 'obj-m := rusty.o\nrusty-y := shim.o rust.o\n' >module/Makefile
  touch module/.rust.o.cmd
  LANGPROV=${option[langprov]} LANGPROV_PAHOLE=${PAHOLE:-pahole} LANGPROV_ENCODE=rust \
    LANGPROV_ENCODE_OPTIONS=${option[encode]} LLVM_OBJCOPY=llvm-objcopy$LLVM_SUFFIX \
    make -C "${option[build]}" "M=$PWD/module" \
    "PAHOLE=$repository/tools/langprov-pahole" modules >module.log 2>&1 ||
    die_judged "the module does not build; see $PWD/module.log"
}

# What boot.sh wants.
collect() {
  local file name
  mkdir modules
  for file in ${option[module]}; do
    name=$(basename "$file")
    case $name in
    *.xz) xz -dc "$file" >"modules/${name%.xz}" ;;
    *) cp "$file" modules/ ;;
    esac
  done
  cp module/rusty.ko modules/
  cp "${option[build]}/vmlinux" .
  cp "${option[build]}/.config" config
  cp "${option[image]}" image
  bpftool -B vmlinux btf dump file modules/rusty.ko |
    sed -n "s/^\[[0-9]*\] FUNC '\([^']*\)'.*/rusty \1/p" | grep -v ' [gs]et_rounds$' \
    >rust.functions
}

parse_options 'build= image= module+ encode= out= plugin= langprov=' "$@"
[ ${#operands[@]} -eq 0 ] || usage_error
check_needs
for name in build image plugin langprov; do
  option[$name]=$(realpath "${option[$name]}")
done
out=${option[out]}
[ ! -e "$out" ] || [ -f "$out/.langprov-rust-module" ] || [ -z "$(ls -A "$out")" ] ||
  die "$out is not empty and not from an earlier run; name another place with --out"
option[module]=$(for file in ${option[module]}; do realpath "$file"; done)
rm -rf "$out"
mkdir -p "$out"
touch "$out/.langprov-rust-module"
cd "$out"
say "the module"
build_module
collect
failed=0
"${option[langprov]}" btf --functions --no-compile --base-btf=vmlinux modules/rusty.ko \
  >functions.txt || failed=$?
head -n 1 functions.txt
echo "langprov btf --functions: exit status $failed"
"$kernel_dir/boot.sh" --rust "$out" || failed=1
[ $failed -eq 0 ] || exit 1
