#!/bin/bash
# Boots a kernel that build.sh made in QEMU, without KVM, and lets the guest judge: see guest/init.c for what it does.
# Then compiles the vmlinux.h that the guest dumped, and those of the modules, for BPF.
# Exit status: 0 the guest says PASS and all headers compile, 1 not so, 2 usage or something needed is missing.
set -euo pipefail
here=$(dirname "$(realpath "$0")")
. "$here/common.sh"

usage() {
	cat <<'EOF'
usage: boot.sh [--arch x86_64|arm64] [--timeout SECONDS] [--mixed FUNCTION] DIR

  DIR                  one variant of a build: holds vmlinux, image and modules/ (say OUT/with)
  --mixed FUNCTION     a C function of vmlinux that calls Rust, is called by it or has some inlined, to attach to; default:
                       blk_mq_start_request, which the Rust block driver calls. (The one call from C to Rust in Linux 6.12,
                       the formatter's, is in lib/vsprintf.c, which cannot be traced.)
  --arch               default: what DIR/config says
  --timeout SECONDS    when to give the guest up (default 300)
EOF
}

arch='' timeout=300 mixed=blk_mq_start_request directory=''
while [ $# -gt 0 ]; do
	case $1 in
	--arch) require_value "$@"; arch=$2; shift ;;
	--timeout) require_value "$@"; timeout=$2; shift ;;
	--mixed) require_value "$@"; mixed=$2; shift ;;
	-h | --help) usage; exit ;;
	-*) usage >&2; exit 2 ;;
	*) directory=$1 ;;
	esac
	shift
done
[ -n "$directory" ] || { usage >&2; exit 2; }
[ ! -f "$directory/failure.txt" ] || die "$directory holds no kernel: $(cat "$directory/failure.txt")"
for file in vmlinux image modules config; do
	[ -e "$directory/$file" ] || die "$directory/$file: no such file; build.sh leaves it in OUT/baseline, OUT/without, OUT/with"
done

# The configuration of the kernel tells what it is for.
[ -n "$arch" ] || arch=$(sed -n 's/^CONFIG_X86_64=y/x86_64/p; s/^CONFIG_ARM64=y/arm64/p' "$directory/config")
case $arch in
x86_64) bpf_arch=x86; qemu=(qemu-system-x86_64 -cpu max); console=ttyS0 ;;
arm64) bpf_arch=arm64; qemu=(qemu-system-aarch64 -M virt -cpu cortex-a57); console=ttyAMA0 ;;
*) die "--arch $arch: x86_64 or arm64" ;;
esac
need_tool "$CLANG" clang-22
need_tool bpftool bpftool
need_tool "${qemu[0]}" "qemu-system-${qemu[0]##*system-}"
need_tool cpio cpio
need_tool modinfo kmod
[ "$arch" != x86_64 ] || [ -e /usr/include/bpf/libbpf.h ] || die "libbpf: not found (Debian: apt-get install libbpf-dev libelf-dev zlib1g-dev)"

work=$directory/boot
rm -rf "$work"
mkdir -p "$work/root/modules" "$work/root/bin"

say "the BPF programs and the guest's init"
# What this kernel's BTF describes is what the program is compiled against.
bpftool btf dump file "$directory/vmlinux" format c >"$work/vmlinux.h"
bpf_compile=("$CLANG" -target bpf -g -O2 -mcpu=v3 "-D__TARGET_ARCH_$bpf_arch" "-I$work" "-I$here/guest")
"${bpf_compile[@]}" -c "$here/guest/probe.bpf.c" -o "$work/probe.bpf.o"
bpftool gen skeleton "$work/probe.bpf.o" name probe_bpf >"$work/probe.skel.h"
build_guest_init "$arch" "$work" "$here/guest/init.c" "$work/root/init"

install_guest_bpftool "$arch" "$work/root"
echo "$mixed" >"$work/root/mixed.target"

# A module after those it needs.
for module in "$directory"/modules/*.ko; do
	name=$(basename "$module" .ko)
	"$LLVM_STRIP" --strip-debug "$module" -o "$work/root/modules/$name.ko"
	echo "$name $name"
	for dependency in $(modinfo -F depends "$module" | tr , ' '); do
		echo "${dependency} $name"
	done
done | tsort >"$work/root/modules.list"
(cd "$work/root" && find . | cpio --quiet -o -H newc | gzip -1) >"$work/initrd"

say "boot"
truncate -s 64M "$work/disk.img"
status=0
start=$(date +%s)
timeout "$timeout" "${qemu[@]}" -m 1024 -smp 2 -nographic -no-reboot -kernel "$directory/image" -initrd "$work/initrd" \
	-append "console=$console panic=-1 loglevel=7" -drive "file=$work/disk.img,format=raw,if=virtio" \
	</dev/null >"$work/console.txt" 2>&1 || status=$?
echo "QEMU ended after $(($(date +%s) - start)) s"
[ "$status" -eq 0 ] || die_judged "QEMU: status $status (124 is the time limit); see $work/console.txt"

mkdir "$work/guest"
tar -C "$work/guest" -xf "$work/disk.img" 2>/dev/null || die_judged "the guest handed nothing over; see $work/console.txt"
cat "$work/guest/verdict.txt"
[ "$(tail -n 1 "$work/guest/verdict.txt")" = PASS ] || die_judged "the guest says FAIL"

say "the headers that the guest dumped, compiled for BPF"
failed=0
for header in "$work"/guest/*.h; do
	# The dump of a module repeats what it takes from vmlinux, so each header stands alone.
	if "$CLANG" -target bpf -g -O2 -c -x c "$header" -o "$work/header.o"; then
		echo "ok   $(basename "$header"), $(wc -l <"$header") lines"
	else
		echo "FAIL $(basename "$header")"
		failed=1
	fi
done
exit $failed
