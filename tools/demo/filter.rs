// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//! Which messages pass: trait objects, generics, closures, and C helpers.
#![no_std]

#[repr(C)]
pub struct Message {
    id: u32,
    kind: u32,
    length: u32,
    payload: [u8; 24],
}

#[repr(C)]
pub struct Driver {
    _private: [u8; 0],
}

extern "C" {
    fn relay_hash(bytes: *const u8, length: u32) -> u32;
    fn relay_account(driver: *mut Driver, bytes: u32, dropped: i32);
    fn log_value(what: *const u8, value: i64);
}

pub trait Rule {
    fn accepts(&self, message: &Message) -> bool;
}

pub struct Longer(u32);
impl Rule for Longer {
    fn accepts(&self, message: &Message) -> bool {
        message.length > self.0
    }
}

pub struct Hashed<F: Fn(u32) -> bool> {
    matches: F,
}
impl<F: Fn(u32) -> bool> Rule for Hashed<F> {
    fn accepts(&self, message: &Message) -> bool {
        let hash = unsafe { relay_hash(message.payload.as_ptr(), message.length) };
        (self.matches)(hash)
    }
}

pub struct Both<A, B> {
    first: A,
    second: B,
}
impl<A: Rule, B: Rule> Rule for Both<A, B> {
    fn accepts(&self, message: &Message) -> bool {
        self.first.accepts(message) && self.second.accepts(message)
    }
}

#[inline(never)]
fn apply(rule: &dyn Rule, message: &Message) -> Option<u32> {
    if rule.accepts(message) {
        Some(message.length)
    } else {
        None
    }
}

#[no_mangle]
pub unsafe extern "C" fn filter_wants(message: *const Message) -> bool {
    (*message).kind < 2
}

#[no_mangle]
pub unsafe extern "C" fn filter_handle(driver: *mut Driver, message: *const Message) -> i32 {
    let message = &*message;
    let odd = message.id % 2 == 1;
    let rule = Both { first: Longer(0), second: Hashed { matches: |hash| odd || hash % 2 == 0 } };
    match apply(&rule, message) {
        Some(length) => {
            relay_account(driver, length, 0);
            1
        }
        None => {
            relay_account(driver, 0, 1);
            log_value(c"filtered".as_ptr().cast(), message.id as i64);
            0
        }
    }
}
