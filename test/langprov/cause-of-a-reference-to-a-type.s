# A reference from a C unit into a Rust unit has one of two causes, which the type tells:
# Rust spells it alike, so the node is shared; or it can only be C's, which came with the
# declaration of a C function that Rust calls. What has no name is as what it is made from.

# RUN: llvm-mc -triple=x86_64-linux-gnu -filetype=obj -o %t.o %s
# RUN: %status 1 %langprov audit %t.o | %FileCheck %s
# CHECK: closed BROKEN: 7 references
# CHECK-NEXT: 4 by declared-callee
# CHECK-NEXT: 3 by shared-node
# CHECK: DW_AT_type -> {{.*}} DW_TAG_base_type 'int'
# CHECK-NEXT: cause: declared-callee
# CHECK: DW_AT_type -> {{.*}} DW_TAG_base_type 'bool'
# CHECK-NEXT: cause: shared-node
# CHECK: DW_AT_type -> {{.*}} DW_TAG_const_type
# CHECK-NEXT: cause: declared-callee
# CHECK: DW_AT_type -> {{.*}} DW_TAG_const_type
# CHECK-NEXT: cause: shared-node
# CHECK: DW_AT_type -> {{.*}} DW_TAG_subroutine_type
# CHECK-NEXT: cause: shared-node
# CHECK: DW_AT_type -> {{.*}} DW_TAG_typedef 'c_t'
# CHECK-NEXT: cause: declared-callee
# CHECK: DW_AT_type -> {{.*}} DW_TAG_enumeration_type 'e'
# CHECK-NEXT: cause: declared-callee

.section .debug_abbrev,"",@progbits
.byte 1, 0x11, 1, 0x13, 0x0b, 0x03, 0x08, 0, 0       # compile_unit: language, name
.byte 2, 0x24, 0, 0x03, 0x08, 0x3e, 0x0b, 0, 0       # base_type: name, encoding
.byte 3, 0x26, 0, 0x49, 0x13, 0, 0                   # const_type: type
.byte 4, 0x15, 0, 0, 0                               # subroutine_type
.byte 5, 0x16, 0, 0x03, 0x08, 0x49, 0x13, 0, 0       # typedef: name, type
.byte 6, 0x04, 0, 0x03, 0x08, 0, 0                   # enumeration_type: name
.byte 7, 0x34, 0, 0x49, 0x10, 0, 0                   # variable: type ref_addr
.byte 0
.macro unit language, name
.long 9f-8f
8: .short 4
.long 0
.byte 8
.byte 1, \language
.asciz "\name"
.endm
.section .debug_info,"",@progbits
start:
unit 0x1d, main.c
.irp type, int, bool, const_int, const_bool, subroutine, typedef, enum
.byte 7
.long \type-start
.endr
.byte 0
9:
rust:
unit 0x1c, lib.rs
int: .byte 2
.asciz "int"
.byte 5
bool: .byte 2
.asciz "bool"
.byte 2
const_int: .byte 3
.long int-rust
const_bool: .byte 3
.long bool-rust
subroutine: .byte 4
typedef: .byte 5
.asciz "c_t"
.long bool-rust
enum: .byte 6
.asciz "e"
.byte 0
9:
