// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//! Where messages go: statics, strings, callbacks shared with C, a lock of the C side.
#![no_std]

#[repr(C)]
pub struct Message {
    id: u32,
    kind: u32,
    length: u32,
    payload: [u8; 24],
}

#[repr(C)]
pub struct Driver {
    _private: [u8; 0],
}

#[repr(C)]
pub struct Lock {
    held: i32,
}

extern "C" {
    fn relay_lock(lock: *mut Lock);
    fn relay_unlock(lock: *mut Lock);
    fn relay_account(driver: *mut Driver, bytes: u32, dropped: i32);
    fn log_value(what: *const u8, value: i64);
}

#[derive(Clone, Copy)]
pub enum Target {
    Local,
    Peer { address: u8, cost: u16 },
}

pub struct Route {
    name: &'static str,
    target: Target,
    on_use: Option<unsafe extern "C" fn()>,
}

pub struct Router {
    lock: Lock,
    routes: [Route; 2],
    used: u32,
}

unsafe extern "C" fn note_use() {
    log_value(c"peer used".as_ptr().cast(), 1);
}

static mut ROUTER: Router = Router {
    lock: Lock { held: 0 },
    routes: [
        Route { name: "here", target: Target::Local, on_use: None },
        Route {
            name: "there",
            target: Target::Peer { address: 7, cost: 3 },
            on_use: Some(note_use),
        },
    ],
    used: 0,
};

struct Guard<'a> {
    router: &'a mut Router,
}

impl<'a> Guard<'a> {
    unsafe fn new(router: *mut Router) -> Guard<'a> {
        relay_lock(core::ptr::addr_of_mut!((*router).lock));
        Guard { router: &mut *router }
    }
}

impl Drop for Guard<'_> {
    fn drop(&mut self) {
        unsafe { relay_unlock(&mut self.router.lock) }
    }
}

impl Router {
    #[inline(never)]
    fn find(&mut self, address: u8) -> Option<&Route> {
        self.used += 1;
        self.routes.iter().find(|route| match route.target {
            Target::Local => address == 0,
            Target::Peer { address: peer, .. } => peer == address,
        })
    }
}

impl Target {
    fn cost(self) -> u32 {
        match self {
            Target::Local => 0,
            Target::Peer { cost, .. } => cost as u32,
        }
    }
}

#[no_mangle]
pub unsafe extern "C" fn router_handle(driver: *mut Driver, message: *const Message) -> i32 {
    let message = &*message;
    let guard = Guard::new(core::ptr::addr_of_mut!(ROUTER));
    let address = if message.kind == 2 { message.payload[0] } else { 0 };
    match guard.router.find(address) {
        Some(route) => {
            if let Some(on_use) = route.on_use {
                on_use();
            }
            let name = route.name.len() as u32;
            relay_account(driver, message.length + route.target.cost() + name, 0);
            1
        }
        None => {
            relay_account(driver, 0, 1);
            0
        }
    }
}

#[no_mangle]
pub unsafe extern "C" fn router_exit() {
    let guard = Guard::new(core::ptr::addr_of_mut!(ROUTER));
    log_value(c"routed".as_ptr().cast(), guard.router.used as i64);
}
