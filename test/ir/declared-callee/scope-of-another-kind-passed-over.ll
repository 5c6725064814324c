; declared-callee: the verifier does not look at the scopes of a variable that no unit lists.
; A block in no function, and a namespace in what is no scope, are neither foreign nor a
; crash.
; RUN: %lp -passes='lang-provenance-callees,lang-provenance,verify' %s | FileCheck %s
; CHECK: @in_block = internal constant
; CHECK: @in_namespace = internal constant

target triple = "x86_64-pc-linux-gnu"

@in_block = internal constant i32 5, !dbg !20
@in_namespace = internal constant i32 5, !dbg !23

define i32 @c_reads() !dbg !10 {
  %v = load i32, ptr @in_block, !dbg !11
  %w = load i32, ptr @in_namespace, !dbg !11
  ret i32 %v, !dbg !11
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
!6 = !DIBasicType(name: "i32", size: 32, encoding: DW_ATE_signed)
!10 = distinct !DISubprogram(name: "c_reads", scope: !3, file: !3, line: 1, type: !5, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!11 = !DILocation(line: 1, scope: !10)
!20 = !DIGlobalVariableExpression(var: !21, expr: !DIExpression())
!21 = distinct !DIGlobalVariable(name: "in_block", scope: !22, file: !4, line: 1, type: !6, isLocal: true, isDefinition: true)
!22 = distinct !DILexicalBlock(scope: !26, file: !4, line: 1)
!23 = !DIGlobalVariableExpression(var: !24, expr: !DIExpression())
!24 = distinct !DIGlobalVariable(name: "in_namespace", scope: !25, file: !4, line: 2, type: !6, isLocal: true, isDefinition: true)
!25 = !DINamespace(name: "n", scope: !26)
!26 = !{i32 7, !0}
