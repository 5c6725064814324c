; A unit may have DW_AT_language_name and DW_AT_language_version, of DWARF 6,
; instead of DW_AT_language. For C23, LLVM has nothing else.
; REQUIRES: versioned-language-names
; RUN: llc -O2 -filetype=obj -o %t.o %s
; RUN: llvm-dwarfdump %t.o | %FileCheck --check-prefix=INPUT %s
; RUN: %langprov audit %t.o | %FileCheck %s

; INPUT: DW_AT_language_name (DW_LNAME_C)
; INPUT: DW_AT_language_name (DW_LNAME_Rust)

; CHECK: safe to filter
; CHECK: units: 1 c, 1 rust (excluded)
; CHECK: closed ok
; CHECK: first unit ok

target triple = "x86_64-unknown-linux-gnu"

@c_flag = global i8 0, !dbg !10
@RS_FLAG = global i8 0, !dbg !12

!llvm.dbg.cu = !{!0, !1}
!llvm.module.flags = !{!2, !3}
!2 = !{i32 2, !"Debug Info Version", i32 3}
!3 = !{i32 7, !"Dwarf Version", i32 5}
!4 = !DIFile(filename: "main.c", directory: "/src")
!5 = !DIFile(filename: "lib.rs", directory: "/src")
!0 = distinct !DICompileUnit(sourceLanguageName: DW_LNAME_C, sourceLanguageVersion: 202311, file: !4, emissionKind: FullDebug, globals: !{!10})
!1 = distinct !DICompileUnit(sourceLanguageName: DW_LNAME_Rust, file: !5, emissionKind: FullDebug, globals: !{!12})
!6 = !DIBasicType(name: "bool", size: 8, encoding: DW_ATE_boolean)
!10 = !DIGlobalVariableExpression(var: !11, expr: !DIExpression())
!11 = distinct !DIGlobalVariable(name: "c_flag", scope: !0, file: !4, line: 1, type: !6, isDefinition: true)
!12 = !DIGlobalVariableExpression(var: !13, expr: !DIExpression())
!13 = distinct !DIGlobalVariable(name: "RS_FLAG", scope: !14, file: !5, line: 1, type: !6, isDefinition: true)
!14 = !DINamespace(name: "krate", scope: null)
