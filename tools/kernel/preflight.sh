# shellcheck shell=bash
# shellcheck source-path=SCRIPTDIR
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# Checks, before anything is built, that everything needed is present; each message names
# the fix. Sourced by variants.sh. Makes the paths in `option` absolute, and exports RUSTC,
# PAHOLE, BINDGEN and REAL_BINDGEN: the programs that Kbuild is to run.
# shellcheck source=common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
# shellcheck source=series.sh
. "$(dirname "${BASH_SOURCE[0]}")/series.sh"

# In an --out directory that build.sh made; holds what its source tree was made from.
readonly marker=.langprov-kernel
readonly debian_source=/usr/src/linux-source-6.12.tar.xz
# Hides the Rust units from a pahole that cannot leave them out by itself.
readonly pahole_wrapper=$repository/tools/langprov-pahole
# Measured: an x86_64 tree, its objects and the three variants take 9 GB; the LTO link of
# this configuration peaks at 1.4 GiB (thin) and 7.4 GiB (full, arm64). Both with some room.
readonly disk_needed_gib=12
readonly -A memory_needed_gib=([thin]=3 [full]=8)

# version_at_least HAVE WANTED
version_at_least() {
  [ "$(printf '%s\n' "$1" "$2" | sort -V | head -n 1)" = "$2" ]
}

find_tools() {
  export RUSTC=${RUSTC:-rustc} PAHOLE=${PAHOLE:-pahole} REAL_BINDGEN=${BINDGEN:-bindgen}
  export BINDGEN=$kernel_dir/bindgen-compat

  local tool
  for tool in make bc bison flex perl python3 patch bpftool; do
    need_tool "$tool" "$tool"
  done
  need_tool "$CLANG" "clang$LLVM_SUFFIX"
  need_tool "$LLD" "lld$LLVM_SUFFIX"
  need_tool "llvm-objcopy$LLVM_SUFFIX" "llvm$LLVM_SUFFIX"
  need_tool "$READELF" "llvm$LLVM_SUFFIX"
  need_tool "$RUSTC" rustc-web
  need_tool "$REAL_BINDGEN" bindgen
  need_tool "$PAHOLE" pahole
  [ -n "${option[source]}" ] || need_tool xz xz-utils
  need_file /usr/include/libelf.h libelf-dev
  need_file /usr/include/openssl/ssl.h libssl-dev
}

check_rustc() {
  local clang_llvm rustc_llvm sysroot
  clang_llvm=$("$CLANG" -dumpversion)
  rustc_llvm=$("$RUSTC" --version --verbose | sed -n 's/^LLVM version: //p')
  [ "${rustc_llvm%%.*}" -le "${clang_llvm%%.*}" ] ||
    die "rustc is built on LLVM $rustc_llvm, the linker on $clang_llvm, which cannot read" \
      "rustc's bitcode; use a newer lld or another rustc (RUSTC=)"
  sysroot=$("$RUSTC" --print sysroot)
  [ -e "$sysroot/lib/rustlib/src/rust/library/core/src/lib.rs" ] ||
    die "the source of Rust's core is not in $sysroot" \
      "(Debian: apt-get install rust-web-src; rustup component add rust-src)"
}

check_bindgen() {
  local version needed
  version=$("$REAL_BINDGEN" --version | sed -n 's/^bindgen \([0-9.]*\).*/\1/p')
  needed=$(bindgen_needed)
  if version_at_least "$version" "$needed"; then
    # It needs no wrapper.
    export BINDGEN=$REAL_BINDGEN
    return
  fi
  version_at_least 0.65.1 "$needed" ||
    die "bindgen is $version; this tree needs $needed or newer (BINDGEN= names another)"
  if version_at_least "$version" 0.65.1 || [ -n "${LIBCLANG_PATH-}" ] ||
    compgen -G '/usr/lib/llvm-1[345]/lib/libclang*.so*' >/dev/null; then
    return
  fi
  die "bindgen $version gives empty bindings with a libclang newer than 15" \
    "(Debian: apt-get install libclang-14-dev)"
}

# use_pahole_wrapper: lets Kbuild run langprov-pahole, and that the pahole that was found.
use_pahole_wrapper() {
  [ "$PAHOLE" = "$pahole_wrapper" ] ||
    export LANGPROV_PAHOLE=$PAHOLE LANGPROV=${option[langprov]} PAHOLE=$pahole_wrapper
}

check_pahole() {
  local version
  version=$("$PAHOLE" --version | sed 's/^v//')
  version_at_least "$version" 1.24 ||
    die "pahole $version does not know --lang_exclude; 1.24 is the oldest that does"
  if ! version_at_least "$version" 1.28; then
    [ -x "$pahole_wrapper" ] ||
      die "pahole $version is older than 1.28 and needs $pahole_wrapper, which is not there"
    use_pahole_wrapper
  fi
}

