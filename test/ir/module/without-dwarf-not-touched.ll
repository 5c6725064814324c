; A module for CodeView alone has no DWARF and is left unchanged. A module that also has
; a DWARF version is not.
; RUN: %lp -passes='lang-provenance-callees,lang-provenance,verify' < %s > %t.ll
; RUN: opt -S -passes=verify < %s | diff - %t.ll
; RUN: sed 's/!{!2, !8}/!{!2, !8, !9}/' %s | %lp -passes='lang-provenance' | FileCheck %s
; CHECK: name: "lang-provenance"

target triple = "x86_64-pc-windows-msvc"

define void @rust_fn() !dbg !10 {
  ret void, !dbg !11
}

!llvm.dbg.cu = !{!1, !0}
!llvm.module.flags = !{!2, !8}
!0 = distinct !DICompileUnit(language: DW_LANG_C11, file: !3, emissionKind: FullDebug)
!1 = distinct !DICompileUnit(language: DW_LANG_Rust, file: !4, emissionKind: FullDebug)
!2 = !{i32 2, !"Debug Info Version", i32 3}
!8 = !{i32 2, !"CodeView", i32 1}
!9 = !{i32 7, !"Dwarf Version", i32 5}
!3 = !DIFile(filename: "main.c", directory: "/")
!4 = !DIFile(filename: "lib.rs", directory: "/")
!5 = !DISubroutineType(types: !6)
!6 = !{null}
!10 = distinct !DISubprogram(name: "rust_fn", scope: !4, file: !4, line: 1, type: !5, spFlags: DISPFlagDefinition, unit: !1)
!11 = !DILocation(line: 1, scope: !10)
