#!/bin/bash
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# Boots a kernel that build.sh made, in QEMU. usage() below has the details.
# shellcheck source-path=SCRIPTDIR
set -euo pipefail
# shellcheck source=common.sh
. "$(dirname "$(realpath "$0")")/common.sh"

usage() {
  cat <<'END'
usage: boot.sh [options] DIR

Boots a kernel in QEMU (KVM is not needed). The guest runs the tests in guest/init.c and
reports its verdict. Then the vmlinux.h that the guest dumped, and the headers of its
modules, are compiled for BPF.

  DIR                  one variant of a build (OUT/with, say): vmlinux, image and modules/
  --mixed FUNCTION     a C function of vmlinux to attach a BPF program to: one that calls
                       Rust, is called by Rust, or has Rust inlined; default:
                       blk_mq_start_request, which the Rust block driver calls. (Linux 6.12
                       has one call from C to Rust, in lib/vsprintf.c, which cannot be traced.)
  --rust               run guest/rust.c in place of guest/init.c: attaches BPF programs to
                       every Rust function in BTF. DIR is what encode.sh or
                       rust-module.sh left
  --arch x86_64|arm64  default: that of DIR/config
  --timeout SECONDS    when to give up waiting for the guest; default 300

Exit status: 0 the guest reports PASS and all headers compile; 1 otherwise; 2 wrong usage,
or something needed is missing.
END
}

# build_guest_init ARCH INCLUDE_DIR OUTPUT NAME: a static program, so the guest needs no libraries.
build_guest_init() {
  local target=() sysroot
  if [ "$1" = arm64 ]; then
    sysroot=$(arm64_sysroot)
    target=(--target=aarch64-linux-gnu "--sysroot=$sysroot")
  fi
  "$CLANG" "${target[@]}" "--ld-path=$(command -v "$LLD")" -O2 -Wall -static "-I$2" \
    "-I$kernel_dir/guest" "$kernel_dir/guest/$4.c" "$kernel_dir/guest/guest.c" \
    "$kernel_dir/guest/samples.c" -o "$3" -lbpf -lelf -lz
}

arm64_sysroot() {
  local sysroot=$repository/build/kernel/arm64-sysroot
  "$kernel_dir/arm64-sysroot.sh" "$sysroot" >&2
  echo "$sysroot"
}

# install_guest_bpftool ARCH ROOT: a bpftool with its libraries.
install_guest_bpftool() {
  local sysroot='' program=/usr/sbin/bpftool library
  case $1 in
  x86_64)
    program=$(command -v bpftool)
    ldd "$program" | grep -o '/[^ ]*' | while read -r library; do
      install -D "$library" "$2$library"
    done
    ;;
  arm64)
    sysroot=$(arm64_sysroot)
    install -D -t "$2/lib" \
      "$sysroot"/lib/aarch64-linux-gnu/{ld-linux-aarch64.so.1,libc.so.6,libz.so.1,libcap.so.2} \
      "$sysroot"/usr/lib/aarch64-linux-gnu/libelf.so.1
    ;;
  esac
  cp "$sysroot$program" "$2/bin/bpftool"
}