check_langprov() {
  [ -x "${option[langprov]}" ] ||
    die "${option[langprov]}: no such program; build it" \
      "(cmake -S . -B build && cmake --build build) or name it with --langprov"
  option[langprov]=$(realpath "${option[langprov]}")
}

# That both the compiler and the linker load the plugin.
check_plugin() {
  [ -z "${option[no-plugin]}" ] || return 0
  [ -f "${option[plugin]}" ] ||
    die "${option[plugin]}: no such file; build it" \
      "(cmake -S . -B build && cmake --build build) or name it with --plugin"
  option[plugin]=$(realpath "${option[plugin]}")
  local probe version wrong=''
  probe=$(mktemp -d)
  echo 'int x;' >"$probe/x.c"
  if ! "$CLANG" -fpass-plugin="${option[plugin]}" -c "$probe/x.c" -o "$probe/x.o" \
    2>"$probe/error"; then
    version=$("$CLANG" -dumpversion | cut -d . -f 1)
    wrong="$CLANG does not load ${option[plugin]}: it is built for another LLVM"
    wrong+=" (rebuild it with -DLANGPROV_LLVM_VERSION=$version), or is no plugin"
  elif ! "$CLANG" -flto -c "$probe/x.c" -o "$probe/x.bc" 2>"$probe/error" ||
    ! "$LLD" --load-pass-plugin="${option[plugin]}" -r "$probe/x.bc" -o "$probe/x.o" \
      2>"$probe/error"; then
    wrong="$LLD does not load ${option[plugin]}, though $CLANG does: it is too old for"
    wrong+=" --load-pass-plugin, or of another version"
  fi
  [ -z "$wrong" ] || cat "$probe/error" >&2
  rm -rf "$probe"
  [ -z "$wrong" ] || die "$wrong"
}

check_room() {
  local existing=${option[out]} free used=0 memory needed=${memory_needed_gib[${option[lto]}]}
  while [ ! -d "$existing" ]; do existing=$(dirname "$existing"); done
  free=$(($(df --output=avail -k "$existing" | tail -n 1) / 1048576))
  # An earlier run has taken some of it already.
  if [ -f "${option[out]}/$marker" ]; then
    used=$(($(du -sk "${option[out]}" | cut -f 1) / 1048576))
  fi
  [ $((free + used)) -ge "$disk_needed_gib" ] ||
    die "$existing: $free GiB free, $disk_needed_gib GiB needed; name another place with --out"
  memory=$(($(sed -n 's/^MemAvailable: *\([0-9]*\).*/\1/p' /proc/meminfo) / 1048576))
  [ "$memory" -ge "$needed" ] ||
    die "$memory GiB of memory available, a ${option[lto]} LTO link needs $needed GiB"
}

# build.sh deletes what it has made in --out, so that must be a directory of its own.
check_out() {
  local out=${option[out]}
  [ ! -e "$out" ] || [ -f "$out/$marker" ] || [ -z "$(ls -A "$out" 2>/dev/null)" ] ||
    die "$out is not empty and not from an earlier run of build.sh;" \
      "name another place with --out"
}

# A tree of the user's: that it is Linux, clean, unpatched, and takes the series.
check_source() {
  local source=${option[source]} out=${option[out]} version
  if [ -z "$source" ]; then
    [ -f "$debian_source" ] ||
      die "$debian_source: no such file (Debian: apt-get install linux-source-6.12);" \
        "or name a tree with --source"
    return
  fi
  if [ ! -f "$source/Kbuild" ] || [ ! -f "$source/Makefile" ]; then
    die "$source: not a Linux source tree"
  fi
  source=$(realpath "$source")
  option[source]=$source
  [[ $out/ != "$source"/* && $source/ != "$out"/* ]] ||
    die "--out $out and --source $source are one inside the other; name another --out"
  [ ! -e "$source/.config" ] ||
    die "$source holds a configured build; give a clean tree (make mrproper)"
  version=$(sed -n '1,6{s/^VERSION = //p;s/^PATCHLEVEL = //p}' "$source/Makefile" | paste -sd.)
  choose_series "$version"
  if grep -q LANG_PROVENANCE_PLUGIN "$source/init/Kconfig"; then
    die "$source is already patched; give the tree as it was before"
  fi
}

check_config() {
  [ -n "${option[config]}" ] || return 0
  [ -f "${option[config]}" ] || die "${option[config]}: no such file"
  grep -q '^CONFIG_' "${option[config]}" ||
    die "${option[config]} is no fragment of a configuration: it has no line CONFIG_…"
  option[config]=$(realpath "${option[config]}")
}

preflight() {
  find_tools
  check_langprov
  check_plugin
  check_config
  check_source
  check_rustc
  check_bindgen
  check_pahole
  check_out
  check_room
  [ -z "${option[source]}" ] || check_series "${option[source]}"
}
