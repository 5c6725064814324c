// SPDX-License-Identifier: GPL-2.0-only
/*
 * What boot.sh runs with --rust, on a kernel with Rust in its BTF: attaches two programs, one at
 * entry and one at exit, to every function that /rust.functions names, uses Rust drivers, and
 * looks whether the kernel still stands. The programs overwrite all registers that they may: what
 * a prototype in BTF misses is lost. Writes how often each ran to /out/functions.tsv.
 */
#define _GNU_SOURCE
#include <bpf/bpf.h>
#include <bpf/btf.h>
#include <bpf/libbpf.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/bpf.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include "guest.h"
#include "rust.h"
#include "rust.skel.h"

/* ---- the BTF of the kernel and of its modules ---- */

#define MAX_OBJECTS 64

static struct object {
	char name[64];
	int fd; /* 0 for vmlinux, as BPF_PROG_LOAD takes it */
	struct btf *btf;
} objects[MAX_OBJECTS];
static unsigned int object_count;

/* The kernel's next BTF after *ID, or -1; its name, and whether it is a module's. */
static int next_btf(unsigned int *id, char name[64], bool *is_module)
{
	while (!bpf_btf_get_next_id(*id, id)) {
		struct bpf_btf_info info = {.name = (uintptr_t)name, .name_len = 64};
		unsigned int size = sizeof(info);
		int fd = bpf_btf_get_fd_by_id(*id);

		if (fd >= 0 && !bpf_obj_get_info_by_fd(fd, &info, &size)) {
			*is_module = info.kernel_btf && strcmp(name, "vmlinux");
			return fd;
		}
		if (fd >= 0)
			close(fd);
	}
	return -1;
}

static void find_objects(void)
{
	struct btf *vmlinux = btf__load_vmlinux_btf();
	unsigned int id = 0;
	bool is_module;
	int fd;

	if (!expect(vmlinux != NULL, "libbpf reads the BTF of vmlinux"))
		return;
	objects[object_count++] = (struct object){"vmlinux", 0, vmlinux};
	while (object_count < MAX_OBJECTS) {
		struct object *o = &objects[object_count];

		fd = next_btf(&id, o->name, &is_module);
		if (fd < 0)
			break;
		if (!is_module) {
			close(fd);
			continue;
		}
		o->fd = fd;
		o->btf = btf__load_module_btf(o->name, vmlinux);
		if (expect(o->btf != NULL, "libbpf reads the BTF of %s", o->name))
			object_count++;
	}
}

/* A module that was loaded again has another BTF, with the same types. */
static void find_again(struct object *o)
{
	unsigned int id = 0;
	char name[64];
	bool is_module;
	int fd;

	while ((fd = next_btf(&id, name, &is_module)) >= 0) {
		if (is_module && !strcmp(name, o->name)) {
			close(o->fd);
			o->fd = fd;
		} else {
			close(fd);
		}
	}
}

static struct object *find_object(const char *name)
{
	for (unsigned int i = 0; i < object_count; i++)
		if (!strcmp(objects[i].name, name))
			return &objects[i];
	return NULL;
}

/* ---- the functions to attach to ---- */

#define MAX_FUNCTIONS 8192

static struct function {
	struct object *object;
	char name[192];
	int id;
	int link[2]; /* at entry and at exit */
} functions[MAX_FUNCTIONS];
static unsigned int function_count;

/* Its lines are written by the host: OBJECT FUNCTION. */
static void read_functions(void)
{
	FILE *list = fopen("/rust.functions", "r");
	char object[64];
	unsigned int missing = 0;

	if (!expect(list != NULL, "the list of functions is there"))
		return;
	while (function_count < MAX_FUNCTIONS) {
		struct function *f = &functions[function_count];

		if (fscanf(list, "%63s %191s", object, f->name) != 2)
			break;
		f->object = find_object(object);
		f->link[0] = f->link[1] = -1;
		f->id = f->object ? btf__find_by_name_kind(f->object->btf, f->name, BTF_KIND_FUNC)
				  : -ENOENT;
		if (f->id > 0) {
			function_count++;
		} else {
			missing++;
			printf("langprov: not in BTF: %s %s\n", object, f->name);
		}
	}
	fclose(list);
	expect(function_count > 0 && !missing, "%u functions to attach to, %u not in BTF",
	       function_count, missing);
}

