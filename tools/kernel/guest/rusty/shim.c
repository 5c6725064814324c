// SPDX-License-Identifier: GPL-2.0-only
/*
 * A module whose work is done in Rust (lib.rs). Writing N to its parameter `rounds` runs N rounds;
 * the write fails with EIO if a result was wrong. Needs no kernel with CONFIG_RUST.
 */
#include <linux/module.h>
#include <linux/sched.h>

u32 rusty_round(u64 seed);

static unsigned long all, wrong;

static int set_rounds(const char *text, const struct kernel_param *parameter)
{
	unsigned long rounds, before = READ_ONCE(wrong);
	int error = kstrtoul(text, 0, &rounds);

	if (error)
		return error;
	for (unsigned long i = 0; i < rounds; i++) {
		WRITE_ONCE(wrong, wrong + rusty_round(i));
		WRITE_ONCE(all, all + 1);
		cond_resched();
	}
	return READ_ONCE(wrong) == before ? 0 : -EIO;
}

static int get_rounds(char *text, const struct kernel_param *parameter)
{
	return sysfs_emit(text, "%lu rounds, %lu wrong results\n", all, wrong);
}

static const struct kernel_param_ops rounds = {.set = set_rounds, .get = get_rounds};
module_param_cb(rounds, &rounds, NULL, 0600);
MODULE_DESCRIPTION("Functions in Rust, for BPF programs to attach to");
MODULE_LICENSE("GPL");
