// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//! A program of Rust and C: with LTO, functions of each are inlined into the other.

extern "C" {
    fn queue_fill(count: i32) -> i32;
}

#[inline(never)]
fn weigh(value: Option<i32>) -> i32 {
    value.map_or(0, |v| v / 2)
}

#[no_mangle]
pub extern "C" fn weight(value: i32) -> i32 {
    weigh(value.checked_add(1))
}

fn main() {
    let count = std::env::args().count() as i32;
    println!("{}", unsafe { queue_fill(count) });
}
