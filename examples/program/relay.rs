// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#![no_std]

#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    loop {}
}

#[repr(C)]
pub struct Relay {
    used: i32,
    limit: i32,
}

#[inline(never)]
fn count(relay: &mut Relay, free: Option<i32>) -> i32 {
    relay.used += free.map_or(0, |f| f & 1);
    relay.used
}

/// Takes from what is free in the relay, and returns what is used.
///
/// # Safety
/// `relay` points to a relay that nothing else uses.
#[no_mangle]
pub unsafe extern "C" fn relay_push(relay: *mut Relay, size: i32) -> i32 {
    let relay = unsafe { &mut *relay };
    let free = relay.limit.checked_sub(size);
    count(relay, free)
}
