# A cycle of types, within a unit or across units, does not make audit hang.

# RUN: llvm-mc -triple=x86_64-linux-gnu -filetype=obj -o %t.o %s
# RUN: %status 1 %langprov audit %t.o | %FileCheck %s
# CHECK: closed BROKEN: 1 references
# CHECK: 1 by shared-node

.section .debug_abbrev,"",@progbits
.byte 1, 0x11, 1, 0x13, 0x0b, 0, 0 # compile_unit, language data1, has children
.byte 2, 0x26, 0, 0x49, 0x10, 0, 0 # const_type, type ref_addr
.byte 0
.section .debug_info,"",@progbits
.long 15      # 0x00: C11
.short 4
.long 0
.byte 8
.byte 1, 0x1d
.byte 2       # 0x0d -> 0x20
.long 0x20
.byte 0
.long 20      # 0x13: Rust
.short 4
.long 0
.byte 8
.byte 1, 0x1c
.byte 2       # 0x20 -> 0x25
.long 0x25
.byte 2       # 0x25 -> 0x20
.long 0x20
.byte 0
