#![no_std]
use core::ffi::c_int;

#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    loop {}
}

type Callback = unsafe extern "C" fn(c_int) -> c_int;

#[repr(C)]
pub struct Ops {
    run: unsafe extern "C" fn(Callback, c_int) -> c_int,
}

#[repr(C)]
pub struct Table {
    call: Callback,
}

extern "C" {
    fn c_alias(n: c_int) -> c_int;
    fn c_in_table(n: c_int) -> c_int;
    fn c_calls_declared(n: c_int) -> c_int;
    fn c_set(n: c_int);
    fn c_unoptimized(n: c_int) -> c_int;
}

unsafe extern "C" fn run(callback: Callback, n: c_int) -> c_int {
    unsafe { callback(n) }
}

#[no_mangle]
pub static rust_ops: Ops = Ops { run };
#[no_mangle]
pub static rust_table: Table = Table { call: c_in_table };
#[no_mangle]
pub static rust_flag: c_int = 5;
static INNER: Ops = Ops { run };

#[no_mangle]
pub extern "C" fn rust_get_ops() -> &'static Ops {
    &INNER
}

#[no_mangle]
pub extern "C" fn rust_three(_n: c_int) -> c_int {
    3
}

#[no_mangle]
pub extern "C" fn rust_one() -> c_int {
    1
}

#[no_mangle]
pub extern "C" fn rust_entry(n: c_int) -> c_int {
    unsafe {
        c_set(0);
        core::hint::black_box(n) + c_alias(3) + c_calls_declared(5) + c_unoptimized(3)
    }
}
