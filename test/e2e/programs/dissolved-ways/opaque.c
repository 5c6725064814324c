// What the others only declare. The optimiser must not see what they do.
__attribute__((noinline)) void declared(void *hook) { __asm__ volatile("" : : "r"(hook) : "memory"); }
__attribute__((noinline)) void hooked(void *hook) { __asm__ volatile("" : : "r"(hook) : "memory"); }
