# shellcheck shell=bash
# What build.sh, boot.sh and matrix.sh share. Sourced, with $here the directory of these scripts.

LLVM_SUFFIX=${LLVM_SUFFIX--22}
PATH=$PATH:/usr/sbin:/sbin # bpftool and modinfo, in nobody's PATH but root's
CLANG=clang$LLVM_SUFFIX
LLVM_STRIP=llvm-strip$LLVM_SUFFIX
repository=$(realpath "$here/../..")

say() { printf '== %s\n' "$*"; }
# Bad input or a missing tool: status 2. A promise that does not hold: status 1.
die() { printf '%s: %s\n' "$(basename "$0")" "$*" >&2; exit 2; }
die_judged() { printf '%s: %s\n' "$(basename "$0")" "$*" >&2; exit 1; }

# require_value OPTION VALUE...: what an option needs that takes a value
require_value() {
	[ $# -ge 2 ] && [ -n "$2" ] || die "$1 needs a value; see --help"
}

# need_tool PROGRAM PACKAGE
need_tool() {
	command -v "$1" >/dev/null || die "$1: not found (Debian: apt-get install $2)"
}

# build_guest_init ARCH INCLUDE_DIR SOURCE OUTPUT
build_guest_init() {
	local target=()
	[ "$1" = x86_64 ] || target=(--target=aarch64-linux-gnu "--sysroot=$(guest_sysroot "$1")")
	"$CLANG" "${target[@]}" "--ld-path=$(command -v "ld.lld$LLVM_SUFFIX")" -O2 -Wall -static "-I$2" "-I$here/guest" "$3" -o "$4" -lbpf -lelf -lz
}

guest_sysroot() {
	local sysroot=$repository/build/kernel/$1-sysroot
	"$here/$1-sysroot.sh" "$sysroot" >&2
	echo "$sysroot"
}

# install_guest_bpftool ARCH ROOT: a bpftool with its libraries.
install_guest_bpftool() {
	local sysroot= program=/usr/sbin/bpftool library
	case $1 in
	x86_64)
		program=$(command -v bpftool)
		ldd "$program" | grep -o '/[^ ]*' | while read -r library; do
			install -D "$library" "$2$library"
		done
		;;
	arm64)
		sysroot=$(guest_sysroot "$1")
		install -D -t "$2/lib" "$sysroot"/lib/aarch64-linux-gnu/{ld-linux-aarch64.so.1,libc.so.6,libz.so.1,libcap.so.2} \
			"$sysroot"/usr/lib/aarch64-linux-gnu/libelf.so.1
		;;
	esac
	cp "$sysroot$program" "$2/bin/bpftool"
}
