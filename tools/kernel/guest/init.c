// SPDX-License-Identifier: GPL-2.0-only
/*
 * What boot.sh runs without --rust: loads the modules, uses the drivers, runs the BPF programs and
 * dumps the BTF.
 */
#define _GNU_SOURCE
#include <bpf/bpf.h>
#include <bpf/btf.h>
#include <bpf/libbpf.h>
#include <fcntl.h>
#include <linux/loop.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>
#include "guest.h"
#include "probe.h"
#include "probe.skel.h"

/* Reads from the Rust block driver; asks the C loop driver for a free device number. */
static void use_drivers(void)
{
	static char block[4096] __attribute__((aligned(4096)));

	make_rust_block_device();
	int fd = open("/dev/rnullb0", O_RDONLY | O_DIRECT | O_CLOEXEC);

	if (expect(fd >= 0, "the Rust block device opens")) {
		ssize_t got = read(fd, block, sizeof(block));

		expect(got == sizeof(block), "a read from it gives %zd bytes", got);
		close(fd);
	}
	fd = open("/dev/loop-control", O_RDWR | O_CLOEXEC);
	if (expect(fd >= 0, "the C loop driver opens")) {
		expect(ioctl(fd, LOOP_CTL_GET_FREE) >= 0, "it answers an ioctl");
		close(fd);
	}
}

/* ---- BPF ---- */

static int quiet(enum libbpf_print_level level, const char *format, va_list args)
{
	return level == LIBBPF_DEBUG ? 0 : vprintf(format, args);
}

static void check_sighting(const char *where, const struct sighting *sighting)
{
	expect(sighting->hits > 0, "%s: the program ran %u times", where, sighting->hits);
	expect(sighting->tgid == getpid(), "%s: task_struct.tgid read as %d", where,
	       sighting->tgid);
	expect(!strcmp(sighting->comm, "langprov-guest"), "%s: task_struct.comm read as '%s'",
	       where, sighting->comm);
}

static void run_bpf(void)
{
	char target[128] = "", byte;
	FILE *file = fopen("/mixed.target", "r");
	struct probe_bpf *probe;
	int fd, pid;

	if (file) {
		if (fscanf(file, "%127s", target) != 1)
			target[0] = '\0';
		fclose(file);
	}
	libbpf_set_print(quiet);
	probe = probe_bpf__open();
	if (!expect(probe != NULL, "the BPF object opens"))
		return;
	if (target[0])
		bpf_program__set_attach_target(probe->progs.on_mixed, 0, target);
	else
		bpf_program__set_autoload(probe->progs.on_mixed, false);
	int error = probe_bpf__load(probe);

	if (!expect(!error,
		    "the kernel parses its own BTF and the verifier takes the programs (%d)",
		    error))
		goto out;
	probe->bss->watched_tgid = getpid();
	error = probe_bpf__attach(probe);
	if (!expect(!error, "the programs attach (%d)", error))
		goto out;

	fd = open("/proc/self/stat", O_RDONLY | O_CLOEXEC);
	if (fd >= 0 && read(fd, &byte, 1) == 1)
		close(fd);
	use_drivers();
	reload_rust_module();
	pid = fork();
	if (!pid)
		_exit(0);
	waitpid(pid, NULL, 0);

	check_sighting("fentry vfs_read", &probe->bss->at_read);
	check_sighting("tracepoint sched_process_fork", &probe->bss->at_fork);
	expect(probe->bss->at_fork.parent_tgid == getpid(),
	       "sched_process_fork: the child's real_parent is this process");
	check_sighting("fentry loop_control_ioctl, of a module", &probe->bss->at_module);
	if (target[0]) {
		char where[192];

		snprintf(where, sizeof(where), "fentry %s, called from Rust", target);
		check_sighting(where, &probe->bss->at_mixed);
	}
out:
	probe_bpf__destroy(probe);
}

int main(void)
{
	if (begin()) {
		insert_modules();
		run_bpf();
		dump_btf();
		check_log(true);
	}
	finish();
}
