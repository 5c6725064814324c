// A static library that brings all of std: threads, a panic that unwinds through
// Rust and is caught, formatting, collections.
use std::collections::BTreeMap;
use std::ffi::{c_char, CString};
use std::sync::{Arc, Mutex};

#[repr(C)]
pub struct Job {
    id: u32,
    weight: i64,
}

extern "C" {
    fn job_weight(job: *const Job) -> i64;
    fn print_line(line: *const c_char);
}

fn say(text: String) {
    let line = CString::new(text).unwrap();
    unsafe { print_line(line.as_ptr()) }
}

#[no_mangle]
pub extern "C" fn run_jobs(count: u32) -> i64 {
    let done = Arc::new(Mutex::new(BTreeMap::new()));
    let threads: Vec<_> = (0..count)
        .map(|id| {
            let done = Arc::clone(&done);
            std::thread::spawn(move || {
                let job = Job { id, weight: 10 * id as i64 };
                let weight = unsafe { job_weight(&job) };
                done.lock().unwrap().insert(job.id, weight);
            })
        })
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
    let done = done.lock().unwrap();
    say(format!("{:?}", *done));
    done.values().sum()
}

#[inline(never)]
fn checked(index: usize, items: &[i32]) -> i32 {
    items[index]
}

#[no_mangle]
pub extern "C" fn catch_panic(index: u32) -> i32 {
    std::panic::set_hook(Box::new(|_| {}));
    match std::panic::catch_unwind(|| checked(index as usize, &[1, 2, 3])) {
        Ok(item) => item,
        Err(_) => {
            say("caught".to_string());
            -1
        }
    }
}
