; Changes are reported in a module in which inlining left no foreign function. In a
; module without any function they are made without a report.
; RUN: %lp -passes='lang-provenance-callees,globaldce,lang-provenance<verify>,verify' -pass-remarks=lang-provenance %s 2>&1 | FileCheck %s
; RUN: sed '/^define/,/^}/d' %s > %t.ll
; RUN: %lp -passes='lang-provenance<verify>,verify' -pass-remarks=lang-provenance -pass-remarks-analysis=lang-provenance %t.ll 2>&1 | FileCheck %s --check-prefix=NONE
; RUN: sed 's/producer: "c"/splitDebugFilename: "a.dwo", &/' %t.ll > %t2.ll
; RUN: %lp -passes='lang-provenance<verify>,verify' -pass-remarks-missed=lang-provenance %t2.ll 2>&1 | FileCheck %s --check-prefix=REFUSED
; CHECK: remark: {{.*}}main.c:9:0: retained in the unit main.c: DW_TAG_base_type int
; NONE-NOT: remark
; NONE: !DICompileUnit(language: DW_LANG_C11
; REFUSED: warning: lang-provenance: {{.*}}debug info is left as it was: units with a split DWARF file

target triple = "x86_64-pc-linux-gnu"

define internal void @rust_fn() !dbg !10 {
  call void @c_gone(i32 0), !dbg !11
  ret void, !dbg !11
}
define internal void @c_gone(i32 %p) !dbg !12 {
  ret void, !dbg !13
}
define void @c_main() !dbg !14 {
  ret void, !dbg !15
}

!llvm.dbg.cu = !{!1, !0}
!llvm.module.flags = !{!2, !8}
!0 = distinct !DICompileUnit(language: DW_LANG_C11, file: !3, producer: "c", isOptimized: true, emissionKind: FullDebug)
!1 = distinct !DICompileUnit(language: DW_LANG_Rust, file: !4, producer: "rust", isOptimized: true, emissionKind: FullDebug)
!2 = !{i32 2, !"Debug Info Version", i32 3}
!8 = !{i32 7, !"Dwarf Version", i32 5}
!3 = !DIFile(filename: "main.c", directory: "/")
!4 = !DIFile(filename: "lib.rs", directory: "/")
!5 = !DISubroutineType(types: !6)
!6 = !{null, !7}
!7 = !DIBasicType(name: "int", size: 32, encoding: DW_ATE_signed)
!10 = distinct !DISubprogram(name: "rust_fn", scope: !4, file: !4, line: 1, type: !5, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !1)
!11 = !DILocation(line: 1, scope: !10)
!12 = distinct !DISubprogram(name: "c_gone", scope: !3, file: !3, line: 2, type: !5, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DILocation(line: 2, scope: !12)
!14 = distinct !DISubprogram(name: "c_main", scope: !3, file: !3, line: 9, type: !5, scopeLine: 9, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!15 = !DILocation(line: 9, scope: !14)
