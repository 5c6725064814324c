# shellcheck shell=bash
# shellcheck source-path=SCRIPTDIR
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# From a source tree to the variants of a kernel. Sourced by build.sh. preflight() has
# checked and completed `option` before any of this runs. In ${option[out]}:
#
#   linux/      the patched source
#   obj/        where Kbuild works; one for all variants, most of whose objects are equal
#   plugin/     a copy of the plugin
#   baseline/, without/, with/, encoded/
#               what build_variant keeps of each variant; encode.sh makes the last one
# shellcheck source=preflight.sh
. "$(dirname "${BASH_SOURCE[0]}")/preflight.sh"

# Further variables for make.
more_variables=()

run_make() {
  make -C "${option[out]}/linux" "O=${option[out]}/obj" "LLVM=${LLVM_SUFFIX:-1}" \
    "ARCH=${option[arch]}" "RUSTC=$RUSTC" "HOSTRUSTC=$RUSTC" "BINDGEN=$BINDGEN" \
    "PAHOLE=$PAHOLE" "LANG_PROVENANCE_PLUGIN=${option[plugin]}" \
    KBUILD_BUILD_USER=langprov KBUILD_BUILD_HOST=langprov \
    "KBUILD_BUILD_TIMESTAMP=Thu Jan 1 00:00:00 UTC 2026" "${more_variables[@]}" "$@"
}

# From here on the plugin is a copy whose name changes with its content: Kbuild links
# again when a command changes, but not when only the plugin's content does.
copy_plugin() {
  local copy=''
  if [ -z "${option[no-plugin]}" ]; then
    copy=${option[out]}/plugin/LangProvenance-$(sha256sum "${option[plugin]}" | cut -c 1-16).so
    mkdir -p "${option[out]}/plugin"
    cp "${option[plugin]}" "$copy"
  fi
  option[plugin]=$copy
}

