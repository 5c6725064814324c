// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#![no_std]
#![crate_type = "lib"]
#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! { loop {} }

pub struct Pair { a: u32, b: u32 }
pub struct Big { a: [u64; 5] }
#[repr(transparent)] pub struct Wrapped(u32);

#[no_mangle] #[inline(never)]
pub fn slice(s: &[u16], flag: bool) -> u64 { if flag { s.len() as u64 } else { s[0] as u64 } }
#[no_mangle] #[inline(never)] #[track_caller]
pub fn tracked(o: Option<u32>) -> u32 { o.unwrap() }
#[no_mangle] #[inline(never)]
pub fn paired(x: u32) -> Option<u32> { if x > 3 { Some(x) } else { None } }
#[no_mangle] #[inline(never)]
pub fn stored(x: u64) -> Big { Big { a: [x; 5] } }
#[no_mangle] #[inline(never)]
pub fn many(a: &str, b: &str, c: &str, d: u64) -> usize { a.len() + b.len() + c.len() + d as usize }
#[no_mangle] #[inline(never)]
pub fn small(p: Pair, w: Wrapped, c: char) -> u32 { p.a + p.b + w.0 + c as u32 }
#[no_mangle] #[inline(never)]
pub fn wide(x: u128, b: &mut Big) -> u64 { b.a[0] = x as u64; (x >> 64) as u64 }
#[no_mangle] #[inline(never)]
pub fn byref(b: Big) -> u64 { b.a[2] }
#[no_mangle] #[inline(never)]
pub fn floats(f: f64, x: &u32) -> f64 { f + *x as f64 }
#[no_mangle] #[inline(never)]
pub fn nothing() {}
#[inline(never)]
pub fn mangled(x: &mut Pair) -> u32 { x.a ^= 5; x.b }
#[no_mangle] #[inline(never)]
pub fn twin_one(x: u64) -> u64 { x.wrapping_mul(77).rotate_left(3) }
#[no_mangle] #[inline(never)]
pub fn twin_two(x: u64) -> u64 { x.wrapping_mul(77).rotate_left(3) }
#[no_mangle] #[inline(never)]
pub fn a_name_that_libbpf_has_no_room_for_a_name_that_libbpf_has_no_room_for_a_name_that_libbpf_has_no_room_for_a_name_that_libbpf_has_no_room_for(x: u64) -> u64 { x / 3 }
#[export_name = "not$an$identifier"] #[inline(never)]
pub fn strange(x: u64) -> u64 { x / 5 }
#[no_mangle] #[link_section = ".init.text"]
pub extern "C" fn init_module() -> i32 { 7 }
