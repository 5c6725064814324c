// SPDX-License-Identifier: GPL-2.0-only
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/reboot.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/reboot.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <sys/wait.h>
#include <unistd.h>
#include "guest.h"

static FILE *verdict;
static unsigned int failures;

bool expect(bool ok, const char *format, ...)
{
	char line[512];
	va_list args;

	va_start(args, format);
	vsnprintf(line, sizeof(line), format, args);
	va_end(args);
	fprintf(verdict, "%s %s\n", ok ? "ok  " : "FAIL", line);
	printf("langprov: %s %s\n", ok ? "ok  " : "FAIL", line);
	fflush(stdout);
	failures += !ok;
	return ok;
}

/* ---- modules ---- */

static int insert_module(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	int error = 0;

	if (fd < 0)
		return errno;
	if (syscall(SYS_finit_module, fd, "", 0))
		error = errno;
	close(fd);
	return error;
}

void insert_modules(void)
{
	FILE *list = fopen("/modules.list", "r");
	char name[128], path[256];
	unsigned int count = 0;

	if (!expect(list != NULL, "list of modules is there"))
		return;
	while (fscanf(list, "%127s", name) == 1) {
		snprintf(path, sizeof(path), "/modules/%s.ko", name);
		int error = insert_module(path);

		expect(!error, "module %s loads%s%s", name, error ? ": " : "",
		       error ? strerror(error) : "");
		count++;
	}
	fclose(list);
	expect(count > 0, "%u modules tried", count);
}

void reload_rust_module(void)
{
	const char *name = "rust_minimal";

	expect(!syscall(SYS_delete_module, name, 0), "Rust module %s unloads", name);
	int error = insert_module("/modules/rust_minimal.ko");

	expect(!error, "Rust module %s loads again%s%s", name, error ? ": " : "",
	       error ? strerror(error) : "");
}

void make_rust_block_device(void)
{
	const char *item = "/sys/kernel/config/rnull/rnullb0";
	char path[128];
	int fd;

	if (!access("/dev/rnullb0", F_OK))
		return;
	mount("configfs", "/sys/kernel/config", "configfs", 0, NULL);
	snprintf(path, sizeof(path), "%s/power", item);
	if (!expect(!mkdir(item, 0755), "configfs makes a Rust block device"))
		return;
	fd = open(path, O_WRONLY | O_CLOEXEC);
	expect(fd >= 0 && write(fd, "1", 1) == 1, "it is switched on");
	if (fd >= 0)
		close(fd);
}

/* ---- BTF ---- */

static int run(char *const argv[], const char *output)
{
	int status, pid = fork();

	if (!pid) {
		int fd = open(output, O_WRONLY | O_CREAT | O_TRUNC, 0644);

		if (fd < 0 || dup2(fd, STDOUT_FILENO) < 0)
			_exit(126);
		execv(argv[0], argv);
		_exit(127);
	}
	if (pid < 0 || waitpid(pid, &status, 0) < 0 || !WIFEXITED(status))
		return -1;
	return WEXITSTATUS(status);
}

void dump_btf(void)
{
	DIR *directory = opendir("/sys/kernel/btf");
	struct dirent *entry;
	unsigned int count = 0;

	if (!expect(directory != NULL, "/sys/kernel/btf is there"))
		return;
	while ((entry = readdir(directory))) {
		char path[300], output[300];
		struct stat st;

		if (entry->d_name[0] == '.')
			continue;
		snprintf(path, sizeof(path), "/sys/kernel/btf/%s", entry->d_name);
		snprintf(output, sizeof(output), "/out/%s.h", entry->d_name);
		int status = run((char *[]){"/bin/bpftool", "btf", "dump", "file", path, "format",
					    "c", NULL},
				 output);

		expect(!status && !stat(output, &st) && st.st_size > 0,
		       "bpftool dumps %s (status %d)", path, status);
		count++;
	}
	closedir(directory);
	expect(count > 1, "%u BTF files, vmlinux and modules", count);
}

/* ---- the kernel's log ---- */

