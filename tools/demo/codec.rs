// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//! Bytes to messages: enums with data, Result, Option, slices.
#![no_std]

#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    loop {}
}

#[repr(C)]
pub struct Message {
    id: u32,
    kind: u32,
    length: u32,
    payload: [u8; 24],
}

pub enum Packet<'a> {
    Ping { sequence: u8 },
    Data(&'a [u8]),
    Route { from: u8, to: Option<u8> },
    Stop,
}

pub enum DecodeError {
    Empty,
    Short { wanted: usize, got: usize },
    UnknownKind(u8),
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn next(&mut self) -> Result<u8, DecodeError> {
        let short = DecodeError::Short { wanted: self.at + 1, got: self.bytes.len() };
        let byte = self.bytes.get(self.at).copied().ok_or(short)?;
        self.at += 1;
        Ok(byte)
    }

    fn rest(&self, length: usize) -> Result<&'a [u8], DecodeError> {
        let short = DecodeError::Short { wanted: self.at + length, got: self.bytes.len() };
        self.bytes.get(self.at..self.at + length).ok_or(short)
    }
}

impl<'a> Packet<'a> {
    #[inline(never)]
    fn parse(bytes: &'a [u8]) -> Result<Packet<'a>, DecodeError> {
        let mut reader = Reader { bytes, at: 0 };
        match reader.next().map_err(|_| DecodeError::Empty)? {
            0 => Ok(Packet::Ping { sequence: reader.next()? }),
            1 => {
                let length = reader.next()? as usize;
                Ok(Packet::Data(reader.rest(length)?))
            }
            2 => {
                let from = reader.next()?;
                Ok(Packet::Route { from, to: reader.next().ok().filter(|to| *to != 0) })
            }
            3 => Ok(Packet::Stop),
            kind => Err(DecodeError::UnknownKind(kind)),
        }
    }

    fn store(&self, message: &mut Message) {
        let (kind, payload): (u32, &[u8]) = match self {
            Packet::Ping { sequence } => (0, core::slice::from_ref(sequence)),
            Packet::Data(bytes) => (1, bytes),
            Packet::Route { from, to } => {
                message.payload[1] = to.unwrap_or(0);
                (2, core::slice::from_ref(from))
            }
            Packet::Stop => (3, &[]),
        };
        message.kind = kind;
        message.length = payload.len() as u32;
        for (to, from) in message.payload.iter_mut().zip(payload) {
            *to = *from;
        }
    }
}

#[no_mangle]
pub unsafe extern "C" fn codec_decode(bytes: *const u8, length: u32, message: *mut Message) -> i32 {
    match Packet::parse(core::slice::from_raw_parts(bytes, length as usize)) {
        Ok(packet) => {
            packet.store(&mut *message);
            0
        }
        Err(DecodeError::Empty) => 1,
        Err(DecodeError::Short { wanted, got }) => 16 + (wanted - got) as i32,
        Err(DecodeError::UnknownKind(kind)) => 256 + kind as i32,
    }
}
