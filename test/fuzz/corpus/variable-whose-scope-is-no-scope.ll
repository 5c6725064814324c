target triple = "x86_64-pc-linux-gnu"

@table = internal constant ptr @c_back, !dbg !0
@own = internal constant ptr @c_own, !dbg !8

define internal void @c_back() !dbg !18 {
  ret void, !dbg !19
}

define internal void @c_own() !dbg !10 {
  ret void, !dbg !20
}

define ptr @foreign() !dbg !21 {
  ret ptr null, !dbg !22
}

!llvm.dbg.cu = !{!5, !14}
!llvm.module.flags = !{!15, !16}
!lang-provenance.declared = !{!17, !5}

!0 = !DIGlobalVariableExpression(var: !1, expr: !DIExpression())
!1 = !DIGlobalVariable(name: "table", scope: !2, file: !3, line: 2, type: !7, isLocal: true, isDefinition: true)
!2 = distinct !DILexicalBlock(scope: !4, file: !3, line: 2)
!3 = !DIFile(filename: "lib.rs", directory: "/")
!4 = !{i32 7, !5}
!5 = distinct !DICompileUnit(language: DW_LANG_C11, file: !6, producer: "c", isOptimized: true, runtimeVersion: 0, emissionKind: FullDebug)
!6 = !DIFile(filename: "main.c", directory: "")
!7 = distinct !DIBasicType(name: "long", size: 64, encoding: DW_ATE_signed)
!8 = !DIGlobalVariableExpression(var: !9, expr: !DIExpression())
!9 = distinct !DIGlobalVariable(name: "own", linkageName: "?f", scope: !10, file: !6, line: 2, type: !13, isLocal: true, isDefinition: true)
!10 = distinct !DISubprogram(name: "c_own", scope: !6, file: !6, line: 2, type: !11, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !5)
!11 = !DISubroutineType(cc: DW_CC_GDB_IBM_OpenCL, types: !12)
!12 = !{null, null}
!13 = !DIBasicType(name: "long", size: 64, encoding: DW_ATE_signed)
!14 = distinct !DICompileUnit(language: DW_LANG_Rust, file: !3, producer: "rust", isOptimized: true, runtimeVersion: 0, emissionKind: FullDebug)
!15 = !{i32 2, !"Debug Info Version", i32 3}
!16 = !{i32 7, !"Dwarf Version", i32 5}
!17 = !{!18, !5, !12}
!18 = distinct !DISubprogram(name: "c_back", scope: !6, file: !6, line: 1, type: !11, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !5, targetFuncName: "f")
!19 = !DILocation(line: 1, scope: !18)
!20 = !DILocation(line: 2, scope: !10)
!21 = distinct !DISubprogram(name: "foreign", scope: !3, file: !3, line: 1, type: !11, scopeLine: 4294967295, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !14)
!22 = !DILocation(line: 1, scope: !21)
