#!/bin/bash
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# libbpf attaches to no function whose name has more than 127 characters, as mangled names
# have. For a name that the kernel's BTF does not have, a search says so: -ENOENT. For a
# longer one libbpf does not search, but fails with -ENAMETOOLONG. The kernel allows 511.
. "$(dirname "$0")/common.sh"
need cc pkg-config
if ! pkg-config --exists libbpf || [[ ! -r /sys/kernel/btf/vmlinux ]]; then
  echo "$(basename "$0"): needs libbpf for development, and a kernel with BTF"
  exit 2
fi
cat >main.c <<'C'
#include <bpf/libbpf.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

static int quiet(enum libbpf_print_level level, const char *format, va_list arguments)
{
	return 0;
}

static int find(int length)
{
	char name[512] = "";

	memset(name, 'f', length);
	return libbpf_find_vmlinux_btf_id(name, BPF_TRACE_FENTRY);
}

int main(void)
{
	int within, beyond;

	libbpf_set_print(quiet);
	within = find(127);
	beyond = find(128);
	fprintf(stderr, "127 characters: %s\n", strerror(-within));
	fprintf(stderr, "128 characters: %s\n", strerror(-beyond));
	puts(libbpf_version_string());
	if (within != -ENOENT)
		return 2;
	return beyond == -ENAMETOOLONG;
}
C
# shellcheck disable=SC2046
cc main.c -o main $(pkg-config --cflags --libs libbpf)
status=0
version=$(./main) || status=$?
case $status in
0) conclude fixed "libbpf $version" ;;
1) conclude "still there" "libbpf $version" ;;
*) echo "$(basename "$0"): libbpf cannot search the kernel's BTF"; exit 2 ;;
esac
