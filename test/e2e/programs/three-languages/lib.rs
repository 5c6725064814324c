#![no_std]
// C calls Rust, Rust calls C++, C++ calls C.
#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    loop {}
}

pub enum Token {
    Digit(u8),
    Other(char),
}

impl Token {
    fn read(byte: u8) -> Token {
        match byte {
            b'0'..=b'9' => Token::Digit(byte - b'0'),
            other => Token::Other(other as char),
        }
    }
}

extern "C" {
    fn score(value: i32) -> i32;
}

#[no_mangle]
pub unsafe extern "C" fn score_text(text: *const u8) -> i32 {
    let mut sum = 0;
    let mut at = text;
    while *at != 0 {
        sum += match Token::read(*at) {
            Token::Digit(d) => score(d as i32),
            Token::Other(c) => -(c as i32 & 3),
        };
        at = at.add(1);
    }
    sum
}