/* ---- the program that overwrites registers ---- */

static int counters, scratch; /* maps */

#define INSN(c, d, s, o, i) \
	((struct bpf_insn){.code = (c), .dst_reg = (d), .src_reg = (s), .off = (o), .imm = (i)})
#define CALL(helper) INSN(BPF_JMP | BPF_CALL, 0, 0, 0, BPF_FUNC_##helper)
#define MOVE(d, s) INSN(BPF_ALU64 | BPF_MOV | BPF_X, d, s, 0, 0)
#define SET(d, i) INSN(BPF_ALU64 | BPF_MOV | BPF_K, d, 0, 0, i)
#define ADD(d, i) INSN(BPF_ALU64 | BPF_ADD | BPF_K, d, 0, 0, i)
#define STORE(d, o, i) INSN(BPF_ST | BPF_MEM | BPF_DW, d, 0, o, i)
/* An instruction of two halves. */
#define WIDE(d, s, low, high) INSN(BPF_LD | BPF_IMM | BPF_DW, d, s, 0, low), INSN(0, 0, 0, 0, high)

/*
 * Counts in the map's word SLOT. Reads the registers that the prototype covers, as the trampoline
 * saved them. Calls helpers of the kernel, which use every register that C does not keep, and
 * leaves other values in the five that BPF itself has for arguments.
 */
static int load_program(const struct function *f, bool at_exit, unsigned int slot, char *log,
			unsigned int log_size)
{
	struct bpf_insn program[64] = {
		MOVE(6, 1),
		WIDE(2, BPF_PSEUDO_MAP_VALUE, counters, slot * 8),
		SET(3, 1),
		INSN(BPF_STX | BPF_ATOMIC | BPF_DW, 2, 3, 0, BPF_ADD),
		STORE(10, -8, 0),
		STORE(10, -16, 0),
	};
	unsigned int n = 7;

	for (int i = 0; i < 6; i++) {
		/* More arguments than there are: the helper says so. */
		struct bpf_insn read[] = {
			MOVE(1, 6), SET(2, i), MOVE(3, 10), ADD(3, -8), CALL(get_func_arg),
		};

		memcpy(program + n, read, sizeof(read));
		n += ARRAY_SIZE(read);
	}
	if (at_exit) {
		struct bpf_insn read[] = {MOVE(1, 6), MOVE(2, 10), ADD(2, -8), CALL(get_func_ret)};

		memcpy(program + n, read, sizeof(read));
		n += ARRAY_SIZE(read);
	}
	struct bpf_insn rest[] = {
		STORE(10, -8, slot & 63),
		WIDE(1, BPF_PSEUDO_MAP_FD, scratch, 0),
		MOVE(2, 10),
		ADD(2, -8),
		MOVE(3, 10),
		ADD(3, -16),
		SET(4, 0),
		CALL(map_update_elem),
		CALL(ktime_get_ns),
		WIDE(1, 0, 0x5eed0001, 0x7fffdead),
		WIDE(2, 0, 0x5eed0002, 0x7fffdead),
		WIDE(3, 0, 0x5eed0003, 0x7fffdead),
		WIDE(4, 0, 0x5eed0004, 0x7fffdead),
		WIDE(5, 0, 0x5eed0005, 0x7fffdead),
		SET(0, 0),
		INSN(BPF_JMP | BPF_EXIT, 0, 0, 0, 0),
	};
	memcpy(program + n, rest, sizeof(rest));
	n += ARRAY_SIZE(rest);

	LIBBPF_OPTS(bpf_prog_load_opts, options,
		    .expected_attach_type = at_exit ? BPF_TRACE_FEXIT : BPF_TRACE_FENTRY,
		    .attach_btf_id = f->id, .attach_btf_obj_fd = f->object->fd, .log_buf = log,
		    .log_size = log_size, .log_level = log ? 1 : 0);

	return bpf_prog_load(BPF_PROG_TYPE_TRACING, at_exit ? "overwrite_exit" : "overwrite_entry",
			     "GPL", program, n, &options);
}

