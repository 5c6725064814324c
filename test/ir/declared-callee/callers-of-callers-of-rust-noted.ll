; declared-callee: what Rust does may be known in callers of the C function that calls it,
; up to any height. c_small is exported, but small enough to be inlined, so c_above_small
; is noted with it. So is c_above_imported, although it calls a function that ThinLTO
; imported, which is noted only in the module that it comes from. The callers of c_large
; are noted, and those of c_calls_large are not, since that is too large to be inlined.
; RUN: %python3 -c "import sys; print(sys.stdin.read().replace('fence ' 'seq_cst', ('fence ' 'seq_cst' + chr(10)) * 100))" < %s > %t.ll
; RUN: %lp -passes='lang-provenance-callees,verify' %t.ll | FileCheck %s
; CHECK: !lang-provenance.dissolvable = !{![[N0:[0-9]+]], ![[N1:[0-9]+]], ![[N2:[0-9]+]], ![[N3:[0-9]+]], ![[N4:[0-9]+]], ![[N5:[0-9]+]]}
; CHECK-DAG: ![[N0]] = !{![[F0:[0-9]+]],
; CHECK-DAG: ![[F0]] = distinct !DISubprogram(name: "c_large"
; CHECK-DAG: ![[N1]] = !{![[F1:[0-9]+]],
; CHECK-DAG: ![[F1]] = distinct !DISubprogram(name: "c_small"
; CHECK-DAG: ![[N2]] = !{![[F2:[0-9]+]],
; CHECK-DAG: ![[F2]] = distinct !DISubprogram(name: "c_calls_large"
; CHECK-DAG: ![[N3]] = !{![[F3:[0-9]+]],
; CHECK-DAG: ![[F3]] = distinct !DISubprogram(name: "c_above_imported"
; CHECK-DAG: ![[N4]] = !{![[F4:[0-9]+]],
; CHECK-DAG: ![[F4]] = distinct !DISubprogram(name: "c_above_small"
; CHECK-DAG: ![[N5]] = !{![[F5:[0-9]+]],
; CHECK-DAG: ![[F5]] = distinct !DISubprogram(name: "c_top"

target triple = "x86_64-pc-linux-gnu"

define i32 @rust_fn() !dbg !10 {
  ret i32 1, !dbg !11
}
define i32 @c_small() !dbg !12 {
  %r = call i32 @rust_fn(), !dbg !13
  ret i32 %r, !dbg !13
}
define i32 @c_above_small() !dbg !14 {
  %r = call i32 @c_small(), !dbg !15
  ret i32 %r, !dbg !15
}
define available_externally i32 @c_imported() !dbg !16 {
  %r = call i32 @rust_fn(), !dbg !17
  ret i32 %r, !dbg !17
}
define i32 @c_above_imported() !dbg !18 {
  %r = call i32 @c_imported(), !dbg !19
  ret i32 %r, !dbg !19
}
define i32 @c_top() !dbg !20 {
  %r = call i32 @c_above_imported(), !dbg !21
  ret i32 %r, !dbg !21
}
define i32 @c_large() !dbg !22 {
  fence seq_cst
  %r = call i32 @rust_fn(), !dbg !23
  ret i32 %r, !dbg !23
}
define i32 @c_calls_large() !dbg !24 {
  fence seq_cst
  %r = call i32 @c_large(), !dbg !25
  ret i32 %r, !dbg !25
}
define i32 @c_too_far() !dbg !26 {
  %r = call i32 @c_calls_large(), !dbg !27
  ret i32 %r, !dbg !27
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
!10 = distinct !DISubprogram(name: "rust_fn", scope: !4, file: !4, line: 10, type: !5, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !1)
!11 = !DILocation(line: 10, scope: !10)
!12 = distinct !DISubprogram(name: "c_small", scope: !3, file: !3, line: 12, type: !5, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DILocation(line: 12, scope: !12)
!14 = distinct !DISubprogram(name: "c_above_small", scope: !3, file: !3, line: 14, type: !5, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!15 = !DILocation(line: 14, scope: !14)
!16 = distinct !DISubprogram(name: "c_imported", scope: !3, file: !3, line: 16, type: !5, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DILocation(line: 16, scope: !16)
!18 = distinct !DISubprogram(name: "c_above_imported", scope: !3, file: !3, line: 18, type: !5, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!19 = !DILocation(line: 18, scope: !18)
!20 = distinct !DISubprogram(name: "c_top", scope: !3, file: !3, line: 20, type: !5, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = !DILocation(line: 20, scope: !20)
!22 = distinct !DISubprogram(name: "c_large", scope: !3, file: !3, line: 22, type: !5, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!23 = !DILocation(line: 22, scope: !22)
!24 = distinct !DISubprogram(name: "c_calls_large", scope: !3, file: !3, line: 24, type: !5, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!25 = !DILocation(line: 24, scope: !24)
!26 = distinct !DISubprogram(name: "c_too_far", scope: !3, file: !3, line: 26, type: !5, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!27 = !DILocation(line: 26, scope: !26)