void check_log(bool has_sample)
{
	static const char *const bad[] = {"BUG:", "WARNING:", "Oops", "failed to validate module",
					  "BPF:"};
	int fd = open("/dev/kmsg", O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	FILE *copy = fopen("/out/dmesg.txt", "w");
	bool started = false, stopped = false;
	char record[8192];
	ssize_t size;

	if (!expect(fd >= 0 && copy, "the kernel's log can be read"))
		return;
	while ((size = read(fd, record, sizeof(record) - 1)) > 0 || (size < 0 && errno == EPIPE)) {
		if (size < 0)
			continue; /* overwritten while it was read */
		record[size] = '\0';
		fputs(record, copy);
		for (size_t i = 0; i < ARRAY_SIZE(bad); i++)
			if (strstr(record, bad[i]))
				expect(false, "kernel log: %.200s", record);
		started |= !!strstr(record, "Rust minimal sample (init)");
		stopped |= !!strstr(record, "Rust minimal sample (exit)");
	}
	if (has_sample) {
		expect(started, "the Rust sample logged its start");
		expect(stopped, "the Rust sample logged its end");
	}
	fclose(copy);
	close(fd);
}

/* ---- results for the host ---- */

static void put_file(int disk, const char *directory, const char *name)
{
	char path[512], header[512] = "", buffer[512];
	unsigned int sum = 0;
	struct stat st;

	snprintf(path, sizeof(path), "%s/%s", directory, name);
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0 || fstat(fd, &st))
		return;
	/* POSIX ustar, with the checksum field counted as blanks */
	snprintf(header, 100, "%s", name);
	memcpy(header + 100, "0000644", 8);
	memcpy(header + 108, "0000000", 8);
	memcpy(header + 116, "0000000", 8);
	snprintf(header + 124, 12, "%011llo", (unsigned long long)st.st_size);
	memcpy(header + 136, "00000000000", 12);
	memset(header + 148, ' ', 8);
	header[156] = '0';
	memcpy(header + 257, "ustar\00000", 8); /* "ustar", NUL, version "00" */
	for (int i = 0; i < 512; i++)
		sum += (unsigned char)header[i];
	snprintf(header + 148, 8, "%06o", sum);
	if (write(disk, header, 512) != 512)
		perror("langprov: disk");
	for (off_t done = 0; done < st.st_size; done += 512) {
		memset(buffer, 0, sizeof(buffer));
		if (read(fd, buffer, 512) < 0 || write(disk, buffer, 512) != 512) {
			perror("langprov: disk");
			break;
		}
	}
	close(fd);
}

static void hand_over(void)
{
	int disk = open("/dev/vda", O_WRONLY | O_CLOEXEC);
	DIR *directory = opendir("/out");
	static char zero[1024];
	struct dirent *entry;

	if (disk < 0 || !directory) {
		perror("langprov: /dev/vda");
		return;
	}
	while ((entry = readdir(directory)))
		if (entry->d_name[0] != '.')
			put_file(disk, "/out", entry->d_name);
	if (write(disk, zero, sizeof(zero)) != sizeof(zero) || fsync(disk))
		perror("langprov: disk");
	close(disk);
}

bool begin(void)
{
	mkdir("/proc", 0755);
	mkdir("/sys", 0755);
	mkdir("/dev", 0755);
	mkdir("/out", 0755);
	mount("proc", "/proc", "proc", 0, NULL);
	mount("sysfs", "/sys", "sysfs", 0, NULL);
	mount("devtmpfs", "/dev", "devtmpfs", 0, NULL);
	freopen("/dev/console", "w", stdout);
	freopen("/dev/console", "w", stderr);

	FILE *comm = fopen("/proc/self/comm", "w");

	if (comm) {
		fputs("langprov-guest", comm);
		fclose(comm);
	}
	verdict = fopen("/out/verdict.txt", "w");
	return verdict != NULL;
}

void finish(void)
{
	if (verdict) {
		fprintf(verdict, "%s\n", failures ? "FAIL" : "PASS");
		fclose(verdict);
		hand_over();
	}
	sync();
	reboot(RB_AUTOBOOT); /* the host passes -no-reboot: this ends QEMU */
	for (;;)
		pause();
}
