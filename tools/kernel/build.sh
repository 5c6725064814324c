#!/bin/bash
# Builds a kernel with Rust, LTO and BTF, and proves that its BTF is that of the same kernel whose Rust stays outside LTO.
#
# Three variants come from one tree and one configuration, in this order, since most objects are the same:
#   baseline  LTO for C, Rust as native objects: no unit has two languages, the truth to compare with
#   without   Rust in the LTO link, no plugin: what goes wrong today; reported, never a failure of this script
#   with      Rust in the LTO link, with LangProvenance: has to be equal to the baseline
# Exit status: 0 every promise holds, 1 one is broken, 2 usage or something needed is missing.
set -euo pipefail
here=$(dirname "$(realpath "$0")")
. "$here/common.sh"
. "$here/preflight.sh"
. "$here/variants.sh"

usage() {
	cat <<EOF
usage: build.sh [options]

  --arch x86_64|arm64   default x86_64
  --lto thin|full       default thin
  --no-plugin           stop after the variants baseline and without
  --only VARIANT        build only this one (say with, after a change of the plugin), and judge it next to those that an
                        earlier run left; may be given more than once
  --source DIR          a Linux tree to copy and patch; default: Debian's linux-source-6.12
  --out DIR             default: build/kernel/ARCH-LTO in this repository
  --plugin FILE         default: build/lib/LangProvenance.so
  --langprov FILE       default: build/bin/langprov
  --jobs N              default: one per processor
  --no-link-time        do not repeat the LTO link of each variant to measure it
  --check               only see whether everything needed is there

Environment: LLVM_SUFFIX (-22), RUSTC (rustc), BINDGEN, PAHOLE name the tools; a bindgen older than the kernel wants is run
through bindgen-compat, a pahole before 1.28 through langprov's wrapper.
EOF
}

arch=x86_64 lto=thin with_plugin=y source='' out='' check_only='' link_time=y jobs=$(nproc)
plugin=$repository/build/lib/LangProvenance.so
langprov=$repository/build/bin/langprov
only=()
while [ $# -gt 0 ]; do
	case $1 in
	--no-plugin) with_plugin='' ;;
	--no-link-time) link_time='' ;;
	--check) check_only=y ;;
	-h | --help) usage; exit ;;
	--arch | --lto | --only | --source | --out | --plugin | --langprov | --jobs)
		require_value "$@"
		case $1 in
		--only) only+=("$2") ;;
		--arch) arch=$2 ;;
		--lto) lto=$2 ;;
		--source) source=$2 ;;
		--out) out=$2 ;;
		--plugin) plugin=$2 ;;
		--langprov) langprov=$2 ;;
		--jobs) jobs=$2 ;;
		esac
		shift
		;;
	*) usage >&2; exit 2 ;;
	esac
	shift
done
case $arch in x86_64 | arm64) ;; *) die "--arch $arch: x86_64 or arm64" ;; esac
case $lto in thin | full) ;; *) die "--lto $lto: thin or full" ;; esac
variants=(baseline without with)
[ -n "$with_plugin" ] || variants=(baseline without)
for variant in "${only[@]}"; do
	[[ " ${variants[*]} " = *" $variant "* ]] || die "--only $variant: one of ${variants[*]}"
done
[ ${#only[@]} -eq 0 ] || variants=("${only[@]}")
out=$(realpath -m "${out:-$repository/build/kernel/$arch-$lto}")

# A function, so that the shell has read all of it before hours of work begin.
main() {
	preflight
	[ -z "$check_only" ] || { echo "all there"; exit; }

	mkdir -p "$out"
	prepare_source
	configure
	for variant in "${variants[@]}"; do
		build_variant "$variant"
	done
	[ -n "$with_plugin" ] || rm -rf "$out/with" # of an earlier run
	say "verdict"
	local require=()
	[[ " ${variants[*]} " != *" with "* ]] || require=(--require with)
	"$here/judge.py" --out "$out" --langprov "$langprov" --readelf "llvm-readelf$LLVM_SUFFIX" "${require[@]}"
}

main
exit
