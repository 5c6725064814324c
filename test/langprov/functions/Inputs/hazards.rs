// Functions whose prototypes in BTF go wrong, and some that are fine. Their names are
// not mangled, so that tests can name them.
#![crate_type = "lib"]
#![no_std]
#![allow(improper_ctypes_definitions)]

use core::hint::black_box;

#[no_mangle]
#[inline(never)]
pub fn plain(text: &str, flag: bool) -> u64 {
    black_box(text.len() as u64 + flag as u64)
}

/// The caller's place is a hidden argument.
#[no_mangle]
#[inline(never)]
#[track_caller]
pub fn tracked(value: u64) -> &'static core::panic::Location<'static> {
    black_box(value);
    core::panic::Location::caller()
}

/// Returned in two registers.
#[no_mangle]
#[inline(never)]
pub fn paired(value: u32) -> Option<u32> {
    if black_box(value) > 3 { Some(value) } else { None }
}

/// Seven registers' worth; x86-64 has six, AArch64 eight.
#[no_mangle]
#[inline(never)]
pub fn many(a: &[u8], b: &[u8], c: &[u8], d: u64) -> u64 {
    black_box(a.len() as u64 + b.len() as u64 + c.len() as u64 + d)
}

/// Returned in memory: the address is a hidden argument.
#[no_mangle]
#[inline(never)]
pub fn stored(value: u64) -> [u64; 8] {
    [black_box(value); 8]
}

/// In one register on its own, in two with another. A float is in none.
#[no_mangle]
#[inline(never)]
pub fn wide(x: f64, y: u128) -> u64 {
    black_box(x);
    black_box(y) as u64
}

/// Two functions that are equal, which rustc merges.
#[no_mangle]
#[inline(never)]
pub fn twin_one(value: u64) -> u64 {
    black_box(value).wrapping_mul(0x1234_5678_9abc_def1) ^ black_box(value)
}
#[no_mangle]
#[inline(never)]
pub fn twin_two(value: u64) -> u64 {
    black_box(value).wrapping_mul(0x1234_5678_9abc_def1) ^ black_box(value)
}

/// A mangled name, given, so that it is always the same.
#[export_name = "_RNvCs0_7hazards7mangled"]
#[inline(never)]
pub fn mangled(value: u64) -> u64 {
    black_box(value)
}
