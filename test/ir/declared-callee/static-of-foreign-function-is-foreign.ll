; declared-callee: since LLVM 23 a unit does not list the static variables of functions.
; One of a foreign function is foreign all the same: c_back, which only @table holds,
; can be inlined into foreign code and is noted. c_own, which a static variable of a kept
; function holds, is not.
; RUN: %lp -passes='lang-provenance-callees,verify' %s | FileCheck %s
; CHECK: !lang-provenance.dissolvable = !{![[NOTE:[0-9]+]]}
; CHECK-DAG: ![[NOTE]] = !{![[BACK:[0-9]+]],
; CHECK-DAG: ![[BACK]] = distinct !DISubprogram(name: "c_back"

target triple = "x86_64-pc-linux-gnu"

@table = internal constant ptr @c_back, !dbg !20
@own = internal constant ptr @c_own, !dbg !22

define internal void @c_back() !dbg !10 {
  ret void, !dbg !11
}
define internal void @c_own() !dbg !12 {
  ret void, !dbg !13
}
define ptr @foreign() !dbg !14 {
  ret ptr null, !dbg !15
}

!llvm.dbg.cu = !{!0, !1}
!llvm.module.flags = !{!2, !8}
!0 = distinct !DICompileUnit(language: DW_LANG_C11, file: !3, producer: "c", isOptimized: true, emissionKind: FullDebug)
!1 = distinct !DICompileUnit(language: DW_LANG_Rust, file: !4, producer: "rust", isOptimized: true, emissionKind: FullDebug)
!2 = !{i32 2, !"Debug Info Version", i32 3}
!8 = !{i32 7, !"Dwarf Version", i32 5}
!3 = !DIFile(filename: "main.c", directory: "/")
!4 = !DIFile(filename: "lib.rs", directory: "/")
!5 = !DISubroutineType(types: !{null})
!6 = !DIBasicType(name: "long", size: 64, encoding: DW_ATE_signed)
!10 = distinct !DISubprogram(name: "c_back", scope: !3, file: !3, line: 1, type: !5, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!11 = !DILocation(line: 1, scope: !10)
!12 = distinct !DISubprogram(name: "c_own", scope: !3, file: !3, line: 2, type: !5, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DILocation(line: 2, scope: !12)
!14 = distinct !DISubprogram(name: "foreign", scope: !4, file: !4, line: 1, type: !5, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !1)
!15 = !DILocation(line: 1, scope: !14)
!16 = distinct !DILexicalBlock(scope: !14, file: !4, line: 2)
!20 = !DIGlobalVariableExpression(var: !21, expr: !DIExpression())
!21 = distinct !DIGlobalVariable(name: "table", scope: !16, file: !4, line: 2, type: !6, isLocal: true, isDefinition: true)
!22 = !DIGlobalVariableExpression(var: !23, expr: !DIExpression())
!23 = distinct !DIGlobalVariable(name: "own", scope: !12, file: !3, line: 2, type: !6, isLocal: true, isDefinition: true)
