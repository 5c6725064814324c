/* SPDX-License-Identifier: GPL-2.0-only */
/* The data that the BPF programs and the guest's init exchange. */
#ifndef LANGPROV_PROBE_H
#define LANGPROV_PROBE_H

struct sighting {
	unsigned int hits;
	int tgid, parent_tgid;
	char comm[16];
};

#endif
