; Both languages share one node for void (*)(void). The Rust unit is first and
; gets it, so the C unit refers to the Rust unit, and pahole drops all types.
; RUN: llc -O2 -filetype=obj -o %t.o %s
; RUN: %status 1 %langprov audit %t.o | %FileCheck %s
; RUN: %status 1 %langprov audit --format=json %t.o | %FileCheck --check-prefix=JSON %s

; CHECK: NOT safe to filter
; CHECK: pure ok
; CHECK: closed BROKEN: 1 references from kept to excluded units
; CHECK: 1 by shared-node: both languages spell this node alike
; CHECK: 1 DW_AT_type of DW_TAG_member
; CHECK: DW_TAG_member 'ops::fn' in main.c, main.c:2
; CHECK-NEXT: DW_AT_type -> 0x{{[0-9a-f]+}} DW_TAG_pointer_type in lib.rs
; CHECK: first unit BROKEN: rust, lib.rs; pahole merges this file
; CHECK-NEXT: 1 by first-unit: pahole merges this file and gives the result the first unit's language

; JSON: "closed": {
; JSON: "by_cause": {
; JSON-NEXT: "shared-node": 1
; JSON: "first-unit": {
; JSON-NEXT: "holds": false,
; JSON-NEXT: "verdict": "broken",
; JSON-NEXT: "by_cause": {
; JSON-NEXT: "first-unit": 1

target triple = "x86_64-unknown-linux-gnu"

@RS_CALLBACK = global ptr null, !dbg !12
@c_ops = global ptr null, !dbg !10

!llvm.dbg.cu = !{!1, !0}
!llvm.module.flags = !{!2, !3}
!2 = !{i32 2, !"Debug Info Version", i32 3}
!3 = !{i32 7, !"Dwarf Version", i32 5}
!4 = !DIFile(filename: "main.c", directory: "/src")
!5 = !DIFile(filename: "lib.rs", directory: "/src")
!0 = distinct !DICompileUnit(language: DW_LANG_C11, file: !4, emissionKind: FullDebug, globals: !{!10})
!1 = distinct !DICompileUnit(language: DW_LANG_Rust, file: !5, emissionKind: FullDebug, globals: !{!12})
!6 = !DISubroutineType(types: !{null})
!7 = !DIDerivedType(tag: DW_TAG_pointer_type, baseType: !6, size: 64)
!8 = !DICompositeType(tag: DW_TAG_structure_type, name: "ops", file: !4, line: 1, size: 64, elements: !{!9})
!9 = !DIDerivedType(tag: DW_TAG_member, name: "fn", scope: !8, file: !4, line: 2, baseType: !7, size: 64)
!10 = !DIGlobalVariableExpression(var: !11, expr: !DIExpression())
!11 = distinct !DIGlobalVariable(name: "c_ops", scope: !0, file: !4, line: 3, type: !8, isDefinition: true)
!12 = !DIGlobalVariableExpression(var: !13, expr: !DIExpression())
!13 = distinct !DIGlobalVariable(name: "RS_CALLBACK", scope: !14, file: !5, line: 1, type: !7, isDefinition: true)
!14 = !DINamespace(name: "krate", scope: null)
