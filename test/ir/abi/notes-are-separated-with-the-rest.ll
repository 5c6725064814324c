; abi: what a note adds is foreign. The kept unit that calls the function shows nothing of
; it; with mode=tag it shows the declaration, which is then annotated as foreign too and
; brings along no types.
; RUN: %lp -passes='lang-provenance<abi;verify>,verify' %s | llc -filetype=obj -o %t1
; RUN: llvm-dwarfdump --debug-info %t1 | FileCheck %s --check-prefix=SPLIT
; RUN: %lp -passes='lang-provenance<abi;mode=tag;verify>,verify' %s | llc -filetype=obj -o %t2
; RUN: llvm-dwarfdump --debug-info %t2 | FileCheck %s --check-prefix=TAG

; SPLIT:     DW_AT_language (DW_LANG_C11)
; SPLIT-NOT: DW_TAG_LLVM_annotation
; SPLIT-NOT: "rusty"
; SPLIT:     DW_AT_language (DW_LANG_Rust)
; SPLIT:       DW_AT_name ("rusty")
; SPLIT:       DW_AT_const_value ("1 c own (i64) i64")

; TAG:       DW_AT_language (DW_LANG_C11)
; TAG-NOT:   "u64"
; TAG:         DW_AT_name ("rusty")
; TAG:         DW_AT_declaration (true)
; TAG:           DW_AT_const_value ("1 c own (i64) i64")
; TAG:           DW_AT_name ("lang-provenance")
; TAG-NEXT:      DW_AT_const_value ("rust lib.rs")
; TAG-NOT:   "u64"
; TAG:       DW_AT_language (DW_LANG_Rust)

target triple = "x86_64-unknown-linux-gnu"

define void @c() !dbg !10 {
  %r = call i64 @rusty(i64 1), !dbg !20
  ret void, !dbg !20
}
define i64 @rusty(i64 %x) !dbg !11 {
  ret i64 %x, !dbg !21
}

!llvm.module.flags = !{!0, !1}
!llvm.dbg.cu = !{!2, !3}
!0 = !{i32 7, !"Dwarf Version", i32 5}
!1 = !{i32 2, !"Debug Info Version", i32 3}
!2 = distinct !DICompileUnit(language: DW_LANG_C11, file: !4, isOptimized: true, emissionKind: FullDebug, nameTableKind: None)
!3 = distinct !DICompileUnit(language: DW_LANG_Rust, file: !5, isOptimized: true, emissionKind: FullDebug, nameTableKind: None)
!4 = !DIFile(filename: "c.c", directory: "/")
!5 = !DIFile(filename: "lib.rs", directory: "/")
!6 = !DISubroutineType(types: !{null})
!7 = !DIBasicType(name: "u64", size: 64, encoding: DW_ATE_unsigned)
!8 = !DISubroutineType(types: !9)
!9 = !{!7, !7}
!10 = distinct !DISubprogram(name: "c", file: !4, unit: !2, type: !6, flags: DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized)
!11 = distinct !DISubprogram(name: "rusty", scope: !12, file: !5, unit: !3, type: !8, spFlags: DISPFlagDefinition | DISPFlagOptimized)
!12 = !DINamespace(name: "lib", scope: null)
!20 = !DILocation(line: 1, scope: !10)
!21 = !DILocation(line: 1, scope: !11)