/* The last line of the verifier's log is its reason; before it are its statistics. */
static void explain(const struct function *f, bool at_exit, unsigned int slot, const char *what,
		    int error)
{
	static char log[65536];

	log[0] = '\0';
	if (!strcmp(what, "load"))
		close(load_program(f, at_exit, slot, log, sizeof(log)));
	log[300] = '\0';
	printf("langprov: %s at %s: %s %s: %s: %s\n", what, at_exit ? "exit" : "entry",
	       f->object->name, f->name, strerror(error), log);
}

static bool attach(struct function *f, bool at_exit)
{
	unsigned int slot = (f - functions) * 2 + at_exit;
	int program = load_program(f, at_exit, slot, NULL, 0);

	if (program < 0) {
		explain(f, at_exit, slot, "load", errno);
		return false;
	}
	f->link[at_exit] = bpf_raw_tracepoint_open(NULL, program);
	if (f->link[at_exit] < 0)
		explain(f, at_exit, slot, "attach", errno);
	close(program); /* the link keeps it */
	return f->link[at_exit] >= 0;
}

static void attach_to_all(const char *name, bool is_name)
{
	unsigned int tried = 0, attached[2] = {};

	for (unsigned int i = 0; i < function_count; i++) {
		if (!strcmp(functions[i].object->name, name) != is_name)
			continue;
		tried++;
		for (int at_exit = 0; at_exit < 2; at_exit++)
			attached[at_exit] += attach(&functions[i], at_exit);
	}
	expect(attached[0] == tried && attached[1] == tried,
	       "functions %s %s: %u, attached at entry %u, at exit %u", is_name ? "of" : "but those of",
	       name, tried, attached[0], attached[1]);
}

/* The arguments that a program may read as ctx[N], for which the verifier must know their type. */
static void count_readable(void)
{
	unsigned int all = 0, readable = 0;

	for (unsigned int i = 0; i < function_count; i++) {
		const struct function *f = &functions[i];
		const struct btf_type *t = btf__type_by_id(f->object->btf, f->id);

		t = btf__type_by_id(f->object->btf, t->type);
		for (int argument = 0; argument < btf_vlen(t); argument++) {
			struct bpf_insn program[] = {
				INSN(BPF_LDX | BPF_MEM | BPF_DW, 2, 1, argument * 8, 0),
				SET(0, 0),
				INSN(BPF_JMP | BPF_EXIT, 0, 0, 0, 0),
			};
			LIBBPF_OPTS(bpf_prog_load_opts, options,
				    .expected_attach_type = BPF_TRACE_FENTRY,
				    .attach_btf_id = f->id, .attach_btf_obj_fd = f->object->fd);
			int fd = bpf_prog_load(BPF_PROG_TYPE_TRACING, "read", "GPL", program,
					       ARRAY_SIZE(program), &options);

			all++;
			if (fd >= 0) {
				readable++;
				close(fd);
			}
		}
	}
	expect(readable > 0, "%u arguments, %u of them readable by name", all, readable);
}

/* ---- load ---- */

static const char *const rounds = "/sys/module/rusty/parameters/rounds";

/* Runs the functions of the module rusty, which knows their results. */
static void run_rounds(unsigned int times)
{
	int fd = open(rounds, O_WRONLY | O_CLOEXEC);
	bool ok = fd >= 0;

	for (unsigned int i = 0; ok && i < times; i++)
		ok = pwrite(fd, "10", 2, 0) == 2;
	_exit(!ok);
}

/* Reads and writes on the Rust block driver, and uses the others now and then. */
static void use_drivers(unsigned int times)
{
	static char block[65536] __attribute__((aligned(4096)));
	int fd = open("/dev/rnullb0", O_RDWR | O_DIRECT | O_CLOEXEC);
	bool ok = fd >= 0;

	for (unsigned int i = 0; ok && i < times; i++) {
		size_t size = 4096 << i % 5;
		off_t at = (off_t)i * 4096 % (1 << 24);

		ok = pread(fd, block, size, at) == (ssize_t)size &&
		     pwrite(fd, block, size, at) == (ssize_t)size &&
		     (i % 100 || use_samples(1));
	}
	_exit(!ok);
}

