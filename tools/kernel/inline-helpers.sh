#!/bin/bash
# The way of RUST_INLINE_HELPERS, on every Rust crate of a finished build: the C helpers' bitcode is linked into the crate's
# with llvm-link, and clang makes an object of the two. No LTO, yet one module holds two languages. Each crate is compiled
# with and without the plugin, and both objects are audited; allocated sections have to be the same.
# Exit status: 0 every crate compiled with the plugin is safe to filter, 1 one is not, 2 usage.
set -euo pipefail
here=$(dirname "$(realpath "$0")")
. "$here/common.sh"

usage() {
	cat <<'EOF'
usage: inline-helpers.sh --objtree DIR --out DIR [--plugin FILE] [--langprov FILE]

  --objtree DIR   an object tree that build.sh left after the variant "with" or "without" (OUT/obj)
  --out DIR       where the bitcode and the objects go
EOF
}

objtree='' out=''
plugin=$repository/build/lib/LangProvenance.so
langprov=$repository/build/bin/langprov
while [ $# -gt 0 ]; do
	case $1 in
	--objtree) require_value "$@"; objtree=$2; shift ;;
	--out) require_value "$@"; out=$2; shift ;;
	--plugin) require_value "$@"; plugin=$2; shift ;;
	--langprov) require_value "$@"; langprov=$2; shift ;;
	-h | --help) usage; exit ;;
	*) usage >&2; exit 2 ;;
	esac
	shift
done
[ -n "$objtree" ] && [ -n "$out" ] || { usage >&2; exit 2; }
grep -qs '^CONFIG_RUST_LTO=y' "$objtree/.config" && [ -f "$objtree/rust/helpers/.helpers.o.cmd" ] ||
	die "$objtree: no finished build with CONFIG_RUST_LTO, which marks the helpers for inlining"
mkdir -p "$out"
plugin=$(realpath "$plugin") langprov=$(realpath "$langprov") out=$(realpath "$out")
cd "$objtree"

# saved_command OBJECT: the compiler's command that Kbuild saved, without what it does to the object afterwards
saved_command() {
	sed -n '1s/^savedcmd_[^ ]* := //p' "$(dirname "$1")/.$(basename "$1").cmd" | sed 's/ ; .*//'
}

# Kbuild's own flags for C, less those of LTO and those that only concern the preprocessor.
command=$(saved_command rust/helpers/helpers.o | sed -E 's/ -fno-lto -flto(=thin)?( -fsplit-lto-unit)? -fvisibility=hidden//; s/-Wp,-MMD,[^ ]* //')
[[ $command = *" -o rust/helpers/helpers.o"* ]] || die "$objtree/rust/helpers/.helpers.o.cmd: not a command that this script knows"
eval "${command/ -o rust\/helpers\/helpers.o/ -emit-llvm -o $out/helpers.bc}"
codegen=$(grep -oE ' (-m[A-Za-z0-9=_-]+|-f[A-Za-z0-9=_-]+|--target=[^ ]*|-O[s0-9])' <<<"$command" | grep -vE 'fmacro-prefix-map|fshort|funsigned|fstrict-flex|mfentry' | tr -d '\n')

status=0 crates=0
compile() { # CRATE VARIANT FLAGS...
	# shellcheck disable=SC2086
	"$CLANG" $codegen -Wno-override-module -Wno-unused-command-line-argument "${@:3}" -c -x ir "$out/$1.linked.bc" -o "$out/$1.$2.o"
}
for object in rust/kernel.o samples/rust/rust_print.o samples/rust/rust_minimal.o drivers/block/rnull.o drivers/net/phy/ax88796b_rust.o \
	drivers/net/phy/qt2025.o; do
	[ -f "$object" ] || continue
	crate=$(basename "$object" .o)
	crates=$((crates + 1))
	command=$(saved_command "$object" | sed -E "s|--emit=obj=[^ ]*|--emit=llvm-bc=$out/$crate.bc|; s|--emit=metadata=[^ ]*||; s|--emit=dep-info=[^ ]*||; s/ -Clinker-plugin-lto//; s/ -Clto=fat -Cembed-bitcode=y//; s|--out-dir [^ ]*|--out-dir $out|")
	RUSTC_BOOTSTRAP=1 eval "$command"
	"llvm-link$LLVM_SUFFIX" --internalize --suppress-warnings "$out/$crate.bc" "$out/helpers.bc" -o "$out/$crate.linked.bc"
	compile "$crate" without
	compile "$crate" with "-fpass-plugin=$plugin"
	for variant in without with; do
		"$langprov" audit "$out/$crate.$variant.o" >"$out/$crate.$variant.txt" && verdict=safe || verdict='NOT safe'
		echo "$crate, $variant the plugin: $verdict; $(sed -n 's/^ *closed *//p' "$out/$crate.$variant.txt")"
		[ "$variant$verdict" != 'withNOT safe' ] || status=1
	done
	"$here/sections.py" "$out/$crate.without.o" "$out/$crate.with.o" || status=1
done
[ $crates -gt 0 ] || die "$objtree: none of the crates is there"
exit $status
