; A module without an excluded unit stays unchanged. So do modules whose only excluded
; unit has no debug info to emit, and modules without units.
; RUN: %lp -passes='lang-provenance<verify>,verify' < %s > %t.ll
; RUN: opt -S -passes=verify < %s | diff %t.ll -
; RUN: sed 's/LANG_C11/LANG_Rust/;s/FullDebug/NoDebug/' %s > %t.1
; RUN: %lp -passes='lang-provenance<verify>,verify' < %t.1 > %t.ll
; RUN: opt -S -passes=verify < %t.1 | diff %t.ll -
; RUN: sed 's/LANG_C11/LANG_Rust/;s/FullDebug/DebugDirectivesOnly/' %s > %t.1
; RUN: %lp -passes='lang-provenance<verify>,verify' < %t.1 > %t.ll
; RUN: opt -S -passes=verify < %t.1 | diff %t.ll -
; RUN: opt -S -passes=strip < %s > %t.1
; RUN: %lp -passes='lang-provenance<verify>,verify' < %t.1 > %t.ll
; RUN: opt -S -passes=verify < %t.1 | diff %t.ll -
; RUN: %lp -passes='print<lang-provenance>' -disable-output %s | FileCheck %s
; CHECK:      Language mix of
; CHECK-NEXT: kept units: 1
; CHECK-NEXT:   c11 main.c
; CHECK-NEXT: excluded units: 0
; CHECK-NOT:  {{.}}

target triple = "x86_64-pc-linux-gnu"

define void @c_fn() !dbg !10 {
  ret void, !dbg !11
}

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !8}
!0 = distinct !DICompileUnit(language: DW_LANG_C11, file: !3, producer: "c", isOptimized: true, emissionKind: FullDebug)
!2 = !{i32 2, !"Debug Info Version", i32 3}
!8 = !{i32 7, !"Dwarf Version", i32 5}
!3 = !DIFile(filename: "main.c", directory: "/")
!5 = !DISubroutineType(types: !6)
!6 = !{null}
!10 = distinct !DISubprogram(name: "c_fn", scope: !3, file: !3, line: 1, type: !5, spFlags: DISPFlagDefinition, unit: !0)
!11 = !DILocation(line: 1, scope: !10)
