// A C interface, implemented in Rust with types of its own.
#![no_std]
use core::ffi::{c_int, c_ulong, c_void};

#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    loop {}
}

pub struct Job {
    rounds: c_ulong,
}

static mut JOB: Job = Job { rounds: 0 };

#[no_mangle]
#[inline(never)]
pub unsafe extern "C" fn job_open(flags: c_ulong, _done: *const c_void) -> *mut Job {
    JOB.rounds = flags;
    &raw mut JOB
}

#[no_mangle]
pub unsafe extern "C" fn job_run(job: &mut Job, rounds: c_int) -> u32 {
    job.rounds = job.rounds.wrapping_mul(rounds as c_ulong);
    (job.rounds & 1) as u32
}
