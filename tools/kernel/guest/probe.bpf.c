// SPDX-License-Identifier: GPL-2.0-only
/*
 * The CO-RE programs that the guest loads. Each reads fields of task_struct, whose offsets libbpf
 * takes from the running kernel's BTF. If task_struct is missing, duplicated or changed there, the
 * load fails or the values are wrong.
 */
#include "vmlinux.h"
#include <bpf/bpf_core_read.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>
#include "probe.h"

char LICENSE[] SEC("license") = "GPL";

int watched_tgid;
struct sighting at_read, at_mixed, at_module, at_fork;

static __always_inline void see(struct sighting *sighting)
{
	struct task_struct *task = (struct task_struct *)bpf_get_current_task();

	if (BPF_CORE_READ(task, tgid) != watched_tgid)
		return;
	sighting->tgid = BPF_CORE_READ(task, tgid);
	sighting->parent_tgid = BPF_CORE_READ(task, real_parent, tgid);
	BPF_CORE_READ_STR_INTO(&sighting->comm, task, comm);
	__sync_fetch_and_add(&sighting->hits, 1);
}

SEC("fentry/vfs_read")
int BPF_PROG(on_read, struct file *file)
{
	/* Reads through three structs, which the verifier checks against BTF. */
	if (file->f_inode->i_sb->s_magic)
		see(&at_read);
	return 0;
}

/* The target is set before loading: a C function that calls Rust or is called by it. */
SEC("fentry/vfs_write")
int BPF_PROG(on_mixed)
{
	see(&at_mixed);
	return 0;
}

/* A function of a module, so the types come from split BTF. */
SEC("fentry/loop_control_ioctl")
int BPF_PROG(on_module)
{
	see(&at_module);
	return 0;
}

SEC("tp_btf/sched_process_fork")
int BPF_PROG(on_fork, struct task_struct *parent, struct task_struct *child)
{
	if (parent->tgid != watched_tgid)
		return 0;
	see(&at_fork);
	/* The parent is the watched process; report what the child says about it. */
	at_fork.parent_tgid = child->real_parent->tgid;
	return 0;
}
