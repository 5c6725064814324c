#![no_std]
// The same layout on both sides, in registers, in memory and returned.
#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    loop {}
}

#[repr(C)]
#[derive(Clone, Copy)]
pub struct Point {
    x: i32,
    y: i32,
}

#[repr(C)]
#[derive(Clone, Copy)]
pub struct Matrix {
    rows: [[f64; 2]; 2],
    origin: Point,
}

#[repr(C)]
pub union Number {
    integer: i64,
    real: f64,
}

extern "C" {
    fn mirror(p: Point) -> Point;
    fn transpose(m: Matrix) -> Matrix;
}

#[no_mangle]
pub unsafe extern "C" fn turn(p: Point) -> Point {
    let p = mirror(p);
    Point { x: p.y, y: p.x }
}

#[no_mangle]
pub unsafe extern "C" fn determinant(m: Matrix) -> Number {
    let t = transpose(m);
    Number { real: t.rows[0][0] * t.rows[1][1] - t.rows[0][1] * t.rows[1][0] + t.origin.x as f64 }
}
