; declared-callee: ThinLTO imports a constant of Rust, with a unit that does not list it. It
; is in a namespace and not mangled, so it is foreign, and C that reads it is noted.
; Constants of other modules of C and C++ are not foreign.
; RUN: %lp -passes='lang-provenance-callees,verify' %s | FileCheck %s
; CHECK: !lang-provenance.dissolvable = !{![[NOTE:[0-9]+]]}
; CHECK-DAG: ![[NOTE]] = !{![[READS:[0-9]+]],
; CHECK-DAG: ![[READS]] = distinct !DISubprogram(name: "c_reads_rust"

target triple = "x86_64-pc-linux-gnu"

@rust_flag = internal constant i32 5, !dbg !20 #0
@_ZN1n8cpp_flagE = internal constant i32 5, !dbg !23 #0
@c_flag = internal constant i32 5, !dbg !25 #0

define i32 @c_reads_rust() !dbg !10 {
  %v = load i32, ptr @rust_flag, !dbg !11
  ret i32 %v, !dbg !11
}
define i32 @c_reads_others() !dbg !12 {
  %v = load i32, ptr @c_flag, !dbg !13
  ret i32 %v, !dbg !13
}
define i32 @cpp_reads_others() !dbg !14 {
  %v = load i32, ptr @_ZN1n8cpp_flagE, !dbg !15
  ret i32 %v, !dbg !15
}

attributes #0 = { "thinlto-internalize" }

!llvm.dbg.cu = !{!0, !1}
!llvm.module.flags = !{!2, !8}
!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !3, producer: "c", isOptimized: true, emissionKind: FullDebug)
!1 = distinct !DICompileUnit(language: DW_LANG_Rust, file: !4, producer: "rust", isOptimized: true, emissionKind: FullDebug)
!2 = !{i32 2, !"Debug Info Version", i32 3}
!8 = !{i32 7, !"Dwarf Version", i32 5}
!3 = !DIFile(filename: "main.c", directory: "/")
!4 = !DIFile(filename: "lib.rs", directory: "/")
!5 = !DISubroutineType(types: !{null})
!6 = !DIBasicType(name: "i32", size: 32, encoding: DW_ATE_signed)
!7 = !DIFile(filename: "other.cpp", directory: "/")
!10 = distinct !DISubprogram(name: "c_reads_rust", scope: !3, file: !3, line: 1, type: !5, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!11 = !DILocation(line: 1, scope: !10)
!12 = distinct !DISubprogram(name: "c_reads_others", scope: !3, file: !3, line: 2, type: !5, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DILocation(line: 2, scope: !12)
!14 = distinct !DISubprogram(name: "cpp_reads_others", scope: !3, file: !3, line: 3, type: !5, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!15 = !DILocation(line: 3, scope: !14)
!20 = !DIGlobalVariableExpression(var: !21, expr: !DIExpression())
!21 = distinct !DIGlobalVariable(name: "rust_flag", scope: !22, file: !4, line: 1, type: !6, isLocal: false, isDefinition: true)
!22 = !DINamespace(name: "lib", scope: null)
!23 = !DIGlobalVariableExpression(var: !24, expr: !DIExpression())
!24 = distinct !DIGlobalVariable(name: "cpp_flag", linkageName: "_ZN1n8cpp_flagE", scope: !27, file: !7, line: 1, type: !6, isLocal: false, isDefinition: true)
!25 = !DIGlobalVariableExpression(var: !26, expr: !DIExpression())
!26 = distinct !DIGlobalVariable(name: "c_flag", scope: !28, file: !3, line: 1, type: !6, isLocal: false, isDefinition: true)
!27 = !DINamespace(name: "n", scope: null)
!28 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !7, producer: "c", isOptimized: true, emissionKind: NoDebug)
