#![no_std]
// Generic types and functions: every instance has a name no C type could have.
#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    loop {}
}

pub struct Pair<A, B> {
    first: A,
    second: B,
}

impl<A: Copy + Into<i64>, B: Copy + Into<i64>> Pair<A, B> {
    fn sum(&self) -> i64 {
        self.first.into() + self.second.into()
    }
}

pub struct Ring<T, const N: usize> {
    items: [T; N],
}

impl<T: Copy + Into<i64>, const N: usize> Ring<T, N> {
    #[inline(never)]
    fn total(&self) -> i64 {
        let mut total = 0;
        for item in &self.items {
            total += (*item).into();
        }
        total
    }
}

extern "C" {
    fn weigh(weight: i64, by: u32) -> i64;
}

#[no_mangle]
pub extern "C" fn pair_sum(a: i32, b: u8) -> i64 {
    let pair = Pair { first: a, second: b };
    unsafe { weigh(pair.sum(), b as u32) }
}

#[no_mangle]
pub extern "C" fn ring_total(seed: i32) -> i64 {
    let small = Ring::<i32, 3> { items: [seed, seed + 1, seed + 2] };
    let large = Ring::<u8, 5> { items: [seed as u8; 5] };
    unsafe { weigh(small.total() + large.total(), 2) }
}
