#![no_std]
// C in Rust in C in Rust in C: all of it ends in main, and below outer_rust in a
// copy that is kept out of line.
#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    loop {}
}

pub struct Depth<'a> {
    at: u32,
    name: &'a str,
}

extern "C" {
    fn middle_c(v: i32) -> i32;
    fn innermost_c(v: i32) -> i32;
}

impl<'a> Depth<'a> {
    #[inline(always)]
    fn enter(self, v: i32) -> i32 {
        let inside = v + self.at as i32 + self.name.len() as i32;
        unsafe { middle_c(inside) }
    }
}

#[no_mangle]
#[inline(always)]
pub extern "C" fn outer_rust(v: i32) -> i32 {
    let depth = Depth { at: 1, name: "outer" };
    depth.enter(v)
}

#[no_mangle]
pub extern "C" fn inner_rust(v: i32) -> i32 {
    let depth = Depth { at: 3, name: "inner" };
    unsafe { innermost_c(v * depth.at as i32 + depth.name.len() as i32) }
}

#[no_mangle]
#[inline(never)]
pub extern "C" fn apart(v: i32) -> i32 {
    outer_rust(v) + 1
}
