; A subprogram with a qualified name and without types is a stand-in for an
; inlined function, which keeps the frame for debuggers. It is not foreign.
; RUN: llc -O2 -filetype=obj -o %t.o %s
; RUN: %langprov audit %t.o | %FileCheck %s

; CHECK: safe to filter
; CHECK: pure ok
; CHECK: closed ok
; CHECK: allowed: 1 stand-ins for inlined foreign functions

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
!14 = distinct !DISubprogram(name: "krate::rs", file: !5, line: 6, type: !17, unit: !0, spFlags: DISPFlagDefinition)
!15 = !DIBasicType(name: "i32", size: 32, encoding: DW_ATE_signed)
!16 = !DINamespace(name: "krate", scope: null)
!17 = !DISubroutineType(types: !{})