# install_modules DIR ROOT: the modules, without debug information, and modules.list, in
# which a module comes after those that it depends on.
install_modules() {
  local module name dependency
  for module in "$1"/modules/*.ko; do
    name=$(basename "$module" .ko)
    "llvm-strip$LLVM_SUFFIX" --strip-debug "$module" -o "$2/modules/$name.ko"
    echo "$name $name"
    for dependency in $(modinfo -F depends "$module" | tr , ' '); do
      echo "$dependency $name"
    done
  done | tsort >"$2/modules.list"
}

option=([arch]='' [timeout]=300 [mixed]=blk_mq_start_request [rust]='')
parse_options 'arch= timeout= mixed= rust' "$@"
[ ${#operands[@]} -eq 1 ] || usage_error
directory=${operands[0]}
if [ -f "$directory/failure.txt" ]; then
  die "$directory holds no kernel: $(cat "$directory/failure.txt")"
fi
for file in vmlinux image modules config; do
  [ -e "$directory/$file" ] ||
    die "$directory/$file: no such file; build.sh leaves it in" \
      "OUT/baseline, OUT/without, OUT/with"
done
guest=init programs=probe
if [ -n "${option[rust]}" ]; then
  guest=rust programs=rust
  [ -e "$directory/rust.functions" ] ||
    die "$directory/rust.functions: no such file; encode.sh leaves it in OUT/encoded," \
    "rust-module.sh in OUT"
fi

arch=${option[arch]}
if [ -z "$arch" ]; then
  arch=$(sed -n 's/^CONFIG_X86_64=y/x86_64/p; s/^CONFIG_ARM64=y/arm64/p' "$directory/config")
fi
case $arch in
x86_64)
  # The Rust PCI driver of samples/rust drives pci-testdev.
  bpf_arch=x86 qemu=(qemu-system-x86_64 -cpu max -device pci-testdev) console=ttyS0
  ;;
arm64) bpf_arch=arm64 qemu=(qemu-system-aarch64 -M virt -cpu cortex-a57) console=ttyAMA0 ;;
*) die "--arch $arch: x86_64 or arm64" ;;
esac
need_tool "$CLANG" "clang$LLVM_SUFFIX"
need_tool "${qemu[0]}" "qemu-system-${qemu[0]##*system-}"
need_tool bpftool bpftool
need_tool cpio cpio
need_tool modinfo kmod
if [ "$arch" = x86_64 ]; then
  need_file /usr/include/bpf/libbpf.h 'libbpf-dev libelf-dev zlib1g-dev'
fi

work=$directory/boot
rm -rf "$work"
mkdir -p "$work/root/modules" "$work/root/bin"

say "the BPF programs and the guest's init"
# The programs are compiled against the types that this kernel's BTF describes.
bpftool btf dump file "$directory/vmlinux" format c >"$work/vmlinux.h"
"$CLANG" -target bpf -g -O2 -mcpu=v3 "-D__TARGET_ARCH_$bpf_arch" "-I$work" \
  "-I$kernel_dir/guest" -c "$kernel_dir/guest/$programs.bpf.c" -o "$work/$programs.bpf.o"
bpftool gen skeleton "$work/$programs.bpf.o" name "${programs}_bpf" \
  >"$work/$programs.skel.h"
build_guest_init "$arch" "$work" "$work/root/init" "$guest"
install_guest_bpftool "$arch" "$work/root"
echo "${option[mixed]}" >"$work/root/mixed.target"
[ -z "${option[rust]}" ] || cp "$directory/rust.functions" "$work/root/"
install_modules "$directory" "$work/root"
(cd "$work/root" && find . | cpio --quiet -o -H newc | gzip -1) >"$work/initrd"

say "boot"
truncate -s 64M "$work/disk.img"
status=0
start=$(date +%s)
timeout "${option[timeout]}" "${qemu[@]}" -m 1024 -smp 2 -nographic -no-reboot \
  -kernel "$directory/image" -initrd "$work/initrd" \
  -append "console=$console panic=-1 loglevel=7" \
  -drive "file=$work/disk.img,format=raw,if=virtio" \
  </dev/null >"$work/console.txt" 2>&1 || status=$?
echo "QEMU ended after $(($(date +%s) - start)) s"
[ "$status" -eq 0 ] ||
  die_judged "QEMU: status $status (124 is the time limit); see $work/console.txt"

mkdir "$work/guest"
tar -C "$work/guest" -xf "$work/disk.img" 2>/dev/null ||
  die_judged "the guest wrote no results; see $work/console.txt"
cat "$work/guest/verdict.txt"
[ "$(tail -n 1 "$work/guest/verdict.txt")" = PASS ] || die_judged "the guest reports FAIL"

say "the headers that the guest dumped, compiled for BPF"
failed=0
for header in "$work"/guest/*.h; do
  # The dump of a module repeats the types of vmlinux that it uses: each header is complete.
  if "$CLANG" -target bpf -g -O2 -c -x c "$header" -o "$work/header.o"; then
    echo "ok   $(basename "$header"), $(wc -l <"$header") lines"
  else
    echo "FAIL $(basename "$header")"
    failed=1
  fi
done
exit $failed
