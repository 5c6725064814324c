#![no_std]
// extern "C" functions inside impl blocks: what C calls is a member of a Rust
// type, so describing the call describes the type.
#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    loop {}
}

pub mod device {
    #[repr(C)]
    pub struct Device {
        pub id: u32,
        pub state: State,
        pub name: Option<&'static str>,
    }

    #[derive(Clone, Copy, PartialEq)]
    #[repr(u8)]
    pub enum State {
        Off,
        On,
    }

    impl Device {
        #[export_name = "device_start"]
        #[inline(never)]
        pub unsafe extern "C" fn start(this: *mut Device) -> i32 {
            (*this).state = State::On;
            (*this).name = Some("started");
            checksum((*this).id)
        }

        #[export_name = "device_is_on"]
        pub unsafe extern "C" fn is_on(this: *const Device) -> i32 {
            ((*this).state == State::On) as i32
        }
    }

    extern "C" {
        fn checksum(id: u32) -> i32;
    }
}
