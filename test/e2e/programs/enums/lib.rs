#![no_std]
// Enums that carry data, with and without a niche: variant parts in DWARF.
#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    loop {}
}

#[repr(C)]
pub struct Event {
    kind: u32,
    value: i64,
}

pub enum Command<'a> {
    Nop,
    Move { x: i32, y: i32 },
    Say(&'a [u8]),
    Wait(Option<u16>),
}

impl<'a> Command<'a> {
    fn parse(event: &Event) -> Result<Command<'a>, u8> {
        match event.kind {
            0 => Ok(Command::Nop),
            1 => Ok(Command::Move { x: event.value as i32, y: -1 }),
            2 => Ok(Command::Say(b"word")),
            3 => Ok(Command::Wait(if event.value > 5 { Some(event.value as u16) } else { None })),
            k => Err(k as u8),
        }
    }

    #[inline(never)]
    fn cost(&self) -> i64 {
        match self {
            Command::Nop => 1,
            Command::Move { x, y } => (*x - *y) as i64,
            Command::Say(words) => words.len() as i64,
            Command::Wait(Some(n)) => *n as i64,
            Command::Wait(None) => 0,
        }
    }
}

extern "C" {
    fn log_event(event: *const Event, outcome: i64);
}

#[no_mangle]
pub extern "C" fn handle_event(event: *const Event) -> i64 {
    let outcome = match Command::parse(unsafe { &*event }) {
        Ok(command) => command.cost(),
        Err(code) => -(code as i64),
    };
    unsafe { log_event(event, outcome) };
    outcome
}
