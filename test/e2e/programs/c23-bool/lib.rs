#![no_std]
// C23's bool is spelled "bool", 8 bits, boolean: Rust's node, word for word.
#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    loop {}
}

pub struct Flags {
    ready: bool,
    seen: [bool; 3],
    changed: Option<unsafe extern "C" fn(bool) -> bool>,
}

extern "C" {
    fn flip(v: bool) -> bool;
}

#[no_mangle]
pub static mut RUST_FLAGS: Flags = Flags { ready: true, seen: [false; 3], changed: Some(flip) };

#[no_mangle]
pub unsafe extern "C" fn all_set(a: bool, b: bool) -> bool {
    let flags = &mut *core::ptr::addr_of_mut!(RUST_FLAGS);
    flags.seen[1] = flip(a);
    match flags.changed {
        Some(changed) => changed(b) && flags.ready && !flags.seen[1],
        None => false,
    }
}