prepare_source() {
  local out=${option[out]} identity patch
  local tree=$out/linux
  identity=$(source_identity)
  if [ "$(cat "$out/$marker" 2>/dev/null)" = "$identity" ] &&
    [ -f "$tree/.langprov-complete" ]; then
    return
  fi
  say "source tree"
  # Results of another source or series must not be judged together with new ones.
  rm -rf "$tree" "$out/obj" "$out/baseline" "$out/without" "$out/with" "$out/result.tsv"
  echo "$identity" >"$out/$marker"
  mkdir -p "$tree"
  if [ -n "${option[source]}" ]; then
    tar -C "${option[source]}" --exclude=./.git -cf - . | tar -C "$tree" -xf -
  else
    tar -C "$tree" --strip-components=1 -xf "$debian_source"
  fi
  for patch in "$series"/*.patch; do
    patch -d "$tree" -p1 --silent <"$patch" ||
      die "$(basename "$patch") does not apply to $tree"
  done
  touch "$tree/.langprov-complete"
}

# What the source tree is made from: changes when the source or the series does.
source_identity() {
  local source=${option[source]}
  cat "$series"/*.patch | sha256sum | cut -d ' ' -f 1
  if [ -z "$source" ]; then
    stat -c '%n %s %Y' "$debian_source"
  elif git -C "$source" rev-parse HEAD 2>/dev/null; then
    echo "$source"
    git -C "$source" diff HEAD | sha256sum
  else
    echo "$source"
    find "$source" -type f -printf '%T@ %s %P\n' | sort | sha256sum
  fi
}

# Reads the lines of configuration fragments and requires that .config has them all; of two
# that contradict each other, the last. Kconfig silently drops an option whose dependencies
# are not met.
require_config() {
  local config=${option[out]}/obj/.config line missing=''
  local -A wanted=()
  while read -r line; do
    [[ $line != CONFIG_* ]] || wanted[${line%%=*}]=$line
  done
  for line in "${wanted[@]}"; do
    case $line in
    *=n) ! grep -q "^${line%n}" "$config" || missing+=" $line" ;;
    *) grep -qxF "$line" "$config" || missing+=" $line" ;;
    esac
  done
  [ -z "$missing" ] ||
    die "the configuration lacks$missing (see $config and what these options depend on)"
}

variant_config() {
  echo "CONFIG_LTO_CLANG_${option[lto]^^}=y"
  series_variant_config "$1"
}

# make_config TARGET: runs a target of Kconfig; its output is only shown if it fails.
make_config() {
  local log=${option[out]}/config.log
  if ! run_make -s "$1" >>"$log" 2>&1; then
    tail "$log" >&2
    die "make $1 failed"
  fi
}

# apply_config FRAGMENT...
apply_config() {
  local obj=${option[out]}/obj
  "${option[out]}/linux/scripts/kconfig/merge_config.sh" -m -O "$obj" "$obj/.config" "$@" \
    >"${option[out]}/config.log"
  make_config olddefconfig
  cat "$@" | require_config
}

# Configures every variant before the first is built: what the last one lacks must not
# show hours later.
configure() {
  local fragment=${option[out]}/variant.config variant more
  mapfile -t more < <(series_config)
  [ -z "${option[config]}" ] || more+=("${option[config]}")
  say "configuration"
  mkdir -p "${option[out]}/obj"
  : >"${option[out]}/config.log"
  make_config tinyconfig
  for variant in with without baseline; do
    [ "$variant" != with ] || [ -z "${option[no-plugin]}" ] || continue
    variant_config "$variant" >"$fragment"
    apply_config "$kernel_dir/config/common.config" \
      "$kernel_dir/config/${option[arch]}.config" "${more[@]}" "$fragment"
  done
}

image() {
  case ${option[arch]} in
  x86_64) echo arch/x86/boot/bzImage ;;
  arm64) echo arch/arm64/boot/Image ;;
  esac
}

# measure_link VARIANT: repeats only the LTO link, while obj/ still holds this variant.
measure_link() {
  local directory=${option[out]}/$1 plugin=()
  [ "$1" != with ] || plugin=(--plugin "${option[plugin]}")
  if "$kernel_dir/relink.py" --objtree "${option[out]}/obj" -o "$directory/relinked.o" \
    "${plugin[@]}" >"$directory/link.log" 2>&1; then
    tail -n 1 "$directory/link.log" >"$directory/link.txt"
  else
    echo "not measured, see link.log" >"$directory/link.txt"
  fi
  rm -f "$directory/relinked.o"
}

# build_without_btf DIRECTORY: without the plugin the BTF may be so broken that
# resolve_btfids rejects that of vmlinux, and there is no vmlinux; or pahole makes none for a
# module, and Linux 7 then fails. That is a result, not an error. The code is still needed,
# to compare it with that of the variant `with`: vmlinux.o, and modules without BTF.
build_without_btf() {
  local log=$1/build.log targets=()
  if [ ! -f "${option[out]}/obj/vmlinux.o" ] || ! grep -q 'load BTF from ' "$log"; then
    die_judged "variant without does not build, and not because of its BTF; see $log"
  elif grep -m 1 'load BTF from vmlinux' "$log" >"$1/failure.txt"; then
    targets=(modules)
  else
    rm "$1/failure.txt"
    # The modules that can have BTF get it now.
    run_make "-j${option[jobs]}" -k >>"$log" 2>&1 || true
  fi
  run_make "-j${option[jobs]}" CONFIG_DEBUG_INFO_BTF_MODULES= "${targets[@]}" \
    >"$1/modules.log" 2>&1 ||
    die_judged "the modules of the variant without do not build; see $1/modules.log"
}

# keep_helpers VARIANT: compiles the inlined helpers alone, to show later which types come from
# them. With -g0 they have none.
keep_helpers() {
  local bitcode=${option[out]}/obj/rust/helpers/helpers.bc object=${option[out]}/$1/helpers.o
  [ -f "$bitcode" ] || return 0
  "$CLANG" -c -x ir "$bitcode" -o "$object" >"${object%.o}.log" 2>&1 ||
    die_judged "$bitcode does not compile; see ${object%.o}.log"
  # Without debug information there is nothing to encode.
  if ! "$PAHOLE" -J "$object" >>"${object%.o}.log" 2>&1 ||
    ! "$READELF" -SW "$object" | grep -q ' \.BTF '; then
    rm "$object"
  fi
}

# build_variant VARIANT: leaves vmlinux, vmlinux.o, image, modules/, config, build.log,
# build.seconds and, if links are to be measured, link.txt in a directory of the variant's
# name; if the BTF is rejected, failure.txt in place of vmlinux and image.
build_variant() {
  local name=$1 directory=${option[out]}/$1 obj=${option[out]}/obj started module
  local PAHOLE=$PAHOLE
  say "variant $name"
  # A kernel with LTO says so in a note, and pahole then gives the merged units of a file the
  # language of the first one (dwarf_loader.c, cus__merging_cu()). A module that begins with
  # Rust loses all of its BTF, also where Rust is outside of LTO.
  [ "$name" != baseline ] || use_pahole_wrapper
  variant_config "$name" >"${option[out]}/variant.config"
  apply_config "${option[out]}/variant.config"
  rm -rf "$directory"
  mkdir -p "$directory/modules"
  # A vmlinux that an earlier, failed run left must not be taken for this variant's.
  rm -f "$obj/vmlinux" "$obj/vmlinux.o"
  started=$(date +%s)
  if ! run_make "-j${option[jobs]}" >"$directory/build.log" 2>&1; then
    tail -n 20 "$directory/build.log" >&2
    [ "$name" = without ] ||
      die_judged "variant $name does not build; see $directory/build.log"
    build_without_btf "$directory"
  fi
  echo $(($(date +%s) - started)) >"$directory/build.seconds"
  cp "$obj/.config" "$directory/config"
  cp "$obj/vmlinux.o" "$directory/"
  if [ ! -f "$directory/failure.txt" ]; then
    cp "$obj/vmlinux" "$directory/"
    cp "$obj/$(image)" "$directory/image"
  fi
  sed 's/\.o$/.ko/' "$obj/modules.order" | while read -r module; do
    cp "$obj/$module" "$directory/modules/"
  done
  keep_helpers "$name"
  [ -n "${option[no-link-time]}" ] || measure_link "$name"
}
