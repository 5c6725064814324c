; A Rust function inlined into C: its abstract origin is in the Rust unit.
; RUN: llc -O2 -filetype=obj -o %t.o %s
; RUN: %status 1 %langprov audit %t.o | %FileCheck %s

; CHECK: pure ok
; CHECK: closed BROKEN: 1 references
; CHECK: 1 by inlined-scope: foreign code was inlined into kept code
; CHECK: 1 DW_AT_abstract_origin of DW_TAG_inlined_subroutine
; CHECK: DW_TAG_inlined_subroutine in main.c, function main, main.c:2
; CHECK-NEXT: DW_AT_abstract_origin -> 0x{{[0-9a-f]+}} DW_TAG_subprogram 'krate::rs' in lib.rs

target triple = "x86_64-unknown-linux-gnu"

define i32 @main() !dbg !10 {
  %v = call i32 asm "", "=r"(), !dbg !13
  ret i32 %v, !dbg !12
}

!llvm.dbg.cu = !{!0, !1}
!llvm.module.flags = !{!2, !3}
!2 = !{i32 2, !"Debug Info Version", i32 3}
!3 = !{i32 7, !"Dwarf Version", i32 5}
!4 = !DIFile(filename: "main.c", directory: "/src")
!5 = !DIFile(filename: "lib.rs", directory: "/src")
!0 = distinct !DICompileUnit(language: DW_LANG_C11, file: !4, emissionKind: FullDebug)
!1 = distinct !DICompileUnit(language: DW_LANG_Rust, file: !5, emissionKind: FullDebug, retainedTypes: !{!15})
!6 = !DISubroutineType(types: !{!7})
!7 = !DIBasicType(name: "int", size: 32, encoding: DW_ATE_signed)
!10 = distinct !DISubprogram(name: "main", file: !4, line: 1, type: !6, unit: !0, spFlags: DISPFlagDefinition)
!12 = !DILocation(line: 2, scope: !10)
!13 = !DILocation(line: 7, scope: !14, inlinedAt: !12)
!14 = distinct !DISubprogram(name: "rs", scope: !16, file: !5, line: 6, type: !17, unit: !1, spFlags: DISPFlagDefinition)
!15 = !DIBasicType(name: "i32", size: 32, encoding: DW_ATE_signed)
!16 = !DINamespace(name: "krate", scope: null)
!17 = !DISubroutineType(types: !{})
