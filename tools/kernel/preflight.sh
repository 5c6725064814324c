# shellcheck shell=bash
# What has to be there before anything is built, each with its cure. Sourced by build.sh.

marker=.langprov-kernel # in an --out that is build.sh's own, and what its tree was made from
debian_source=/usr/src/linux-source-6.12.tar.xz
oldest_kernel=6.12
# Hides the units of excluded languages from a pahole that would not leave them out by itself.
pahole_wrapper=$repository/tools/langprov-pahole
# Measured: an x86_64 tree, its objects and the three variants take 9 GB; the LTO link of this configuration peaks at
# 1.4 GiB (thin), 7.4 GiB (full, arm64). Both with some room.
disk_needed_gib=12
declare -A memory_needed_gib=([thin]=3 [full]=8)

# version_at_least HAVE WANTED
version_at_least() {
	[ "$(printf '%s\n' "$1" "$2" | sort -V | head -n 1)" = "$2" ]
}

find_tools() {
	export RUSTC=${RUSTC:-rustc} PAHOLE=${PAHOLE:-pahole} REAL_BINDGEN=${BINDGEN:-bindgen}
	BINDGEN=$here/bindgen-compat

	need_tool make make
	need_tool bc bc
	need_tool bison bison
	need_tool flex flex
	need_tool perl perl
	need_tool python3 python3
	need_tool patch patch
	need_tool "$CLANG" "clang$LLVM_SUFFIX"
	need_tool "ld.lld$LLVM_SUFFIX" "lld$LLVM_SUFFIX"
	need_tool "llvm-objcopy$LLVM_SUFFIX" "llvm$LLVM_SUFFIX"
	need_tool "llvm-readelf$LLVM_SUFFIX" "llvm$LLVM_SUFFIX"
	need_tool "$RUSTC" rustc-web
	need_tool "$REAL_BINDGEN" bindgen
	need_tool "$PAHOLE" pahole
	need_tool bpftool bpftool
	[ -n "$source" ] || need_tool xz xz-utils
	[ -e /usr/include/libelf.h ] || die "libelf.h: not found (Debian: apt-get install libelf-dev)"
	[ -e /usr/include/openssl/ssl.h ] || die "openssl/ssl.h: not found (Debian: apt-get install libssl-dev)"
}

check_versions() {
	local clang_llvm rustc_llvm pahole_version
	clang_llvm=$("$CLANG" -dumpversion)
	rustc_llvm=$("$RUSTC" --version --verbose | sed -n 's/^LLVM version: //p')
	[ "${rustc_llvm%%.*}" -le "${clang_llvm%%.*}" ] ||
		die "rustc is built on LLVM $rustc_llvm, the linker on $clang_llvm: it cannot read rustc's bitcode; take a newer lld or another rustc (RUSTC=)"
	[ -e "$("$RUSTC" --print sysroot)/lib/rustlib/src/rust/library/core/src/lib.rs" ] ||
		die "the source of Rust's core is not in $("$RUSTC" --print sysroot) (Debian: apt-get install rust-web-src; rustup component add rust-src)"

	local bindgen_version
	bindgen_version=$("$REAL_BINDGEN" --version | sed -n 's/^bindgen \([0-9.]*\).*/\1/p')
	version_at_least "$bindgen_version" 0.65.1 || [ -n "${LIBCLANG_PATH-}" ] || compgen -G '/usr/lib/llvm-1[345]/lib/libclang*.so*' >/dev/null ||
		die "bindgen $bindgen_version gives empty bindings with a libclang newer than 15 (Debian: apt-get install libclang-14-dev)"

	pahole_version=$("$PAHOLE" --version | sed 's/^v//')
	version_at_least "$pahole_version" 1.24 || die "pahole $pahole_version does not know --lang_exclude; 1.24 is the oldest that does"
	if ! version_at_least "$pahole_version" 1.28; then
		[ -x "$pahole_wrapper" ] || die "pahole $pahole_version is older than 1.28 and needs $pahole_wrapper, which is not there"
		export LANGPROV_PAHOLE=$PAHOLE LANGPROV=$langprov
		PAHOLE=$pahole_wrapper
	fi
}

