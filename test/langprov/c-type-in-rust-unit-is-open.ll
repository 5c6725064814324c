; The Rust unit is emitted first and needs a C type, so the type is in the Rust
; unit, and the C unit refers to it there. A C helper inlined into Rust does the
; same.
; RUN: llc -O2 -filetype=obj -o %t.o %s
; RUN: %status 1 %langprov audit --examples=1 %t.o | %FileCheck %s

; CHECK: closed BROKEN: 1 references from kept to excluded units
; CHECK: 1 by declared-callee: foreign code needed this kept declaration or type first
; CHECK: DW_TAG_variable 'c_t' in main.c, main.c:3
; CHECK-NEXT: DW_AT_type -> 0x{{[0-9a-f]+}} DW_TAG_structure_type 't' in lib.rs

target triple = "x86_64-unknown-linux-gnu"

@RS_T = global ptr null, !dbg !12
@c_t = global ptr null, !dbg !10

!llvm.dbg.cu = !{!1, !0}
!llvm.module.flags = !{!2, !3}
!2 = !{i32 2, !"Debug Info Version", i32 3}
!3 = !{i32 7, !"Dwarf Version", i32 5}
!4 = !DIFile(filename: "main.c", directory: "/src")
!5 = !DIFile(filename: "lib.rs", directory: "/src")
!0 = distinct !DICompileUnit(language: DW_LANG_C11, file: !4, emissionKind: FullDebug, globals: !{!10})
!1 = distinct !DICompileUnit(language: DW_LANG_Rust, file: !5, emissionKind: FullDebug, globals: !{!12})
!8 = !DICompositeType(tag: DW_TAG_structure_type, name: "t", file: !4, line: 1, size: 64, elements: !{})
!10 = !DIGlobalVariableExpression(var: !11, expr: !DIExpression())
!11 = distinct !DIGlobalVariable(name: "c_t", scope: !0, file: !4, line: 3, type: !8, isDefinition: true)
!12 = !DIGlobalVariableExpression(var: !13, expr: !DIExpression())
!13 = distinct !DIGlobalVariable(name: "RS_T", scope: !14, file: !5, line: 1, type: !8, isDefinition: true)
!14 = !DINamespace(name: "krate", scope: null)
