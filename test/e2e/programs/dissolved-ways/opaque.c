// FLAGS: -fno-lto
// What the others only declare: not in LTO, so that their declarations stay.
void declared(void *hook) {}
void hooked(void *hook) {}
