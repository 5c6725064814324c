; declared-callee: where all that is stored in a variable is known, functions that read it
; fold. @level is stored to by c_set, which Rust calls, @seen is read by Rust, and @given
; is passed to Rust. So what reads them is noted, wherever it is. What only stores to
; them is not, and nor is what reads @own, which no function near Rust writes, or
; @exported, of which LTO knows nothing.
; RUN: %lp -passes='lang-provenance-callees,verify' %s | FileCheck %s
; CHECK: !lang-provenance.dissolvable = !{![[SET:[0-9]+]], ![[SEEN:[0-9]+]], ![[NEAR:[0-9]+]], ![[LEVEL:[0-9]+]], ![[GIVEN:[0-9]+]]}
; CHECK-DAG: ![[SEEN]] = !{![[F1:[0-9]+]],
; CHECK-DAG: ![[F1]] = distinct !DISubprogram(name: "c_reads_seen"
; CHECK-DAG: ![[NEAR]] = !{![[F2:[0-9]+]],
; CHECK-DAG: ![[F2]] = distinct !DISubprogram(name: "c_near"
; CHECK-DAG: ![[SET]] = !{![[F3:[0-9]+]],
; CHECK-DAG: ![[F3]] = distinct !DISubprogram(name: "c_set"
; CHECK-DAG: ![[GIVEN]] = !{![[F4:[0-9]+]],
; CHECK-DAG: ![[F4]] = distinct !DISubprogram(name: "c_reads_given"
; CHECK-DAG: ![[LEVEL]] = !{![[F5:[0-9]+]],
; CHECK-DAG: ![[F5]] = distinct !DISubprogram(name: "c_reads_level"

target triple = "x86_64-pc-linux-gnu"

@level = internal global [2 x i32] zeroinitializer
@seen = internal global i32 0
@given = internal global i32 0
@own = internal global i32 0
@exported = global i32 0
@table = internal constant ptr @given

define internal void @c_set(i32 %n) !dbg !10 {
  %p = getelementptr i32, ptr @level, i32 %n, !dbg !11
  store i32 %n, ptr %p, !dbg !11
  store i32 %n, ptr @exported, !dbg !11
  %o = load i32, ptr @own, !dbg !11
  ret void, !dbg !11
}
define i32 @c_near() !dbg !12 {
  call void @rust_take(ptr @table), !dbg !13
  ret i32 0, !dbg !13
}
define i32 @c_reads_level() !dbg !14 {
  %v = load i32, ptr getelementptr inbounds (i8, ptr @level, i64 4), !dbg !15
  ret i32 %v, !dbg !15
}
define i32 @c_reads_seen() !dbg !16 {
  %v = load i32, ptr @seen, !dbg !17
  ret i32 %v, !dbg !17
}
define i32 @c_reads_given() !dbg !18 {
  %v = load i32, ptr @given, !dbg !19
  ret i32 %v, !dbg !19
}
define i32 @c_reads_others() !dbg !20 {
  %v = load i32, ptr @own, !dbg !21
  %w = load i32, ptr @exported, !dbg !21
  ret i32 %v, !dbg !21
}
define void @c_stores() !dbg !22 {
  store i32 0, ptr @level, !dbg !23
  store i32 0, ptr @given, !dbg !23
  ret void, !dbg !23
}
define i32 @rust_entry() !dbg !24 {
  call void @c_set(i32 0), !dbg !25
  %v = load i32, ptr @seen, !dbg !25
  ret i32 %v, !dbg !25
}
define void @rust_take(ptr %p) !dbg !26 {
  ret void, !dbg !27
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
!10 = distinct !DISubprogram(name: "c_set", scope: !3, file: !3, line: 1, type: !5, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!11 = !DILocation(line: 1, scope: !10)
!12 = distinct !DISubprogram(name: "c_near", scope: !3, file: !3, line: 2, type: !5, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DILocation(line: 2, scope: !12)
!14 = distinct !DISubprogram(name: "c_reads_level", scope: !3, file: !3, line: 3, type: !5, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!15 = !DILocation(line: 3, scope: !14)
!16 = distinct !DISubprogram(name: "c_reads_seen", scope: !3, file: !3, line: 4, type: !5, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DILocation(line: 4, scope: !16)
!18 = distinct !DISubprogram(name: "c_reads_given", scope: !3, file: !3, line: 5, type: !5, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!19 = !DILocation(line: 5, scope: !18)
!20 = distinct !DISubprogram(name: "c_reads_others", scope: !3, file: !3, line: 6, type: !5, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = !DILocation(line: 6, scope: !20)
!22 = distinct !DISubprogram(name: "c_stores", scope: !3, file: !3, line: 7, type: !5, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!23 = !DILocation(line: 7, scope: !22)
!24 = distinct !DISubprogram(name: "rust_entry", scope: !4, file: !4, line: 1, type: !5, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !1)
!25 = !DILocation(line: 1, scope: !24)
!26 = distinct !DISubprogram(name: "rust_take", scope: !4, file: !4, line: 2, type: !5, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !1)
!27 = !DILocation(line: 2, scope: !26)
