/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the guest's programs share. Each is the first and only process of a guest. It writes a tar
 * archive of the files in /out to the disk that the host provides. Their verdict.txt decides, not
 * the console.
 */
#ifndef LANGPROV_GUEST_H
#define LANGPROV_GUEST_H

#include <stdbool.h>

#define ARRAY_SIZE(a) (sizeof(a) / sizeof((a)[0]))

/* Mounts what is needed and opens the verdict. */
bool begin(void);

/* Ends the verdict, hands /out over and ends QEMU. */
void finish(void) __attribute__((noreturn));

/* Adds one line to the verdict, and prints it on the console. */
bool expect(bool ok, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The host has written the modules to /modules.list, each after those that it depends on. */
void insert_modules(void);

void reload_rust_module(void);

/* In Linux 7 the Rust block driver makes a device only when configfs asks for one. */
void make_rust_block_device(void);

/* Uses the Rust drivers that there are, each TIMES times: is each result right? */
bool use_samples(unsigned int times);

/* Takes the Rust PCI driver from its device and gives it back, if the driver is there. */
bool rebind_pci_driver(void);

/* Dumps each BTF of the kernel as a header, with bpftool. */
void dump_btf(void);

/* Copies the kernel's log, and judges it; with what the sample rust_minimal says, if asked. */
void check_log(bool has_sample);

#endif