check_ours() {
	[ -x "$langprov" ] || die "$langprov: no such program; build it (cmake -S . -B build && cmake --build build) or name it with --langprov"
	langprov=$(realpath "$langprov")
	[ -n "$with_plugin" ] || return 0
	[ -f "$plugin" ] || die "$plugin: no such file; build it (cmake -S . -B build && cmake --build build) or name it with --plugin"
	plugin=$(realpath "$plugin")
	local probe
	probe=$(mktemp -d)
	if ! echo 'int x;' | "$CLANG" -fpass-plugin="$plugin" -x c -c - -o "$probe/x.o" 2>"$probe/error"; then
		cat "$probe/error" >&2
		rm -rf "$probe"
		die "$CLANG does not load $plugin: it is built for another LLVM (rebuild it with -DLANGPROV_LLVM_VERSION=$("$CLANG" -dumpversion | cut -d . -f 1)), or is no plugin"
	fi
	echo 'int x;' | "$CLANG" -flto -x c -c - -o "$probe/x.bc" &&
		"ld.lld$LLVM_SUFFIX" --load-pass-plugin="$plugin" -r "$probe/x.bc" -o "$probe/x.o" 2>"$probe/error" ||
		{ cat "$probe/error" >&2; rm -rf "$probe"; die "ld.lld$LLVM_SUFFIX does not load $plugin, though $CLANG does: it is too old for --load-pass-plugin, or of another version"; }
	rm -rf "$probe"
}

check_room() {
	local existing=$out free used=0 memory
	while [ ! -d "$existing" ]; do existing=$(dirname "$existing"); done
	free=$(($(df --output=avail -k "$existing" | tail -n 1) / 1048576))
	[ ! -f "$out/$marker" ] || used=$(($(du -sk "$out" | cut -f 1) / 1048576)) # what a run before this has taken already
	[ $((free + used)) -ge "$disk_needed_gib" ] ||
		die "$existing: $free GiB free, $disk_needed_gib GiB needed; name another place with --out"
	memory=$(($(sed -n 's/^MemAvailable: *\([0-9]*\).*/\1/p' /proc/meminfo) / 1048576))
	[ "$memory" -ge "${memory_needed_gib[$lto]}" ] ||
		die "$memory GiB of memory available, a $lto LTO link needs ${memory_needed_gib[$lto]} GiB"
}

# build.sh deletes what it has made in --out, so that must be a directory of its own.
check_out() {
	[ ! -e "$out" ] || [ -f "$out/$marker" ] || [ -z "$(ls -A "$out" 2>/dev/null)" ] ||
		die "$out is not empty and not from an earlier run of build.sh; name another place with --out"
}

# The tree as the user has it: its age, and whether the series applies.
check_source() {
	if [ -z "$source" ]; then
		[ -f "$debian_source" ] || die "$debian_source: no such file (Debian: apt-get install linux-source-6.12), or name a tree with --source"
		return
	fi
	[ -f "$source/Kbuild" ] && [ -f "$source/Makefile" ] || die "$source: not a Linux source tree"
	source=$(realpath "$source")
	[[ $out/ != "$source"/* && $source/ != "$out"/* ]] || die "--out $out and --source $source are one inside the other; name another --out"
	[ ! -e "$source/.config" ] || die "$source holds a configured build; give a clean tree (make mrproper)"
	local version
	version=$(sed -n '1,6{s/^VERSION = //p;s/^PATCHLEVEL = //p}' "$source/Makefile" | paste -sd.)
	version_at_least "$version" "$oldest_kernel" || die "$source is Linux $version; the series is for $oldest_kernel and newer"
	if grep -q LANG_PROVENANCE_PLUGIN "$source/init/Kconfig"; then
		die "$source is already patched; give the tree as it was before"
	fi
	check_series "$version"
}

# Applies the series to a copy of the files that it touches.
check_series() {
	local copy patch file
	copy=$(mktemp -d)
	sed -n 's|^--- a/||p' "$here"/patches/*.patch | sort -u | while read -r file; do
		[ ! -f "$source/$file" ] || install -D -m 644 "$source/$file" "$copy/$file"
	done
	for patch in "$here"/patches/*.patch; do
		if ! patch -d "$copy" -p1 --silent <"$patch" >/dev/null; then
			rm -rf "$copy"
			die "$source: $(basename "$patch") does not apply; the series is made for Linux 6.12, this is $1"
		fi
	done
	rm -rf "$copy"
}

preflight() {
	find_tools
	check_ours
	check_versions
	check_out
	check_room
	check_source
}
