#![no_std]
// Globals on both sides: Rust statics and vtables that C reads, C globals that
// Rust reads. A unit with globals is emitted before the others.
#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    loop {}
}

pub trait Step {
    fn step(&self, v: i32) -> i32;
}
pub struct Add(i32);
impl Step for Add {
    fn step(&self, v: i32) -> i32 {
        v + self.0
    }
}

pub struct Table {
    steps: [&'static (dyn Step + Sync); 2],
    name: &'static str,
    limit: Option<i32>,
}

pub static TABLE: Table = Table { steps: [&Add(3), &Add(4)], name: "table", limit: Some(100) };

#[repr(C)]
pub struct Settings {
    level: i32,
    flags: u32,
}

#[no_mangle]
pub static RUST_SETTINGS: Settings = Settings { level: 2, flags: 0x10 };

extern "C" {
    static C_SETTINGS: Settings;
}

#[no_mangle]
pub extern "C" fn run_steps(v: i32) -> i32 {
    let mut v = v + unsafe { C_SETTINGS.level };
    for step in TABLE.steps {
        v = step.step(v);
    }
    match TABLE.limit {
        Some(limit) if v > limit => TABLE.name.len() as i32,
        _ => v,
    }
}
