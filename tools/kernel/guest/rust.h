/* SPDX-License-Identifier: GPL-2.0-only */
/* The data that rust.bpf.c and rust.c exchange. */
#ifndef LANGPROV_RUST_H
#define LANGPROV_RUST_H

/* A call of RawFormatter's write_str(&mut self, s: &str). */
struct written {
	unsigned long long length; /* of s */
	unsigned long long before, after; /* self.pos at entry and at exit */
	unsigned long long returned;
	char text[48]; /* the first bytes of s */
};

#define MAX_WRITTEN 256

/* What the Rust block driver knows of a device whose attribute irqmode is read. */
struct rnull_device {
	unsigned long long block_size; /* bytes */
	bool is_soft; /* its irq_mode, an enum */
	bool has_disk; /* its disk, an Option */
};

#define MAX_DEVICES 8

#endif
