// SPDX-License-Identifier: GPL-2.0-only
//! What the module rusty runs: functions that take and return in every way that
//! registers allow, and the results that they must have. A register that a BPF
//! program destroys makes a result wrong. Functions that are not public take what is
//! left after LLVM has changed their signatures.
#![no_std]
#![feature(core_intrinsics)]
#![allow(internal_features)]

use core::fmt::{self, Write};
use core::hint::black_box;
use core::panic::Location;

#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    core::intrinsics::abort()
}

pub struct RawFormatter<'a> {
    buffer: &'a mut [u8],
    pos: usize,
}

impl fmt::Write for RawFormatter<'_> {
    #[inline(never)]
    fn write_str(&mut self, s: &str) -> fmt::Result {
        let end = self.pos + s.len();
        self.buffer.get_mut(self.pos..end).ok_or(fmt::Error)?.copy_from_slice(s.as_bytes());
        self.pos = end;
        Ok(())
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Event {
    Idle,
    Tick(u32),
    Move { x: i64, y: i64 },
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Big {
    words: [u64; 8],
}

pub struct Device<'a> {
    flag: bool,
    id: u32,
    name: &'a str,
    parent: Option<&'a Device<'a>>,
}

#[inline(never)]
pub fn text(s: &str, times: u32) -> u64 {
    s.bytes().map(u64::from).sum::<u64>() * u64::from(times)
}

#[inline(never)]
pub fn option(o: Option<u32>, or: u32) -> u32 {
    o.unwrap_or(or)
}

/// Returns in two registers.
#[inline(never)]
fn pair(x: u32) -> Option<u32> {
    x.checked_mul(2)
}

#[inline(never)]
fn two(a: u64, b: u64) -> (u64, u64) {
    (a ^ b, a.wrapping_add(b))
}

/// Has a hidden argument.
#[inline(never)]
#[track_caller]
pub fn tracked(x: u64, y: u64) -> u64 {
    x + y + u64::from(Location::caller().line())
}

#[inline(never)]
#[track_caller]
pub fn tracked_option(o: Option<&Device<'_>>) -> (u32, &'static Location<'static>) {
    (o.map_or(0, |d| d.id), Location::caller())
}

#[inline(never)]
fn six(a: u64, b: u64, c: u64, d: u64, e: u64, f: u64) -> u64 {
    a + 2 * b + 3 * c + 4 * d + 5 * e + 6 * f
}

/// The last one is on the stack.
#[inline(never)]
pub fn seven(a: u64, b: u64, c: u64, d: u64, e: u64, f: u64, g: u64) -> u64 {
    six(a, b, c, d, e, f) + 7 * g
}

#[inline(never)]
pub fn slices(a: &[u16], b: &mut [u16], last: bool) -> u64 {
    b.copy_from_slice(a);
    b.sort_unstable();
    u64::from(if last { b[b.len() - 1] } else { b[0] })
}

#[inline(never)]
fn stored(seed: u64) -> Big {
    Big { words: core::array::from_fn(|i| seed.rotate_left(i as u32 * 8)) }
}

#[inline(never)]
pub fn by_address(b: &Big, c: Big) -> u64 {
    b.words.iter().zip(c.words.iter()).fold(0, |s, (x, y)| s ^ x.wrapping_mul(*y))
}

#[inline(never)]
pub fn wide(a: u128, b: u64) -> u64 {
    ((a >> 64) as u64) ^ (a as u64) ^ b
}

#[inline(never)]
fn event(e: &Event) -> i64 {
    match *e {
        Event::Idle => -1,
        Event::Tick(n) => i64::from(n),
        Event::Move { x, y } => x * 1000 + y,
    }
}

#[inline(never)]
fn depth(d: &Device<'_>) -> u32 {
    u32::from(d.flag) + d.name.len() as u32 + d.parent.map_or(0, depth)
}

#[inline(never)]
fn letter(c: char, up: bool) -> char {
    if up { c.to_ascii_uppercase() } else { c }
}

#[inline(never)]
fn by_trait(w: &mut dyn Write, n: u64) -> fmt::Result {
    write!(w, "Rust sample ({n:>8}, {n:#x}, {:?})", Event::Tick(n as u32))
}

#[inline(never)]
fn apply(f: &dyn Fn(u64, &str) -> u64, x: u64) -> u64 {
    f(x, "closure")
}

/// How many results are wrong.
#[no_mangle]
pub extern "C" fn rusty_round(seed: u64) -> u32 {
    let seed = black_box(seed & 0xffff);
    let mut wrong = 0;
    let mut check = |right: bool| wrong += u32::from(!right);

    check(text(black_box("abc"), 3) == 882);
    check(option(black_box(Some(7)), 9) == 7 && option(black_box(None), 9) == 9);
    check(pair(black_box(21)) == Some(42) && pair(black_box(u32::MAX)).is_none());
    check(two(seed, 5) == (seed ^ 5, seed + 5));
    let line = u64::from(line!() + 1);
    check(tracked(seed, 1) == seed + 1 + line);
    check(tracked(1, seed) == seed + 2 + line);
    let root = Device { flag: true, id: 77, name: "root", parent: None };
    let leaf = Device { flag: false, id: 78, name: "leaf0", parent: Some(&root) };
    let (id, place) = tracked_option(black_box(Some(&leaf)));
    check(id == 78 && place.file().ends_with("lib.rs"));
    check(depth(black_box(&leaf)) == 10);
    check(six(seed, 1, 2, 3, 4, 5) == seed + 2 + 6 + 12 + 20 + 30);
    check(seven(seed, 1, 2, 3, 4, 5, 6) == seed + 70 + 42);
    let mut sorted = [0; 40];
    let mut numbers = [0; 40];
    for (i, n) in numbers.iter_mut().enumerate() {
        *n = (i as u16).wrapping_mul(7919) ^ 3;
    }
    let least = numbers.iter().copied().min().map_or(0, u64::from);
    check(slices(&numbers, &mut sorted, false) == least);
    check(sorted.windows(2).all(|w| w[0] <= w[1]));
    let big = stored(seed);
    check(big.words[7] == seed.rotate_left(56));
    let squares = big.words.iter().fold(0, |s, x| s ^ x.wrapping_mul(*x));
    check(by_address(&big, black_box(big)) == squares);
    check(wide(u128::from(seed) << 64 | 9, 4) == seed ^ 9 ^ 4);
    check(event(&Event::Idle) == -1 && event(&Event::Tick(seed as u32)) == seed as i64);
    check(event(&Event::Move { x: -3, y: 4 }) == -2996);
    check(letter(black_box('q'), true) == 'Q');
    check(apply(&|x, s| x + s.len() as u64, seed) == seed + 7);

    let mut buffer = [0; 96];
    let mut w = RawFormatter { buffer: &mut buffer, pos: 0 };
    check(by_trait(&mut w, seed).is_ok());
    let end = w.pos;
    let written = core::str::from_utf8(&buffer[..end]).unwrap_or("");
    check(written.starts_with("Rust sample ("));
    check(written.contains("Tick(") && written.ends_with("))"));
    let shown = written["Rust sample (".len()..].split(',').next().unwrap_or("").trim();
    check(shown.parse::<u64>() == Ok(seed));
    check("x1".parse::<i32>().is_err());
    wrong
}
