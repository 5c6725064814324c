#!/bin/bash
# Distributed ThinLTO of vmlinux.o, as CONFIG_LTO_CLANG_THIN_DIST does it: the linker only writes an index for each object,
# a compiler run of its own makes each native object, and the last link sees no bitcode.
#
# LLVM up to 22 calls no plugin in such a compiler run, so with the plugin it is split in three: clang stops at optimised
# bitcode, opt runs the pass over it, clang generates the code.
set -euo pipefail
here=$(dirname "$(realpath "$0")")
. "$here/common.sh"

usage() {
	cat <<'EOF'
usage: thin-dist.sh --objtree DIR --out DIR [--plugin FILE] [--jobs N]

  --objtree DIR   an object tree that build.sh --lto thin left after the variant "with" or "without" (OUT/obj)
  --out DIR       where the indices and the objects go; the result is DIR/vmlinux.o
  --plugin FILE   LangProvenance.so; without it nothing is done about languages
EOF
}

objtree='' out='' plugin='' jobs=$(nproc)
while [ $# -gt 0 ]; do
	case $1 in
	--objtree) require_value "$@"; objtree=$2; shift ;;
	--out) require_value "$@"; out=$2; shift ;;
	--plugin) require_value "$@"; plugin=$(realpath "$2"); shift ;;
	--jobs) require_value "$@"; jobs=$2; shift ;;
	-h | --help) usage; exit ;;
	*) usage >&2; exit 2 ;;
	esac
	shift
done
[ -n "$objtree" ] && [ -n "$out" ] || { usage >&2; exit 2; }
[ -f "$objtree/.vmlinux.o.cmd" ] || die "$objtree holds no finished LTO build"
grep -q '^CONFIG_LTO_CLANG_THIN=y' "$objtree/.config" || die "$objtree: not a ThinLTO build"
mkdir -p "$out"
out=$(realpath "$out")
cd "$objtree"

# The command that Kbuild saved, up to the output: the flags of the link.
read -ra link < <(sed -n 's/^savedcmd_vmlinux\.o := \(.*\) -r -o vmlinux\.o .*/\1/p' .vmlinux.o.cmd | sed 's/--load-pass-plugin=[^ ]*//')
"llvm-ar$LLVM_SUFFIX" t vmlinux.a >"$out/objects"

say "index"
"${link[@]}" -r -o "$out/index.o" -T .tmp_initcalls.lds "--thinlto-index-only=$out/bitcode" "--thinlto-prefix-replace=;$out/index/" \
	"@$out/objects"
# The list names what the last link would take; native objects are not in it.
sed -i "s|^$out/index/||" "$out/bitcode"
echo "$(wc -l <"$out/bitcode") of $(wc -l <"$out/objects") objects are bitcode"

codegen=$(sed -n '1s/^savedcmd_[^ ]* := //p' rust/helpers/.helpers.o.cmd |
	grep -oE ' (-m[A-Za-z0-9=_-]+|-f[A-Za-z0-9=_-]+|--target=[^ ]*|-O[s0-9])' | grep -vE 'flto|lto-unit|fvisibility|macro-prefix-map' | tr -d '\n')
export CLANG LLVM_SUFFIX codegen plugin out

backend() {
	local object=$1 index=$out/index/$1.thinlto.bc native=$out/native/$1
	mkdir -p "$(dirname "$native")"
	# shellcheck disable=SC2206
	local compile=("$CLANG" $codegen -Wno-override-module -Wno-unused-command-line-argument -c -x ir)
	if [ -z "$plugin" ]; then
		"${compile[@]}" "$object" "-fthinlto-index=$index" -o "$native"
		return
	fi
	"${compile[@]}" "$object" "-fthinlto-index=$index" -emit-llvm -o "$native.bc"
	"opt$LLVM_SUFFIX" -load-pass-plugin="$plugin" -passes=lang-provenance "$native.bc" -o "$native.bc"
	# It is optimised already; only code generation is left.
	"${compile[@]}" "$native.bc" -Xclang -disable-llvm-passes -o "$native"
	rm "$native.bc"
}
export -f backend

say "one compiler run per object"
xargs -P "$jobs" -I '{}' bash -c 'set -e; backend "$1"' backend '{}' <"$out/bitcode"

say "link"
while read -r object; do
	if [ -f "$out/native/$object" ]; then echo "$out/native/$object"; else echo "$object"; fi
done <"$out/objects" >"$out/natives"
"${link[@]}" -r -o "$out/vmlinux.o" -T .tmp_initcalls.lds "@$out/natives"
ls -l "$out/vmlinux.o"
