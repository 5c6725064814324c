#![no_std]
// Closures: {closure_env#0} types, and {impl#0} namespaces around them.
#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    loop {}
}

pub struct Counter {
    hits: u32,
}

impl Counter {
    fn each<F: FnMut(u32) -> bool>(&mut self, upto: u32, mut f: F) {
        for i in 0..upto {
            if f(i) {
                self.hits += 1;
            }
        }
    }
}

#[inline(never)]
fn twice(f: &dyn Fn(i32) -> i32, v: i32) -> i32 {
    f(f(v))
}

extern "C" {
    fn is_wanted(v: u32) -> i32;
}

#[no_mangle]
pub extern "C" fn count_wanted(upto: u32, offset: u32) -> u32 {
    let mut counter = Counter { hits: 0 };
    counter.each(upto, |i| unsafe { is_wanted(i + offset) } != 0);
    counter.hits
}

#[no_mangle]
pub extern "C" fn add_twice(n: i32, v: i32) -> i32 {
    twice(&|x| x.wrapping_add(n), v)
}
