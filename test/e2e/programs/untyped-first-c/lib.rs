#![no_std]
#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    loop {}
}

pub struct Beat {
    count: Option<u32>,
    hook: unsafe extern "C" fn(),
}

extern "C" {
    fn a_first();
    fn c_state() -> i32;
}

#[no_mangle]
pub unsafe extern "C" fn beat(times: u32) -> i32 {
    let beat = Beat { count: if times > 0 { Some(times) } else { None }, hook: a_first };
    if let Some(count) = beat.count {
        for _ in 0..count {
            (beat.hook)();
        }
    }
    c_state()
}
