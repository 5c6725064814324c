# shellcheck shell=bash
# What the variants are worth, measured and written to $out/result.tsv (variant, what, value). Sourced by build.sh.

broken=0

record() { printf '%s\t%s\t%s\n' "$@" | tee -a "$out/result.tsv"; }

# promise VARIANT TEXT STATUS: only the variant with the plugin has promises to keep.
promise() {
	local word=holds
	[ "$3" -eq 0 ] || word=broken
	record "$1" "$2" "$word"
	[ "$1" != with ] || [ "$3" -eq 0 ] || broken=1
}

# What pahole and resolve_btfids say about missing and doubled types. "unresolved symbol" also comes from an ID list that
# names a type this configuration does not build, so of that kind only what the baseline does not have counts.
btf_messages() {
	grep -aE "couldn't find|multiple IDs found" "$1/build.log" || true
	grep -aE "resolve_btfids: |pahole: |btf_encoder|BTF.*(fail|invalid)" "$1/build.log" | grep -avE "multiple IDs found" |
		sort -u | comm -23 - <(sort -u "$out/baseline/build.log") || true
}

module_names() { (cd "$1/modules" && ls -- *.ko); }

# judge_btf VARIANT: against the baseline, vmlinux and each module
judge_btf() {
	local variant=$1 directory=$out/$1 module status
	status=0
	"$langprov" compare "$out/baseline/vmlinux" "$directory/vmlinux" >"$directory/compare.vmlinux.txt" 2>&1 || status=$?
	promise "$variant" "BTF of vmlinux equals the baseline's" "$status"
	for module in $(module_names "$directory"); do
		status=0
		"$langprov" compare --base-btf "$out/baseline/vmlinux" --other-base-btf "$directory/vmlinux" \
			"$out/baseline/modules/$module" "$directory/modules/$module" >"$directory/compare.$module.txt" 2>&1 || status=$?
		promise "$variant" "BTF of $module equals the baseline's" "$status"
	done
}

judge_variant() {
	local variant=$1 directory=$out/$1 module status
	record "$variant" "seconds to build" "$(cat "$directory/build.seconds")"
	record "$variant" "bytes of .debug_info in vmlinux" "$(section_size "$directory/vmlinux" .debug_info)"
	record "$variant" "bytes of .BTF in vmlinux" "$(section_size "$directory/vmlinux" .BTF)"
	btf_messages "$directory" >"$directory/messages.txt"
	record "$variant" "BTF messages in the build" "$(wc -l <"$directory/messages.txt")"
	promise "$variant" "no BTF message in the build" "$([ ! -s "$directory/messages.txt" ]; echo $?)"
	for module in vmlinux $(module_names "$directory"); do
		local file=$directory/modules/$module
		[ "$module" != vmlinux ] || file=$directory/vmlinux
		status=0
		"$langprov" audit "$file" >"$directory/audit.$module.txt" 2>&1 || status=$?
		promise "$variant" "audit of $module" "$status"
		status=0
		lint_btf "$module" "$file" "$directory" >"$directory/btf.$module.txt" 2>&1 || status=$?
		promise "$variant" "lint of $module's BTF" "$status"
	done
}

# lint_btf NAME FILE VARIANT_DIRECTORY
lint_btf() {
	if [ "$1" = vmlinux ]; then
		"$langprov" btf "$2"
	else
		"$langprov" btf --base-btf "$3/vmlinux" "$2"
	fi
}

section_size() {
	local size
	size=$("llvm-readelf$LLVM_SUFFIX" -SW "$1" | sed -n "s/^ *\[ *[0-9]*\] $2 *[A-Z_]* *[0-9a-f]* [0-9a-f]* \([0-9a-f]*\).*/\1/p")
	echo $((16#${size:-0}))
}

judge_sections() {
	local module status=0
	"$here/sections.py" "$out/without/vmlinux.o" "$out/with/vmlinux.o" >"$out/with/sections.vmlinux.o.txt" 2>&1 || status=$?
	promise with "allocated sections of vmlinux.o as without the plugin" "$status"
	for module in $(module_names "$out/with"); do
		status=0
		"$here/sections.py" "$out/without/modules/$module" "$out/with/modules/$module" >"$out/with/sections.$module.txt" 2>&1 || status=$?
		promise with "allocated sections of $module as without the plugin" "$status"
	done
}

# The link alone, again, from the objects that the last variant left.
judge_link() {
	local variant=$1 plugin_option=() line
	[ "$variant" = without ] || plugin_option=(--plugin "$plugin_copy")
	line=$("$here/relink.sh" --objtree "$objtree" -o "$out/relinked.o" "${plugin_option[@]}" 2>&1 | tail -n 1)
	rm -f "$out/relinked.o"
	record "$variant" "LTO link of vmlinux.o" "$line"
}

judge() {
	say "verdict"
	: >"$out/result.tsv"
	local variant
	for variant in baseline without with; do
		[ -d "$out/$variant" ] || continue
		judge_variant "$variant"
		[ "$variant" = baseline ] || judge_btf "$variant"
		[ "$variant" = baseline ] || judge_link "$variant"
	done
	[ ! -d "$out/with" ] || judge_sections
	if [ "$broken" -ne 0 ]; then
		die_judged "a promise is broken; the reports are in $out/with"
	fi
	[ ! -d "$out/with" ] || echo "every promise holds"
}
