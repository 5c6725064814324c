// SPDX-License-Identifier: GPL-2.0-only
/*
 * Reads a Rust struct by name, with CO-RE, and the text of an argument of the type &str. The
 * targets are set before loading: the symbol of
 *
 *	impl fmt::Write for RawFormatter { fn write_str(&mut self, s: &str) -> fmt::Result }
 *
 * of the crate kernel, which adds the length of s to self.pos; or of the module in rusty/. Reads
 * an enum and an Option, too: those of a device of rnull (drivers/block/rnull/configfs.rs).
 */
#include "vmlinux.h"
#include <bpf/bpf_core_read.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>
#include "rust.h"

char LICENSE[] SEC("license") = "GPL";

/*
 * Only one of its members, and not where it is in memory: CO-RE moves the offset to where the
 * running kernel's BTF says that it is. There is one of the two.
 */
struct kernel__str__RawFormatter___reordered {
	unsigned long long pos;
} __attribute__((preserve_access_index));

struct rusty__RawFormatter___reordered {
	unsigned long long pos;
} __attribute__((preserve_access_index));

enum rnull__configfs__IRQMode___own {
	rnull__configfs__IRQMode__Soft = 100,
};

#define OPTION core__option__Option_kernel__block__mq__gen_disk__GenDisk_rnull__NullBlkDevice
#define JOIN(a, b) a##b
#define OPTION_NAME(name, end) JOIN(name, end)

enum OPTION_NAME(OPTION, __discr___own) {
	OPTION_NAME(OPTION, __discr__None) = 100,
	is_of_64_bits = 1ULL << 32,
};

/* Only what is read, in another order. CO-RE takes no notice of the names of inner types. */
struct rnull__configfs__DeviceConfig___own {
	struct {
		struct {
			struct {
				enum rnull__configfs__IRQMode___own irq_mode;
				unsigned int block_size;
				struct {
					enum OPTION_NAME(OPTION, __discr___own) __discr;
				} disk;
			} value;
		} data;
	} data;
} __attribute__((preserve_access_index));

int watched_tgid;
unsigned int shown;
struct rnull_device devices[MAX_DEVICES];
unsigned int entries, exits;
struct written written[MAX_WRITTEN];

static __always_inline struct written *place(unsigned int number)
{
	return number < MAX_WRITTEN ? &written[number] : NULL;
}

static __always_inline unsigned long long position(void *formatter)
{
	struct kernel__str__RawFormatter___reordered *in_kernel = formatter;
	struct rusty__RawFormatter___reordered *in_rusty = formatter;

	if (bpf_core_type_exists(struct kernel__str__RawFormatter___reordered))
		return BPF_CORE_READ(in_kernel, pos);
	return BPF_CORE_READ(in_rusty, pos);
}

static __always_inline bool is_watched(void)
{
	return bpf_get_current_pid_tgid() >> 32 == watched_tgid;
}

/* A &str is two arguments, each in its register. */
SEC("fentry/vfs_read")
int BPF_PROG(on_write_str, void *self, const char *s__0, unsigned long long s__1)
{
	struct written *w;

	if (!is_watched())
		return 0;
	w = place(entries++);
	if (!w)
		return 0;
	w->length = s__1;
	w->before = position(self);
	if (s__1 < sizeof(w->text))
		bpf_probe_read_kernel(w->text, s__1, s__0);
	else
		bpf_probe_read_kernel(w->text, sizeof(w->text), s__0);
	return 0;
}

SEC("fexit/vfs_read")
int BPF_PROG(on_written, void *self, const char *s__0, unsigned long long s__1,
	     unsigned long long result)
{
	struct written *w;

	if (!is_watched())
		return 0;
	w = place(exits++);
	if (!w)
		return 0;
	w->after = position(self);
	w->returned = result & 0xff;
	return 0;
}

/*
 * impl AttributeOperations<4> for DeviceConfig
 *	{ fn show(this: &DeviceConfig, page: &mut [u8; PAGE_SIZE]) -> Result<usize> }
 *
 * returns in memory, whose address is the first argument.
 */
SEC("fentry/vfs_read")
int BPF_PROG(on_show, void *__sret, struct rnull__configfs__DeviceConfig___own *this)
{
	unsigned char mode = 0;
	unsigned long long disk = 0;
	struct rnull_device *d;

	if (!is_watched() || shown >= MAX_DEVICES)
		return 0;
	d = &devices[shown++];
	d->block_size = BPF_CORE_READ(this, data.data.value.block_size);
	bpf_core_read(&mode, sizeof(mode), &this->data.data.value.irq_mode);
	bpf_core_read(&disk, sizeof(disk), &this->data.data.value.disk.__discr);
	d->is_soft = mode == bpf_core_enum_value(enum rnull__configfs__IRQMode___own,
						 rnull__configfs__IRQMode__Soft);
	d->has_disk = disk != bpf_core_enum_value(enum OPTION_NAME(OPTION, __discr___own),
						  OPTION_NAME(OPTION, __discr__None));
	return 0;
}
