// SPDX-License-Identifier: GPL-2.0-only
/*
 * Uses the drivers of samples/rust and rnull of Linux 7.1 in ways whose results are known, so
 * that an argument or a result that is lost shows. A driver that is not there is passed over.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>
#include "guest.h"

static bool write_file(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC);
	bool ok = fd >= 0 && write(fd, text, strlen(text)) == (ssize_t)strlen(text);

	if (fd >= 0)
		close(fd);
	return ok;
}

static bool reads(const char *path, const char *expected)
{
	char text[256] = "";
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t size = fd < 0 ? -1 : read(fd, text, sizeof(text) - 1);

	if (fd >= 0)
		close(fd);
	if (size == (ssize_t)strlen(expected) && !strcmp(text, expected))
		return true;
	printf("langprov: %s holds '%s', not '%s'\n", path, text, expected);
	return false;
}

static const char *in(const char *directory, const char *name)
{
	static char path[4][160];
	static unsigned int next;
	char *p = path[next++ % ARRAY_SIZE(path)];

	snprintf(p, sizeof(path[0]), "%s/%s", directory, name);
	return p;
}

/* samples/rust/rust_configfs.rs: groups in groups. */
static bool use_configfs(const char *own_name)
{
	const char *const root = "/sys/kernel/config/rust_configfs";
	char child[64], grandchild[80];

	if (access(root, F_OK))
		return true;
	snprintf(child, sizeof(child), "%s/%s", root, own_name);
	snprintf(grandchild, sizeof(grandchild), "%s/inner", child);
	return reads(in(root, "message"), "Hello World\n") && !mkdir(child, 0755) &&
	       reads(in(child, "baz"), "Hello Baz\n") && !mkdir(grandchild, 0755) &&
	       reads(in(grandchild, "gc"), "Hello GC\n") && !rmdir(grandchild) && !rmdir(child);
}

/* drivers/block/rnull/configfs.rs: a device that is described and never switched on. */
static bool use_rnull(const char *own_name)
{
	static const struct { const char *name, *value, *shown; } attributes[] = {
		{"blocksize", "1024", "1024\n"},
		{"rotational", "1", "1\n"},
		{"size", "64", "64\n"},
		{"irqmode", "1", "1\n"},
	};
	char device[64];
	bool ok = true;

	snprintf(device, sizeof(device), "/sys/kernel/config/rnull/%s", own_name);
	if (access("/sys/kernel/config/rnull", F_OK))
		return true;
	if (mkdir(device, 0755))
		return false;
	for (unsigned int i = 0; i < ARRAY_SIZE(attributes); i++) {
		const char *path = in(device, attributes[i].name);

		ok = ok && write_file(path, attributes[i].value) &&
		     reads(path, attributes[i].shown);
	}
	return !rmdir(device) && ok && reads(in("/sys/kernel/config/rnull", "features"),
					     "blocksize,size,rotational,irqmode\n");
}

/* samples/rust/rust_misc_device.rs: each open file has a number and a text. */
static bool use_misc_device(int number)
{
	const unsigned long hello = _IO('|', 0x80), get = _IOR('|', 0x81, int),
			    set = _IOW('|', 0x82, int), unknown = _IO('|', 0x7f);
	char text[32], seen[32] = "";
	int got = 0, fd = open("/dev/rust-misc-device", O_RDWR | O_CLOEXEC);

	if (fd < 0)
		return errno == ENOENT;
	int length = snprintf(text, sizeof(text), "text number %d", number);
	bool ok = !ioctl(fd, hello) && !ioctl(fd, set, &number) && !ioctl(fd, get, &got) &&
		  got == number && write(fd, text, length) == length &&
		  pread(fd, seen, sizeof(seen), 0) == length && !memcmp(text, seen, length) &&
		  ioctl(fd, unknown) == -1 && errno == ENOTTY;

	close(fd);
	return ok;
}

/* samples/rust/rust_driver_pci.rs drives QEMU's pci-testdev, which boot.sh adds. */
bool rebind_pci_driver(void)
{
	const char *const driver = "/sys/bus/pci/drivers/rust_driver_pci";
	DIR *directory = opendir(driver);
	char device[32] = "";
	bool ok = true;

	if (!directory)
		return true;
	for (struct dirent *entry; (entry = readdir(directory));)
		if (!strncmp(entry->d_name, "0000:", 5))
			snprintf(device, sizeof(device), "%.20s", entry->d_name);
	closedir(directory);
	if (*device)
		ok = write_file(in(driver, "unbind"), device) &&
		     write_file(in(driver, "bind"), device);
	return expect(*device && ok, "the Rust PCI driver is bound to '%s' again", device);
}

bool use_samples(unsigned int times)
{
	char own_name[32];

	snprintf(own_name, sizeof(own_name), "own%d", getpid());
	for (unsigned int i = 0; i < times; i++)
		if (!use_configfs(own_name) || !use_rnull(own_name) ||
		    !use_misc_device(getpid() * 1000 + i))
			return false;
	return true;
}
