# shellcheck shell=bash
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# Which patch series a source tree takes, and what it needs of the tools. Sourced by
# preflight.sh, after common.sh.
# shellcheck disable=SC2154 # common.sh sets kernel_dir

# The directory of the series; choose_series sets it.
series=$kernel_dir/patches/6.12

# choose_series VERSION
choose_series() {
  version_at_least "$1" 6.12 ||
    die "${option[source]} is Linux $1; the series are made for Linux 6.12 and 7.1"
  if version_at_least "$1" 7.0; then
    series=$kernel_dir/patches/7.x
  fi
}

# made_for: the version that the series was made for and run with.
made_for() {
  case $series in
  */7.x) echo 7.1 ;;
  *) basename "$series" ;;
  esac
}

# check_series SOURCE: applies the series to a copy of the files that it changes.
check_series() {
  local copy patch file failed='' log
  copy=$(mktemp -d)
  log=$copy/.log
  sed -n 's|^--- a/||p' "$series"/*.patch | sort -u | while read -r file; do
    [ ! -f "$1/$file" ] || install -D -m 644 "$1/$file" "$copy/$file"
  done
  for patch in "$series"/*.patch; do
    if ! patch -d "$copy" -p1 --batch --forward <"$patch" >"$log" 2>&1; then
      failed=$(basename "$patch")
      break
    fi
  done
  file=$(rejected_files "$log")
  rm -rf "$copy"
  [ -z "$failed" ] ||
    die "$1: $failed does not apply${file:+ to $file};" \
      "the series in $(basename "$series") is made for Linux $(made_for)"
}

# rejected_files LOG: the files of which patch said that a hunk failed or that they are
# missing, separated by blanks.
rejected_files() {
  awk '/^patching file |^checking file / { file = $3 }
    /^\|--- a\// { file = substr($0, 8) }
    / FAILED at |No file to patch/ { if (!seen[file]++) printf "%s%s", n++ ? " " : "", file }' "$1"
}

# bindgen_needed: the oldest bindgen that the tree takes.
bindgen_needed() {
  local script=${option[source]}/scripts/min-tool-version.sh
  if [ -n "${option[source]}" ] && [ -f "$script" ]; then
    SRCARCH=${option[arch]} ARCH=${option[arch]} sh "$script" bindgen
  else
    echo 0.65.1 # 6.12's
  fi
}

# series_config: the fragment of the configuration that this series needs besides the
# common one.
series_config() {
  local fragment
  fragment=$kernel_dir/config/$(basename "$series").config
  [ ! -f "$fragment" ] || echo "$fragment"
}

# series_variant_config VARIANT: what makes a variant of the tree.
series_variant_config() {
  case $(basename "$series").$1 in
  6.12.baseline) printf '%s\n' CONFIG_LANG_PROVENANCE_OFF=y CONFIG_RUST_LTO=n ;;
  6.12.without) printf '%s\n' CONFIG_LANG_PROVENANCE_OFF=y CONFIG_RUST_LTO=y ;;
  6.12.with | 6.12.encoded)
    printf '%s\n' CONFIG_LANG_PROVENANCE_OFF=n CONFIG_RUST_LTO=y CONFIG_LANG_PROVENANCE=y
    ;;
  # From 7.0 on RUST_INLINE_HELPERS is what makes bitcode of the crates.
  7.x.baseline) printf '%s\n' CONFIG_LANG_PROVENANCE_OFF=y CONFIG_RUST_OUTSIDE_LTO=y ;;
  7.x.without) printf '%s\n' CONFIG_LANG_PROVENANCE_OFF=y CONFIG_RUST_OUTSIDE_LTO=n ;;
  7.x.with | 7.x.encoded)
    printf '%s\n' CONFIG_LANG_PROVENANCE_OFF=n CONFIG_RUST_OUTSIDE_LTO=n CONFIG_LANG_PROVENANCE=y
    ;;
  esac
}
