#![no_std]
// Next to C++, which has namespaces, references, bool and vtables of its own.
#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    loop {}
}

pub mod audio {
    pub struct Sample<T> {
        pub left: T,
        pub right: T,
    }
    impl Sample<f32> {
        pub fn mix(&self) -> f32 {
            (self.left + self.right) / 2.0
        }
    }
}

extern "C" {
    fn volume_of(channel: i32) -> f32;
    fn clipped(level: f32) -> bool;
}

#[no_mangle]
pub unsafe extern "C" fn mix_channels(left: i32, right: i32) -> f32 {
    let sample = audio::Sample { left: volume_of(left), right: volume_of(right) };
    let level = sample.mix();
    if clipped(level) {
        1.0
    } else {
        level
    }
}
