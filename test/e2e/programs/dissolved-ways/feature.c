#include "ways.h"

// Other files depend on what Rust returns here.
int c_feature(void) { return rust_one() >= 2; }
