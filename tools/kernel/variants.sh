# shellcheck shell=bash
# From a source tree to the three variants. Sourced by build.sh.

tree=     # the patched source
objtree=  # where Kbuild works; one for all variants

run_make() {
	make -C "$tree" "O=$objtree" "LLVM=${LLVM_SUFFIX:-1}" "ARCH=$arch" "RUSTC=$RUSTC" "HOSTRUSTC=$RUSTC" "BINDGEN=$BINDGEN" \
		"PAHOLE=$PAHOLE" "LANG_PROVENANCE_PLUGIN=$plugin_copy" KBUILD_BUILD_USER=langprov KBUILD_BUILD_HOST=langprov \
		"KBUILD_BUILD_TIMESTAMP=Thu Jan 1 00:00:00 UTC 2026" "$@"
}

prepare_source() {
	tree=$out/linux
	objtree=$out/obj
	# Under a name that changes with the content: Kbuild links again when a command changes, not when a plugin does.
	plugin_copy=
	if [ -n "$with_plugin" ]; then
		plugin_copy=$out/plugin/LangProvenance-$(sha256sum "$plugin" | cut -c 1-16).so
		mkdir -p "$out/plugin"
		cp "$plugin" "$plugin_copy"
	fi
	local identity
	identity=$(source_identity)
	if [ "$(cat "$out/$marker" 2>/dev/null)" = "$identity" ] && [ -f "$tree/.langprov-complete" ]; then
		return
	fi
	say "source tree"
	# Nothing of another source or another series may be judged beside what comes now.
	rm -rf "$tree" "$objtree" "$out/baseline" "$out/without" "$out/with" "$out/result.tsv"
	echo "$identity" >"$out/$marker"
	mkdir -p "$tree"
	if [ -n "$source" ]; then
		tar -C "$source" --exclude=./.git -cf - . | tar -C "$tree" -xf -
	else
		tar -C "$tree" --strip-components=1 -xf "$debian_source"
	fi
	local patch
	for patch in "$here"/patches/*.patch; do
		patch -d "$tree" -p1 --silent <"$patch" || die "$(basename "$patch") does not apply to $tree"
	done
	touch "$tree/.langprov-complete"
}

# What the tree in $out is made from: changes when the source or the series does.
source_identity() {
	cat "$here"/patches/*.patch | sha256sum | cut -d ' ' -f 1
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

# The fragments have to be honoured to the letter: a dependency that is not met makes Kconfig drop an option in silence.
require_config() {
	local line missing=
	while read -r line; do
		case $line in
		CONFIG_*=n) ! grep -q "^${line%=n}=" "$objtree/.config" || missing+=" $line" ;;
		CONFIG_*) grep -qxF "$line" "$objtree/.config" || missing+=" $line" ;;
		esac
	done
	[ -z "$missing" ] || die "the configuration lacks$missing (see $objtree/.config and what these options depend on)"
}

variant_config() {
	echo "CONFIG_LTO_CLANG_${lto^^}=y"
	case $1 in
	baseline) printf '%s\n' CONFIG_LANG_PROVENANCE_OFF=y CONFIG_RUST_LTO=n ;;
	without) printf '%s\n' CONFIG_LANG_PROVENANCE_OFF=y CONFIG_RUST_LTO=y ;;
	with) printf '%s\n' CONFIG_LANG_PROVENANCE_OFF=n CONFIG_RUST_LTO=y CONFIG_LANG_PROVENANCE=y ;;
	esac
}

# apply_config FRAGMENT...
apply_config() {
	"$tree/scripts/kconfig/merge_config.sh" -m -O "$objtree" "$objtree/.config" "$@" >"$out/config.log"
	run_make -s olddefconfig >>"$out/config.log" 2>&1 || { tail "$out/config.log" >&2; die "make olddefconfig failed"; }
	cat "$@" | require_config
}

# All variants are tried before the first is built: what is missing for the last must not show hours later.
configure() {
	say "configuration"
	mkdir -p "$objtree"
	run_make -s tinyconfig >"$out/config.log" 2>&1 || { tail "$out/config.log" >&2; die "make tinyconfig failed"; }
	local variant
	for variant in with without baseline; do
		[ "$variant" != with ] || [ -n "$with_plugin" ] || continue
		variant_config "$variant" >"$out/variant.config"
		apply_config "$here/config/common.config" "$here/config/$arch.config" "$out/variant.config"
	done
}

image() {
	case $arch in
	x86_64) echo "$objtree/arch/x86/boot/bzImage" ;;
	arm64) echo "$objtree/arch/arm64/boot/Image" ;;
	esac
}

# The LTO link alone, again, while the objects are still this variant's.
measure_link() {
	local directory=$1
	shift
	if "$here/relink.sh" --objtree "$objtree" -o "$directory/relinked.o" "$@" >"$directory/link.log" 2>&1; then
		tail -n 1 "$directory/link.log" >"$directory/link.txt"
	else
		echo "not measured, see link.log" >"$directory/link.txt"
	fi
	rm -f "$directory/relinked.o"
}

# The variant without the plugin may get a BTF so broken that resolve_btfids refuses it and there is no vmlinux. That is a
# finding. Its code is still needed, to compare that of the variant with the plugin to: vmlinux.o, and modules without BTF.
build_without_btf() {
	local directory=$1
	[ -f "$objtree/vmlinux.o" ] && grep -m 1 'load BTF from vmlinux' "$directory/build.log" >"$directory/failure.txt" ||
		die_judged "variant without does not build, and not because of its BTF; see $directory/build.log"
	run_make "-j$jobs" CONFIG_DEBUG_INFO_BTF_MODULES= modules >"$directory/modules.log" 2>&1 ||
		die_judged "the modules of the variant without do not build; see $directory/modules.log"
}

# build_variant NAME: leaves vmlinux, vmlinux.o, image, modules/, config, build.log, build.seconds and, if links are to be
# measured, link.txt in $out/NAME; where the BTF is refused, failure.txt in place of vmlinux and image
build_variant() {
	local name=$1 directory=$out/$1
	say "variant $name"
	variant_config "$name" >"$out/variant.config"
	apply_config "$out/variant.config"
	rm -rf "$directory"
	mkdir -p "$directory/modules"
	# What a failed pahole left must not pass for this variant's.
	rm -f "$objtree/vmlinux" "$objtree/vmlinux.o"
	local started
	started=$(date +%s)
	if ! run_make "-j$jobs" >"$directory/build.log" 2>&1; then
		tail -n 20 "$directory/build.log" >&2
		[ "$name" = without ] || die_judged "variant $name does not build; see $directory/build.log"
		build_without_btf "$directory"
	fi
	echo $(($(date +%s) - started)) >"$directory/build.seconds"
	cp "$objtree/.config" "$directory/config"
	cp "$objtree/vmlinux.o" "$directory/"
	if [ ! -f "$directory/failure.txt" ]; then
		cp "$objtree/vmlinux" "$directory/"
		cp "$(image)" "$directory/image"
	fi
	sed 's/\.o$/.ko/' "$objtree/modules.order" | while read -r module; do
		cp "$objtree/$module" "$directory/modules/"
	done
	[ -n "$link_time" ] || return 0
	case $name in
	with) measure_link "$directory" --plugin "$plugin_copy" ;;
	*) measure_link "$directory" ;;
	esac
}
