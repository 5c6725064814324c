#![no_std]
// Calls through dyn references: vtable types and trait namespaces.
#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    loop {}
}

pub trait Shape {
    fn area(&self) -> i64;
    fn scaled(&self, by: i64) -> i64 {
        self.area() * by
    }
}

pub struct Square(i64);
pub struct Strip {
    width: i64,
    height: i64,
}

impl Shape for Square {
    fn area(&self) -> i64 {
        self.0 * self.0
    }
}

impl Shape for Strip {
    fn area(&self) -> i64 {
        unsafe { multiply(self.width, self.height) }
    }
    fn scaled(&self, by: i64) -> i64 {
        self.area() + by
    }
}

extern "C" {
    fn multiply(a: i64, b: i64) -> i64;
}

#[inline(never)]
fn measure(shape: &dyn Shape, by: i64) -> i64 {
    shape.scaled(by) - shape.area()
}

#[no_mangle]
pub extern "C" fn measure_shapes(n: i64) -> i64 {
    let square = Square(n);
    let strip = Strip { width: n, height: n + 1 };
    let shapes: [&dyn Shape; 2] = [&square, &strip];
    let mut sum = 0;
    for shape in shapes {
        sum += measure(shape, n);
    }
    sum
}
