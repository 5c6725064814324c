// SPDX-License-Identifier: GPL-2.0-only
//! The crate compiler_builtins that rustc wants, with what the crate core calls of it.
#![feature(compiler_builtins)]
#![allow(internal_features)]
#![compiler_builtins]
#![no_builtins]
#![no_std]

/// A division that core needs for durations, and the module does not.
#[no_mangle]
pub extern "C" fn __udivti3() {
    panic!("not in the kernel");
}
