// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Types of each kind that docs/rust-in-btf.md names. The program prints what the
// compiler made of them, for check_layout.py:
//   size NAME BYTES               struct, union or enum NAME has this size
//   offset NAME MEMBER BYTES [SIZE]   its member is there, and this long
//   value NAME VARIANT HEX        the bytes of a value of this variant
//   payload NAME VARIANT MEMBER BYTES   where the variant's member is
//   enumerator NAME VARIANT VALUE
#![allow(dead_code, non_snake_case, uncommon_codepoints)]
use std::hint::black_box;
use std::marker::PhantomData;
use std::mem::{offset_of, size_of, MaybeUninit};

struct Reordered { a: u8, b: u32, c: u16, d: u64, e: i8, f: i64, g: isize }
#[repr(C)] struct ReprC { a: u8, b: u32, c: u16 }
#[repr(C, packed)] struct Packed { a: u8, b: u32, f: fn(u8) -> u8, c: u16 }
#[repr(C, packed(2))] struct Packed2 { a: u8, b: u64, c: u8 }
#[repr(align(64))] struct Aligned { a: u8 }
#[repr(transparent)] struct Transparent(u32);
struct Keywords { int: u32, r#struct: u16, r#type: u8, default: u8, NULL: u8 }
struct Phantom<T> { x: u32, p: PhantomData<T>, unit: (), never: [u64; 0], y: u64 }
struct Generic<T, const N: usize> { n: [T; N], t: T }
union Either { a: u32, b: [u8; 7], f: f64 }
struct Wide { c: u8, a: u128, b: i128 }
struct Floats { a: f32, b: f64, c: char, d: bool }
struct Node { next: Option<Box<Node>>, prev: *const Node, v: i32 }
struct Nested { a: u8, r: Reordered, o: Option<Reordered>, t: (u8, u32, u16) }
struct Matrix { m: [[u16; 3]; 5], p: *const *const [u8; 4] }
struct Refs<'a> {
    s: &'a str, sl: &'a [u16], m: &'a mut u64, d: &'a dyn Go, b: Box<[u8]>,
    f: fn(u32) -> u8, v: *const core::ffi::c_void, r: &'a Tail, u: &'a (),
}
struct FnItem<F> { f: F, a: u8, b: u32 }
struct Tail { n: u16, t: [u32] }
struct PaddedTail { a: u32, b: u8, t: [u8] }
struct StrTail { n: u16, t: str }
struct DynTail { n: u16, t: dyn Go }
struct Naïve { ä: u8, b: u16 }
struct Deep<T>(T, u8);

enum Data { A(u8, u32), B { x: u64 }, C }
#[repr(u8)] enum DataU8 { A(u8, u32) = 3, B { x: u64 } = 200, C = 7 }
#[repr(i16)] enum DataI16 { A(u8) = -3, B { x: u64 } = 4 }
#[repr(C)] enum DataC { A(u8, u32), B { x: u64 }, C }
#[repr(C, u8)] enum DataCU8 { A(u8, u32), B { x: u64 } }
enum Plain { X = 1, Y = 5, Z }
#[repr(i8)] enum PlainI8 { N = -3, P = 4 }
#[repr(u16)] enum PlainU16 { N = 0xffff, P = 4 }
#[repr(u64)] enum PlainU64 { Lo = 1, Hi = 0xffff_ffff_ffff_fff0 }
#[repr(i64)] enum PlainI64 { Lo = i64::MIN, Hi = 7 }
#[repr(u128)] enum PlainU128 { A = 1, B = u128::MAX }
enum Single { Only(u32, u8) }
enum NicheBool { A(bool), B, C }
enum NicheChar { A(char), B }
enum NicheInside { A(u64, Plain), B, C(u32) }
enum Niche128 { A(core::num::NonZeroU128), B }
enum Never {}

trait Go { fn go(&self) -> u32; }
impl Go for u32 { fn go(&self) -> u32 { *self } }

