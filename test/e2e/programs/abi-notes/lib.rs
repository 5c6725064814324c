// Functions that are told apart by name, and whose arguments have values that are
// found nowhere else: test/e2e/abi/at_run_time.py.
#![no_std]
use core::hint::black_box;

#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    loop {}
}

pub struct Pair {
    first: u32,
    second: u32,
}
pub struct Big {
    words: [u64; 4],
}

#[inline(never)]
fn takes_slice(text: &str, flag: bool, number: u64) -> u64 {
    black_box(text.len() as u64) + black_box(flag) as u64 + black_box(number)
}
/// LTO removes the first argument.
#[inline(never)]
fn takes_dead(_unused: u64, used: u64) -> u64 {
    black_box(used)
}
/// The place of the call is a hidden argument.
#[inline(never)]
#[track_caller]
fn takes_caller(number: u64) -> u64 {
    black_box(number) + core::panic::Location::caller().line() as u64
}
/// LTO passes the value instead of its address.
#[inline(never)]
fn takes_reference(value: &u64, other: u64) -> u64 {
    black_box(*value) ^ black_box(other)
}
#[inline(never)]
fn takes_pair(pair: Pair, number: u64) -> u64 {
    black_box(pair.first as u64) + black_box(pair.second as u64) + black_box(number)
}
#[inline(never)]
fn takes_big(big: Big, number: u64) -> u64 {
    black_box(big.words[1]) + black_box(number)
}
/// Three numbers in one register.
#[inline(never)]
fn takes_array(array: [u16; 3], number: u64) -> u64 {
    black_box(array[2] as u64) + black_box(array[0] as u64) + black_box(number)
}
#[inline(never)]
fn takes_wide(wide: u128, number: u64) -> u128 {
    black_box(wide) + black_box(number) as u128
}
/// A parameter that changes.
#[inline(never)]
fn takes_changed(mut first: u64, second: u64) -> u64 {
    let old = black_box(first);
    first = second;
    black_box(first) + old
}

impl Big {
    /// Methods have a declaration.
    #[inline(never)]
    fn method(&self, number: u64) -> u64 {
        black_box(self.words[0]).wrapping_sub(black_box(number))
    }
}

#[no_mangle]
pub extern "C" fn run_rust(seed: u64) -> u64 {
    let mut sum = seed;
    sum ^= takes_slice("eleven char", seed != 0, 0x1111_2222_3333_4444);
    sum ^= takes_dead(0x2111_2222_3333_4444, 0x3111_2222_3333_4444);
    sum ^= takes_caller(0x4111_2222_3333_4444);
    sum ^= takes_reference(&(seed + 0x5111_2222_3333_4443), 0x5211_2222_3333_4444);
    sum ^= takes_pair(Pair { first: 0x6111_2222, second: 0x6211_2222 }, 0x6311_2222_3333_4444);
    let big = Big { words: [0x7111, 0x7222, seed, 0] };
    sum ^= big.method(0x7311_2222_3333_4444);
    sum ^= takes_big(big, 0x7411_2222_3333_4444);
    sum ^= takes_array([0x8111, 0x8222, 0x8333], 0x8411_2222_3333_4444);
    sum ^= takes_wide(0x9111_2222_3333_4444_9555_6666_7777_8888, 0x9911_2222_3333_4444) as u64;
    sum ^= takes_changed(0xa111_2222_3333_4444, 0xa211_2222_3333_4444);
    // Values that are not always the same stay arguments.
    if seed > 99 {
        sum ^= takes_slice("other", seed == 0, seed);
        sum ^= takes_dead(seed, seed);
        sum ^= takes_caller(seed);
        sum ^= takes_reference(&seed, seed);
        sum ^= takes_pair(Pair { first: seed as u32, second: 1 }, seed);
        sum ^= Big { words: [seed; 4] }.method(seed);
        sum ^= takes_big(Big { words: [seed; 4] }, seed);
        sum ^= takes_array([seed as u16, 1, seed as u16], seed);
        sum ^= takes_wide(seed as u128, seed) as u64;
        sum ^= takes_changed(seed, sum);
    }
    sum
}
