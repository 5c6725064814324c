#![no_std]
#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    loop {}
}
pub struct Pair(i32, Option<u8>);
#[inline(never)]
fn twice(p: &Pair) -> i32 {
    unsafe { core::ptr::read_volatile(&p.0) * 2 }
}
#[no_mangle]
pub extern "C" fn rs_twice(v: i32) -> i32 {
    twice(&Pair(v, None))
}
