// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
fn main() {
    println!("cargo:rerun-if-changed=src");
    cc::Build::new().file("src/queue.c").compile("queue");

    // Rust's std is compiled already, so no LTO takes part in its order, and its units
    // would be the first in the file. pahole takes the language of the first unit for
    // the whole file: a C object outside of the LTO has to lead.
    cc::Build::new()
        .file("src/lead.c")
        .flag("-fno-lto")
        .cargo_metadata(false)
        .compile("lead");
    let out = std::env::var("OUT_DIR").unwrap();
    println!("cargo:rustc-link-search=native={out}");
    println!("cargo:rustc-link-lib=static:+whole-archive=lead");
}