#[inline(never)]
fn keep<T: ?Sized>(x: &T) { black_box(x as *const T); }

macro_rules! record {
    ($name:literal, $type:ty $(, $member:literal = $field:tt)*) => {
        keep(unsafe { &*black_box(std::ptr::NonNull::<$type>::dangling().as_ptr()) });
        println!("size {} {}", $name, size_of::<$type>());
        $(println!("offset {} {} {} {}", $name, $member, offset_of!($type, $field),
            size_behind(|p: *const $type| unsafe { &raw const (*p).$field }));)*
    };
}

fn size_behind<T, F>(_: impl Fn(*const T) -> *const F) -> usize { size_of::<F>() }

fn bytes_of<T>(x: T) -> String {
    let mut m = MaybeUninit::<T>::zeroed();
    let p = m.as_mut_ptr().cast::<u8>();
    m.write(x);
    (0..size_of::<T>()).map(|i| format!("{:02x}", unsafe { p.add(i).read() })).collect()
}

// Padding is zero in none of the values, so each is made in place by bytes_of().
macro_rules! variant {
    ($name:literal, $type:ty, $variant:literal, $value:expr
     $(, $pattern:pat => [$($member:literal = $field:ident),*])?) => {
        println!("value {} {} {}", $name, $variant, bytes_of::<$type>($value));
        $({
            let v: $type = $value;
            #[allow(irrefutable_let_patterns)]
            if let $pattern = &v {
                $(println!("payload {} {} {} {}", $name, $variant, $member,
                    $field as *const _ as *const () as usize - &v as *const _ as usize);)*
            }
        })?
    };
}

macro_rules! plain {
    ($name:literal, $type:ident, $int:ty, $($variant:ident),*) => {
        record!($name, $type);
        $(println!("enumerator {} {} {}", $name, stringify!($variant), $type::$variant as $int);)*
    };
}

async fn leaf(x: u32) -> u32 { x }
async fn asynchronous(a: u32, s: &'static str) -> usize {
    let z = leaf(a).await;
    s.len() + z as usize
}

fn named<T>(name: &str, x: &T) {
    keep(x);
    println!("size {} {}", name, size_of::<T>());
}

fn item(x: &u8) -> bool { *x == 0 }