static void put_under_load(const char *when, unsigned int processes, unsigned int times,
			   unsigned int reloads)
{
	unsigned int failed = 0;
	int status;

	bool is_rusty = !access(rounds, F_OK);

	for (unsigned int i = 0; i < processes; i++)
		if (!fork())
			is_rusty ? run_rounds(times) : use_drivers(times);
	while (!is_rusty && reloads--) {
		reload_rust_module();
		rebind_pci_driver();
	}
	for (unsigned int i = 0; i < processes; i++)
		failed += wait(&status) < 0 || !WIFEXITED(status) || WEXITSTATUS(status);
	expect(!failed, "%s: %u processes %s %u times", when, processes,
	       is_rusty ? "get ten right results of each Rust function"
			: "use the Rust drivers",
	       times);
}

/* ---- the programs that read what Rust has ---- */

static int quiet(enum libbpf_print_level level, const char *format, va_list args)
{
	return level == LIBBPF_DEBUG ? 0 : vprintf(format, args);
}

/* Symbols are mangled, and have a hash of the crate. */
static const char *find_function(const char *part, const char *end)
{
	for (unsigned int i = 0; i < function_count; i++) {
		const char *name = functions[i].name;
		size_t length = strlen(name);

		if (strstr(name, part) && length > strlen(end) &&
		    !strcmp(name + length - strlen(end), end))
			return name;
	}
	return NULL;
}

static void judge_written(const struct rust_bpf__bss *seen)
{
	unsigned int count = seen->entries < MAX_WRITTEN ? seen->entries : MAX_WRITTEN;
	const char *sample = access(rounds, F_OK) ? "My numbers are " : "Rust sample (";
	unsigned int right = 0, found = 0;

	expect(seen->entries > 0 && seen->entries == seen->exits,
	       "write_str: %u entries, %u exits seen", seen->entries, seen->exits);
	for (unsigned int i = 0; i < count; i++) {
		const struct written *w = &seen->written[i];
		int shown = w->length < sizeof(w->text) ? w->length : sizeof(w->text);

		right += w->after - w->before == w->length && !w->returned;
		found += !strncmp(w->text, sample, strlen(sample));
		if (i < 12)
			printf("langprov: write_str(s = \"%.*s\"), length %llu, pos %llx to %llx\n",
			       shown, w->text, w->length, w->before, w->after);
	}
	expect(right == count, "write_str: RawFormatter.pos grew by the length of s in %u of %u calls",
	       right, count);
	expect(found > 0, "write_str: s began with '%s' in %u calls", sample, found);
}

/* A device with a disk, as the driver makes it, and one that was never switched on. */
static void judge_devices(const struct rust_bpf__bss *seen)
{
	const struct rnull_device *on = &seen->devices[0], *off = &seen->devices[1];

	expect(seen->shown == 2, "%u devices seen", seen->shown);
	expect(on->block_size == 4096 && !on->is_soft && on->has_disk,
	       "rnullb0: blocks of %llu bytes, irq_mode %s, disk %s", on->block_size,
	       on->is_soft ? "Soft" : "None", on->has_disk ? "Some" : "None");
	expect(off->block_size == 1024 && off->is_soft && !off->has_disk,
	       "the other device: blocks of %llu bytes, irq_mode %s, disk %s", off->block_size,
	       off->is_soft ? "Soft" : "None", off->has_disk ? "Some" : "None");
}

static void use_watched(const struct rust_bpf__bss *seen, bool has_devices)
{
	int fd = open(rounds, O_WRONLY | O_CLOEXEC);

	if (fd < 0)
		reload_rust_module();
	else
		expect(write(fd, "1", 1) == 1, "one round of rusty is right");
	close(fd);
	judge_written(seen);
	if (!has_devices)
		return;
	char mode[4];

	fd = open("/sys/kernel/config/rnull/rnullb0/irqmode", O_RDONLY | O_CLOEXEC);
	expect(read(fd, mode, sizeof(mode)) == 2 && use_samples(1),
	       "the modes of devices can be read");
	close(fd);
	judge_devices(seen);
}

