; C23 and Rust share one node for bool. In a C unit it is not foreign.
; RUN: llc -O2 -filetype=obj -o %t.o %s
; RUN: %langprov audit %t.o | %FileCheck %s

; CHECK: safe to filter
; CHECK: pure ok
; CHECK: closed ok

target triple = "x86_64-unknown-linux-gnu"

@c_flag = global i8 0, !dbg !10
@RS_FLAG = global i8 0, !dbg !12

!llvm.dbg.cu = !{!0, !1}
!llvm.module.flags = !{!2, !3}
!2 = !{i32 2, !"Debug Info Version", i32 3}
!3 = !{i32 7, !"Dwarf Version", i32 5}
!4 = !DIFile(filename: "main.c", directory: "/src")
!5 = !DIFile(filename: "lib.rs", directory: "/src")
!0 = distinct !DICompileUnit(language: DW_LANG_C17, file: !4, emissionKind: FullDebug, globals: !{!10})
!1 = distinct !DICompileUnit(language: DW_LANG_Rust, file: !5, emissionKind: FullDebug, globals: !{!12})
!6 = !DIBasicType(name: "bool", size: 8, encoding: DW_ATE_boolean)
!10 = !DIGlobalVariableExpression(var: !11, expr: !DIExpression())
!11 = distinct !DIGlobalVariable(name: "c_flag", scope: !0, file: !4, line: 1, type: !6, isDefinition: true)
!12 = !DIGlobalVariableExpression(var: !13, expr: !DIExpression())
!13 = distinct !DIGlobalVariable(name: "RS_FLAG", scope: !14, file: !5, line: 1, type: !6, isDefinition: true)
!14 = !DINamespace(name: "krate", scope: null)
