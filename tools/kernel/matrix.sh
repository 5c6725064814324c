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
	--out) out=$2; shift ;;
	--results) results=$2; shift ;;
	--arch) arches+=("$2"); shift ;;
	--lto) ltos+=("$2"); shift ;;
	--no-build) build='' ;;
	--) shift; options=("$@"); break ;;
	-h | --help) usage; exit ;;
	*) usage >&2; exit 2 ;;
	esac
	shift
done
[ ${#arches[@]} -gt 0 ] || arches=(x86_64 arm64)
[ ${#ltos[@]} -gt 0 ] || ltos=(thin full)

mkdir -p "$results"
{
	date -u +%Y-%m-%d
	echo "$(nproc) processors, $(sed -n 's/^MemTotal: *//p' /proc/meminfo)"
	"$CLANG" --version | head -n 1
	"ld.lld$LLVM_SUFFIX" --version
	"${RUSTC:-rustc}" --version --verbose
	"${BINDGEN:-bindgen}" --version
	echo "pahole $("${PAHOLE:-pahole}" --version)"
	bpftool version | head -n 1
	qemu-system-x86_64 --version | head -n 1
	echo "linux-source-6.12 $(dpkg-query -W -f '${Version}' linux-source-6.12 2>/dev/null)"
	echo "LangProvenance $(git -C "$repository" rev-parse --short HEAD)"
} >"$results/versions.txt"

failed=0
: >"$results/matrix.tsv"
for arch in "${arches[@]}"; do
	for lto in "${ltos[@]}"; do
		directory=$out/$arch-$lto
		if [ -n "$build" ]; then
			"$here/build.sh" --arch "$arch" --lto "$lto" --out "$directory" "${options[@]}" || failed=1
		elif [ -d "$directory" ]; then
			"$here/judge.py" --out "$directory" --langprov "$langprov" || failed=1
		fi
		[ -f "$directory/result.tsv" ] || continue
		for variant in baseline without with; do
			[ -f "$directory/$variant/image" ] || continue
			booted=no
			! "$here/boot.sh" --arch "$arch" "$directory/$variant" || booted=yes
			printf '%s\tthe guest booted, ran BPF and says PASS\t%s\n' "$variant" "$booted" >>"$directory/result.tsv"
			[ "$variant$booted" != withno ] || failed=1
		done
		sed "s/^/$arch\t$lto\t/" "$directory/result.tsv" >>"$results/matrix.tsv"
	done
done
"$here/chart.py" "$results/matrix.tsv" --table "$results/matrix.md" --picture "$results/matrix.svg"
exit $failed