static void read_rust_data(void)
{
	const char *write_str = find_function("12RawFormatter", "9write_str");
	const char *show = find_function("12DeviceConfigINt", "19AttributeOperationsKy4_E4show");
	struct rust_bpf *object;

	if (!expect(write_str != NULL, "RawFormatter::write_str is among the functions"))
		return;
	libbpf_set_print(quiet);
	object = rust_bpf__open();
	if (!expect(object != NULL, "the BPF object opens"))
		return;
	bpf_program__set_attach_target(object->progs.on_write_str, 0, write_str);
	bpf_program__set_attach_target(object->progs.on_written, 0, write_str);
	if (show)
		bpf_program__set_attach_target(object->progs.on_show, 0, show);
	bpf_program__set_autoload(object->progs.on_show, show != NULL);
	int error = rust_bpf__load(object);

	if (expect(!error, "the CO-RE programs for %s and %s load (%d)", write_str,
		   show ? show : "no other", error)) {
		object->bss->watched_tgid = getpid();
		error = rust_bpf__attach(object);
		if (expect(!error, "they attach (%d)", error))
			use_watched(object->bss, show != NULL);
	}
	rust_bpf__destroy(object);
}

/* ---- results ---- */

static void report_hits(void)
{
	uint64_t *values = calloc(MAX_FUNCTIONS * 2, sizeof(*values));
	FILE *table = fopen("/out/functions.tsv", "w");
	unsigned int reached = 0, zero = 0;
	unsigned long long sum[2] = {};

	if (!expect(values && table && !bpf_map_lookup_elem(counters, &zero, values),
		    "the counters can be read"))
		return;
	for (unsigned int i = 0; i < function_count; i++) {
		const struct function *f = &functions[i];

		reached += values[2 * i] > 0;
		sum[0] += values[2 * i];
		sum[1] += values[2 * i + 1];
		fprintf(table, "%s\t%s\t%d\t%d\t%llu\t%llu\n", f->object->name, f->name,
			f->link[0] >= 0, f->link[1] >= 0, (unsigned long long)values[2 * i],
			(unsigned long long)values[2 * i + 1]);
	}
	expect(reached > 0, "the programs ran on %u functions, %llu times at entry, %llu at exit",
	       reached, sum[0], sum[1]);
	fclose(table);
	free(values);
}

static bool make_maps(void)
{
	counters = bpf_map_create(BPF_MAP_TYPE_ARRAY, "counters", 4, MAX_FUNCTIONS * 2 * 8, 1,
				  NULL);
	scratch = bpf_map_create(BPF_MAP_TYPE_HASH, "scratch", 8, 8, 64, NULL);
	return expect(counters >= 0 && scratch >= 0, "the maps are made");
}

int main(void)
{
	struct rlimit files = {65536, 65536};

	if (!begin())
		finish();
	setrlimit(RLIMIT_NOFILE, &files);
	insert_modules();
	if (access(rounds, F_OK))
		make_rust_block_device();
	dump_btf();
	find_objects();
	read_functions();
	if (make_maps()) {
		put_under_load("before", 4, 200, 0);
		read_rust_data();
		count_readable();
		/* A module stays as long as a program is attached to its functions. */
		attach_to_all("rust_minimal", false);
		put_under_load("attached", 4, 1000, 10);
		if (find_object("rust_minimal")) {
			find_again(find_object("rust_minimal"));
			attach_to_all("rust_minimal", true);
			put_under_load("attached to all", 4, 1000, 0);
		}
		report_hits();
		for (unsigned int i = 0; i < function_count; i++)
			for (int at_exit = 0; at_exit < 2; at_exit++)
				if (functions[i].link[at_exit] >= 0)
					close(functions[i].link[at_exit]);
		put_under_load("detached", 4, 200, 2);
	}
	check_log(access(rounds, F_OK));
	finish();
}
