#!/bin/bash
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# Builds, judges and boots the kernels of every architecture and kind of LTO. usage() below
# has the details.
# shellcheck source-path=SCRIPTDIR
set -euo pipefail
# shellcheck source=common.sh
. "$(dirname "$(realpath "$0")")/common.sh"

usage() {
  cat <<'END'
usage: matrix.sh [options] [-- BUILD OPTIONS...]

Measures {thin, full} x {x86_64, arm64}: builds the three variants of each with build.sh and
boots each with boot.sh. Takes hours. Writes matrix.tsv (one measurement a line: architecture,
LTO, variant, identifier, value), versions.txt, and what chart.py makes of them.

  --out DIR       where the kernels are built; default: build/kernel
  --results DIR   where the results go; default: docs/measured/kernel
  --arch ARCH     only x86_64 or arm64; may be repeated
  --lto LTO       only thin or full; may be repeated
  --no-build      use the kernels that earlier runs left; only judge and boot them

Environment: as for build.sh; LANGPROV names langprov.

Exit status: 0 every kernel keeps every promise and boots; 1 one does not; 2 wrong usage, or
nothing could be measured.
END
}

option=(
  [out]=$repository/build/kernel [results]=$repository/docs/measured/kernel
  [arch]='' [lto]='' [no-build]=''
)
parse_options 'out= results= arch+ lto+ no-build' "$@"
[ ${#operands[@]} -eq 0 ] || usage_error
check_choice arch x86_64 arm64
check_choice lto thin full
results=${option[results]}
langprov=${LANGPROV:-$repository/build/bin/langprov}

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
{
  date -u +%Y-%m-%d
  echo "$(nproc) processors, $(sed -n 's/^MemTotal: *//p' /proc/meminfo)"
  "$CLANG" --version | sed -n 1p
  "$LLD" --version
  "${RUSTC:-rustc}" --version --verbose
  "${BINDGEN:-bindgen}" --version
  echo "pahole $("${PAHOLE:-pahole}" --version)"
  bpftool version | sed -n 1p
  qemu-system-x86_64 --version | sed -n 1p
  # shellcheck disable=SC2016 # dpkg-query expands it
  echo "linux-source-6.12 $(dpkg-query -W -f '${Version}' linux-source-6.12 2>/dev/null)"
  echo "LangProvenance $(git -C "$repository" rev-parse --short HEAD)"
} >"$scratch/versions.txt"

# measure ARCH LTO: adds the measurements of one kernel's variants to matrix.tsv. Fails if a
# promise is broken or the variant with the plugin does not boot.
measure() {
  local directory=${option[out]}/$1-$2 variant booted status=0
  if [ -z "${option[no-build]}" ]; then
    rm -f "$directory/result.tsv"
    "$kernel_dir/build.sh" --arch "$1" --lto "$2" --out "$directory" "${extra[@]}" || status=1
  else
    "$kernel_dir/judge.py" --out "$directory" --langprov "$langprov" --readelf "$READELF" \
      --require with || return
  fi
  [ -f "$directory/result.tsv" ] || return
  for variant in baseline without with; do
    booted=no
    if [ -f "$directory/$variant/image" ] && "$kernel_dir/boot.sh" "$directory/$variant"; then
      booted=yes
    fi
    printf '%s\tguest_passes\t%s\n' "$variant" "$booted" >>"$directory/result.tsv"
  done
  sed "s/^/$1\t$2\t/" "$directory/result.tsv" >>"$scratch/matrix.tsv"
  [ "$booted" = yes ] && return $status
}

failed=0
for arch in ${option[arch]:-x86_64 arm64}; do
  for lto in ${option[lto]:-thin full}; do
    measure "$arch" "$lto" || {
      echo "matrix.sh: $arch, $lto LTO: failed" >&2
      failed=1
    }
  done
done
[ -f "$scratch/matrix.tsv" ] || die "nothing was measured; $results is as it was"
mkdir -p "$results"
mv "$scratch/versions.txt" "$scratch/matrix.tsv" "$results/"
"$kernel_dir/chart.py" "$results/matrix.tsv" --table "$results/matrix.md" \
  --picture "$results/matrix.svg"
exit $failed
