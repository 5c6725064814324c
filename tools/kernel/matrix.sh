#!/bin/bash
# The whole matrix: {thin, full} x {x86_64, arm64} x {without, with} against its baseline, each booted. Takes hours.
# Writes one line per measurement to RESULTS/matrix.tsv and the versions of everything to RESULTS/versions.txt; then
# chart.py makes the table and the picture from them.
set -euo pipefail
here=$(dirname "$(realpath "$0")")
. "$here/common.sh"

usage() {
	cat <<'EOF'
usage: matrix.sh [--out DIR] [--results DIR] [--arch ARCH]... [--lto LTO]... [--no-build] [-- BUILD OPTIONS...]

  --out DIR       where the kernels are built (default: build/kernel)
  --results DIR   where the results go (default: docs/kernel)
  --arch, --lto   only these; may be given more than once
  --no-build      take the kernels that earlier runs left; only judge and boot them
EOF
}

langprov=${LANGPROV:-$repository/build/bin/langprov}
out=$repository/build/kernel results=$repository/docs/kernel arches=() ltos=() options=() build=y
while [ $# -gt 0 ]; do
	case $1 in
	--out) require_value "$@"; out=$2; shift ;;
	--results) require_value "$@"; results=$2; shift ;;
	--arch) require_value "$@"; arches+=("$2"); shift ;;
	--lto) require_value "$@"; ltos+=("$2"); shift ;;
	--no-build) build='' ;;
	--) shift; options=("$@"); break ;;
	-h | --help) usage; exit ;;
	*) usage >&2; exit 2 ;;
	esac
	shift
done
[ ${#arches[@]} -gt 0 ] || arches=(x86_64 arm64)
[ ${#ltos[@]} -gt 0 ] || ltos=(thin full)

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
{
	date -u +%Y-%m-%d
	echo "$(nproc) processors, $(sed -n 's/^MemTotal: *//p' /proc/meminfo)"
	"$CLANG" --version | sed -n 1p
	"ld.lld$LLVM_SUFFIX" --version
	"${RUSTC:-rustc}" --version --verbose
	"${BINDGEN:-bindgen}" --version
	echo "pahole $("${PAHOLE:-pahole}" --version)"
	bpftool version | sed -n 1p
	qemu-system-x86_64 --version | sed -n 1p
	echo "linux-source-6.12 $(dpkg-query -W -f '${Version}' linux-source-6.12 2>/dev/null)"
	echo "LangProvenance $(git -C "$repository" rev-parse --short HEAD)"
} >"$scratch/versions.txt"

failed=0
# measure ARCH LTO: adds what one kernel's variants are like to matrix.tsv; not 0 if a promise or a boot fails.
measure() {
	local directory=$out/$1-$2 variant booted status=0
	if [ -n "$build" ]; then
		rm -f "$directory/result.tsv"
		"$here/build.sh" --arch "$1" --lto "$2" --out "$directory" "${options[@]}" || status=1
	else
		"$here/judge.py" --out "$directory" --langprov "$langprov" --readelf "llvm-readelf$LLVM_SUFFIX" --require with || return
	fi
	[ -f "$directory/result.tsv" ] || return
	for variant in baseline without with; do
		booted=no
		if [ -f "$directory/$variant/image" ] && "$here/boot.sh" "$directory/$variant"; then booted=yes; fi
		printf '%s\tthe guest booted, ran BPF and says PASS\t%s\n' "$variant" "$booted" >>"$directory/result.tsv"
	done
	sed "s/^/$1\t$2\t/" "$directory/result.tsv" >>"$scratch/matrix.tsv"
	[ "$booted" = yes ] && return $status
}
for arch in "${arches[@]}"; do
	for lto in "${ltos[@]}"; do
		measure "$arch" "$lto" || { echo "matrix.sh: $arch, $lto LTO: failed" >&2; failed=1; }
	done
done
[ -f "$scratch/matrix.tsv" ] || die "nothing was measured; $results is as it was"
mkdir -p "$results"
mv "$scratch/versions.txt" "$scratch/matrix.tsv" "$results/"
"$here/chart.py" "$results/matrix.tsv" --table "$results/matrix.md" --picture "$results/matrix.svg"
exit $failed