fn main() {
    record!("zoo__Reordered", Reordered, "a" = a, "b" = b, "c" = c, "d" = d, "e" = e, "f" = f, "g" = g);
    record!("zoo__ReprC", ReprC, "a" = a, "b" = b, "c" = c);
    record!("zoo__Packed", Packed, "a" = a, "b" = b, "f" = f, "c" = c);
    record!("zoo__Packed2", Packed2, "a" = a, "b" = b, "c" = c);
    record!("zoo__Aligned", Aligned, "a" = a);
    record!("zoo__Transparent", Transparent, "__0" = 0);
    record!("zoo__Keywords", Keywords, "int_" = int, "struct_" = r#struct, "type" = r#type, "default_" = default);
    record!("zoo__Phantom_alloc__string__String", Phantom<String>, "x" = x, "y" = y);
    record!("zoo__Generic_u16_3", Generic<u16, 3>, "n" = n, "t" = t);
    record!("zoo__Generic_ref_str_2", Generic<&str, 2>, "n" = n, "t" = t);
    record!("zoo__Either", Either, "a" = a, "b" = b, "f" = f);
    record!("zoo__Wide", Wide, "a" = a, "b" = b, "c" = c);
    record!("zoo__Floats", Floats, "a" = a, "b" = b, "c" = c, "d" = d);
    record!("zoo__Node", Node, "next" = next, "prev" = prev, "v" = v);
    record!("zoo__Nested", Nested, "a" = a, "r" = r, "o" = o, "t" = t);
    record!("zoo__Matrix", Matrix, "m" = m, "p" = p);
    record!("zoo__Refs", Refs, "s" = s, "sl" = sl, "m" = m, "d" = d, "b" = b, "f" = f, "v" = v, "r" = r, "u" = u);
    record!("tuple_u8_u32_u16", (u8, u32, u16), "__0" = 0, "__1" = 1, "__2" = 2);
    record!("zoo__Nau00efve", Naïve, "u00e4" = ä, "b" = b);
    record!("zoo__Deep_zoo__Deep_zoo__Deep_bool", Deep<Deep<Deep<bool>>>, "__0" = 0, "__1" = 1);
    let fn_item = FnItem { f: item, a: 1, b: 2 };
    named("zoo__FnItem_fn_ref_u8_bool", &fn_item);
    println!("offset zoo__FnItem_fn_ref_u8_bool a {}", &fn_item.a as *const _ as usize - &fn_item as *const _ as usize);
    println!("offset zoo__FnItem_fn_ref_u8_bool b {}", &fn_item.b as *const _ as usize - &fn_item as *const _ as usize);

    record!("zoo__Data", Data);
    variant!("zoo__Data", Data, "A", Data::A(1, 2), Data::A(x, y) => ["__0" = x, "__1" = y]);
    variant!("zoo__Data", Data, "B", Data::B { x: 3 }, Data::B { x } => ["x" = x]);
    variant!("zoo__Data", Data, "C", Data::C);
    record!("zoo__DataU8", DataU8);
    variant!("zoo__DataU8", DataU8, "A", DataU8::A(1, 2), DataU8::A(x, y) => ["__0" = x, "__1" = y]);
    variant!("zoo__DataU8", DataU8, "B", DataU8::B { x: 3 }, DataU8::B { x } => ["x" = x]);
    variant!("zoo__DataU8", DataU8, "C", DataU8::C);
    record!("zoo__DataI16", DataI16);
    variant!("zoo__DataI16", DataI16, "A", DataI16::A(1), DataI16::A(x) => ["__0" = x]);
    variant!("zoo__DataI16", DataI16, "B", DataI16::B { x: 3 }, DataI16::B { x } => ["x" = x]);
    record!("zoo__DataC", DataC);
    variant!("zoo__DataC", DataC, "A", DataC::A(1, 2), DataC::A(x, y) => ["__0" = x, "__1" = y]);
    variant!("zoo__DataC", DataC, "B", DataC::B { x: 3 }, DataC::B { x } => ["x" = x]);
    variant!("zoo__DataC", DataC, "C", DataC::C);
    record!("zoo__DataCU8", DataCU8);
    variant!("zoo__DataCU8", DataCU8, "A", DataCU8::A(1, 2), DataCU8::A(x, y) => ["__0" = x, "__1" = y]);
    variant!("zoo__DataCU8", DataCU8, "B", DataCU8::B { x: 3 }, DataCU8::B { x } => ["x" = x]);
    record!("zoo__Single", Single);
    variant!("zoo__Single", Single, "Only", Single::Only(1, 2), Single::Only(x, y) => ["__0" = x, "__1" = y]);
    record!("zoo__NicheBool", NicheBool);
    variant!("zoo__NicheBool", NicheBool, "A", NicheBool::A(true), NicheBool::A(x) => ["__0" = x]);
    variant!("zoo__NicheBool", NicheBool, "A", NicheBool::A(false));
    variant!("zoo__NicheBool", NicheBool, "B", NicheBool::B);
    variant!("zoo__NicheBool", NicheBool, "C", NicheBool::C);
    record!("zoo__NicheChar", NicheChar);
    variant!("zoo__NicheChar", NicheChar, "A", NicheChar::A('x'), NicheChar::A(x) => ["__0" = x]);
    variant!("zoo__NicheChar", NicheChar, "B", NicheChar::B);
    record!("zoo__NicheInside", NicheInside);
    variant!("zoo__NicheInside", NicheInside, "A", NicheInside::A(9, Plain::Y), NicheInside::A(x, y) => ["__0" = x, "__1" = y]);
    variant!("zoo__NicheInside", NicheInside, "B", NicheInside::B);
    variant!("zoo__NicheInside", NicheInside, "C", NicheInside::C(7), NicheInside::C(x) => ["__0" = x]);
    record!("zoo__Niche128", Niche128);
    record!("core__option__Option_u32", Option<u32>);
    variant!("core__option__Option_u32", Option<u32>, "Some", Some(7u32), Some(x) => ["__0" = x]);
    variant!("core__option__Option_u32", Option<u32>, "None", None::<u32>);
    record!("core__option__Option_ref_u32", Option<&u32>);
    variant!("core__option__Option_ref_u32", Option<&'static u32>, "Some", Some(&7u32), Some(x) => ["__0" = x]);
    variant!("core__option__Option_ref_u32", Option<&'static u32>, "None", None);
    record!("core__option__Option_core__option__Option_bool", Option<Option<bool>>);
    variant!("core__option__Option_core__option__Option_bool", Option<Option<bool>>, "Some", Some(Some(true)), Some(x) => ["__0" = x]);
    variant!("core__option__Option_core__option__Option_bool", Option<Option<bool>>, "Some", Some(None));
    variant!("core__option__Option_core__option__Option_bool", Option<Option<bool>>, "None", None);
    record!("core__result__Result_u64_alloc__string__String", Result<u64, String>);
    variant!("core__result__Result_u64_alloc__string__String", Result<u64, String>, "Ok", Ok(7), Ok(x) => ["__0" = x]);
    variant!("core__result__Result_u64_alloc__string__String", Result<u64, String>, "Err", Err(String::from("x")), Err(x) => ["__0" = x]);

    plain!("zoo__Plain", Plain, u8, X, Y, Z);
    plain!("zoo__PlainI8", PlainI8, i8, N, P);
    plain!("zoo__PlainU16", PlainU16, u16, N, P);
    plain!("zoo__PlainU64", PlainU64, u64, Lo, Hi);
    plain!("zoo__PlainI64", PlainI64, i64, Lo, Hi);
    keep(&PlainU128::A);
    keep(&PlainU128::B);
    keep(&None::<Never>);

    let s: &'static str = "four";
    let parts: [usize; 2] = unsafe { std::mem::transmute(s) };
    let at = |x: usize| parts.iter().position(|p| *p == x).unwrap() * size_of::<usize>();
    record!("ref_str", &str);
    println!("offset ref_str data_ptr {}", at(s.as_ptr() as usize));
    println!("offset ref_str length {}", at(s.len()));

    let boxed: Box<[u32]> = vec![1, 2, 3].into_boxed_slice();
    let tail = unsafe { &*(std::ptr::slice_from_raw_parts(boxed.as_ptr(), 1) as *const Tail) };
    keep(tail);
    println!("offset zoo__Tail n {}", &tail.n as *const _ as usize - tail as *const _ as *const u8 as usize);
    println!("offset zoo__Tail t {}", tail.t.as_ptr() as usize - tail as *const _ as *const u8 as usize);
    let padded = unsafe { &*(std::ptr::slice_from_raw_parts(boxed.as_ptr(), 1) as *const PaddedTail) };
    keep(padded);
    println!("offset zoo__PaddedTail t {}", padded.t.as_ptr() as usize - padded as *const _ as *const u8 as usize);
    let str_tail = unsafe { &*(std::ptr::slice_from_raw_parts(boxed.as_ptr(), 1) as *const StrTail) };
    keep(str_tail);
    println!("offset zoo__StrTail t {}", str_tail.t.as_ptr() as usize - str_tail as *const _ as *const u8 as usize);

    let q = black_box(4u32);
    let closure = move |x: u32| x + q;
    black_box(&closure)(3);
    named("zoo__main__closure_env_1", &closure);
    named("zoo__asynchronous__async_fn_env_0", &asynchronous(1, "x"));
}
