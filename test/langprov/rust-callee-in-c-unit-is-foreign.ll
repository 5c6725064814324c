; A call from C to Rust puts the callee's type, its namespaces and an empty
; subprogram in the C unit. The call of a C function makes an empty subprogram
; too, which is allowed.
; RUN: llc -O2 -filetype=obj -o %t.o %s
; RUN: %status 1 %langprov audit %t.o | %FileCheck %s
; RUN: %status 1 %langprov audit --format=json %t.o | %FileCheck --check-prefix=JSON %s

; CHECK: NOT safe to filter (excluding rust)
; CHECK: units: 2 c11, 1 rust (excluded)
; CHECK: pure BROKEN: 10 foreign DIEs in kept units
; CHECK: 10 by call-site
; CHECK-DAG: 1 DW_TAG_base_type
; CHECK-DAG: 2 DW_TAG_namespace
; CHECK-DAG: 1 DW_TAG_structure_type
; CHECK-DAG: 1 DW_TAG_member
; CHECK-DAG: 1 DW_TAG_pointer_type
; CHECK-DAG: 3 DW_TAG_subprogram
; CHECK-DAG: 1 DW_TAG_formal_parameter
; CHECK: DW_TAG_namespace 'krate' in main.c, function main, main.c:1
; CHECK-NEXT: cause: call-site, the description of a call put the callee in the caller's unit
; CHECK: closed ok
; CHECK: first unit ok: c11, main.c
; CHECK: allowed: 1 empty subprograms for calls between kept functions

; JSON: "schema": "langprov-audit"
; JSON: "holds": false
; JSON: "kept_empty_subprograms": 1
; JSON: "undecided_empty_subprograms": 0

target triple = "x86_64-unknown-linux-gnu"

define i32 @main() !dbg !10 {
  %a = call i32 @rs_free(), !dbg !12
  %b = call i32 @rs_method(), !dbg !12
  %c = call i32 @c_callee(), !dbg !12
  ret i32 %c, !dbg !12
}
define i32 @c_callee() noinline !dbg !14 {
  %v = call i32 asm "", "=r"(), !dbg !15
  ret i32 %v, !dbg !15
}
define i32 @rs_free() noinline !dbg !20 {
  %v = call i32 asm "", "=r"(), !dbg !21
  ret i32 %v, !dbg !21
}
define i32 @rs_method() noinline !dbg !30 {
  %v = call i32 asm "", "=r"(), !dbg !31
  ret i32 %v, !dbg !31
}

!llvm.dbg.cu = !{!0, !1, !17}
!llvm.module.flags = !{!2, !3}
!0 = distinct !DICompileUnit(language: DW_LANG_C11, file: !4, emissionKind: FullDebug)
!1 = distinct !DICompileUnit(language: DW_LANG_Rust, file: !5, emissionKind: FullDebug)
!2 = !{i32 2, !"Debug Info Version", i32 3}
!3 = !{i32 7, !"Dwarf Version", i32 5}
!4 = !DIFile(filename: "main.c", directory: "/src")
!5 = !DIFile(filename: "lib.rs", directory: "/src")
!6 = !DISubroutineType(types: !{!7})
!7 = !DIBasicType(name: "int", size: 32, encoding: DW_ATE_signed)

!10 = distinct !DISubprogram(name: "main", file: !4, line: 1, type: !6, unit: !0, flags: DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition)
!12 = !DILocation(line: 2, scope: !10)
!14 = distinct !DISubprogram(name: "c_callee", file: !16, line: 5, type: !6, unit: !17, flags: DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition)
!15 = !DILocation(line: 6, scope: !14)

!16 = !DIFile(filename: "other.c", directory: "/src")
!17 = distinct !DICompileUnit(language: DW_LANG_C11, file: !16, emissionKind: FullDebug)

!20 = distinct !DISubprogram(name: "rs_free", scope: !22, file: !5, line: 1, type: !25, unit: !1, spFlags: DISPFlagDefinition)
!21 = !DILocation(line: 2, scope: !20)
!22 = !DINamespace(name: "module", scope: !23)
!23 = !DINamespace(name: "krate", scope: null)
!24 = !DIBasicType(name: "i32", size: 32, encoding: DW_ATE_signed)
!25 = !DISubroutineType(types: !{!24})

!30 = distinct !DISubprogram(name: "method", linkageName: "_ZN5krate3Foo6method17h0123456789abcdefE", scope: !32, file: !5, line: 5, type: !36, unit: !1, spFlags: DISPFlagDefinition, declaration: !33)
!31 = !DILocation(line: 6, scope: !30)
!32 = !DICompositeType(tag: DW_TAG_structure_type, name: "Foo", scope: !23, file: !5, size: 64, elements: !{!34}, identifier: "foo")
!33 = !DISubprogram(name: "method", linkageName: "_ZN5krate3Foo6method17h0123456789abcdefE", scope: !32, file: !5, line: 5, type: !36, spFlags: 0)
!34 = !DIDerivedType(tag: DW_TAG_member, name: "p", scope: !32, baseType: !35, size: 64)
!35 = !DIDerivedType(tag: DW_TAG_pointer_type, name: "*const i32", baseType: !24, size: 64)
!36 = !DISubroutineType(types: !{!24, !35})
