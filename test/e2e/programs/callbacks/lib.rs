#![no_std]
// void (*)(void) is spelled alike in both languages, so it is one metadata node
// and its DIE goes to whichever unit comes first; so does all that is built on it.
#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    loop {}
}

#[repr(C)]
pub struct Hooks {
    before: Option<unsafe extern "C" fn()>,
    after: Option<unsafe extern "C" fn()>,
    done: bool,
}

extern "C" {
    fn before_hook();
    fn after_hook();
    fn call(hook: Option<unsafe extern "C" fn()>);
}

#[no_mangle]
pub static RUST_HOOKS: Hooks = Hooks { before: Some(before_hook), after: Some(after_hook), done: false };

#[no_mangle]
pub unsafe extern "C" fn run_hooks(hooks: *mut Hooks, tick: unsafe extern "C" fn()) {
    call((*hooks).before);
    tick();
    call((*hooks).after);
    (*hooks).done = true;
}
