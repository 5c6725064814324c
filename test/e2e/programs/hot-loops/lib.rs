#![no_std]
// Loops with hot and cold sides for profiles, indirect calls for control-flow checks,
// and the same stores in several functions for the outliner. Rust ends up in C and C
// in Rust.
#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    loop {}
}

#[repr(C)]
pub struct Ring {
    head: u32,
    count: u32,
    slots: [u64; 16],
}

extern "C" {
    fn ring_put(ring: *mut Ring, value: u64) -> i32;
    fn ring_take(ring: *mut Ring) -> u64;
    fn ring_space(ring: *const Ring) -> u32;
    fn note(kind: u32, value: u64);
    static mut marks: [u32; 6];
}

#[inline(always)]
unsafe fn mark() {
    let at = &raw mut marks as *mut u32;
    for i in 0..6 {
        at.add(i).write_volatile(0x10077 + i as u32);
    }
}

trait Mix {
    fn mix(&self, value: u64) -> u64;
}
struct Shift(u32);
struct Odd;

impl Mix for Shift {
    fn mix(&self, value: u64) -> u64 {
        value ^ (value << self.0)
    }
}
impl Mix for Odd {
    fn mix(&self, value: u64) -> u64 {
        if value & 1 == 0 { value / 2 } else { value.wrapping_mul(3).wrapping_add(1) }
    }
}

fn all_of<M: Mix>(mixer: M, ring: &mut Ring, value: u64) -> u64 {
    let mut mixed = value;
    while unsafe { ring_space(ring) } > 2 && unsafe { ring_put(ring, mixed) } != 0 {
        mixed = mixer.mix(mixed);
    }
    unsafe { ring_take(ring) }
}

// Inlined into C at every level of optimisation.
#[no_mangle]
#[inline(always)]
pub extern "C" fn rust_parity(value: u64) -> u32 {
    value.count_ones() & 1
}

#[no_mangle]
pub extern "C" fn rust_shift(ring: &mut Ring, value: u64) -> u64 {
    all_of(Shift(3), ring, value)
}

#[no_mangle]
pub extern "C" fn rust_odd(ring: &mut Ring, value: u64) -> u64 {
    all_of(Odd, ring, value)
}

#[no_mangle]
pub extern "C" fn rust_note_even(value: u64) -> u64 {
    unsafe {
        if value & 1 == 0 {
            mark();
        }
    }
    value >> 1
}

#[no_mangle]
#[inline(never)]
pub extern "C" fn rust_note_big(value: u64) -> u64 {
    unsafe {
        if value > 1 << 20 {
            mark();
            note(1000, value);
        }
    }
    value >> 2
}
