/* A C interface that Rust implements. No C code has the types of these but the
   declarations. */
struct job;
enum outcome { OUTCOME_OK, OUTCOME_BAD };
typedef void (*job_done)(struct job *job);
typedef unsigned long job_flags;

struct job *job_open(job_flags flags, job_done done);
enum outcome job_run(struct job *job, int rounds);
