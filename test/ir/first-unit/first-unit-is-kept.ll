; first-unit: pahole gives a merged file the language of its first unit. Kept units go
; first. DwarfDebug emits units with a non-empty list first, so the first kept unit is
; given one: it holds the declaration of a subprogram, for which no DIE is made.
; RUN: %lp -passes='lang-provenance<verify>,verify' < %s > %t1.ll && FileCheck %s < %t1.ll
; RUN: %lp -passes='lang-provenance,verify' < %t1.ll | diff %t1.ll -
; RUN: llc -filetype=obj %t1.ll -o %t && llvm-dwarfdump --debug-info %t | FileCheck %s --check-prefix=DWARF
; RUN: llc -filetype=obj %s -o %t && llvm-dwarfdump --debug-info %t | FileCheck %s --check-prefix=WRONG
; A kept unit that leads already, with a list that is not empty, is left alone:
; RUN: sed 's/!{!1, !0}/!{!9, !1, !0}/;s/^!8 = .*/&\n!9 = distinct !DICompileUnit(language: DW_LANG_C99, file: !3, emissionKind: FullDebug, nameTableKind: None, enums: !31)\n!31 = !{!32}\n!32 = !DICompositeType(tag: DW_TAG_enumeration_type, name: "e", file: !3, size: 32)/' %s > %t2.ll
; RUN: %lp -passes='lang-provenance<verify>,verify' %t2.ll | FileCheck %s --check-prefix=TWO

; CHECK: !llvm.dbg.cu = !{![[C:[0-9]+]], ![[R:[0-9]+]]}
; CHECK: ![[C]] = distinct !DICompileUnit(language: DW_LANG_C11,{{.*}} retainedTypes: ![[LIST:[0-9]+]]
; CHECK: ![[LIST]] = !{![[MARK:[0-9]+]]}
; CHECK: ![[MARK]] = !DISubprogram(name: "lang-provenance"
; CHECK: ![[R]] = distinct !DICompileUnit(language: DW_LANG_Rust
; DWARF:     DW_AT_language (DW_LANG_C11)
; DWARF-NOT: lang-provenance
; DWARF:     DW_AT_language (DW_LANG_Rust)
; WRONG:     DW_AT_language (DW_LANG_Rust)
; TWO: !llvm.dbg.cu = !{![[C99:[0-9]+]], ![[R:[0-9]+]], ![[C:[0-9]+]]}
; TWO: ![[C99]] = distinct !DICompileUnit(language: DW_LANG_C99,{{.*}} enums:
; TWO-NOT: retainedTypes
; TWO: ![[R]] = distinct !DICompileUnit(language: DW_LANG_Rust

target triple = "x86_64-pc-linux-gnu"

define void @rust_fn() !dbg !10 {
  ret void, !dbg !11
}
define void @c_fn() !dbg !12 {
  ret void, !dbg !13
}

!llvm.dbg.cu = !{!1, !0}
!llvm.module.flags = !{!2, !8}
!0 = distinct !DICompileUnit(language: DW_LANG_C11, file: !3, producer: "c", isOptimized: true, emissionKind: FullDebug, nameTableKind: None)
!1 = distinct !DICompileUnit(language: DW_LANG_Rust, file: !4, producer: "rust", isOptimized: true, emissionKind: FullDebug, nameTableKind: None)
!2 = !{i32 2, !"Debug Info Version", i32 3}
!8 = !{i32 7, !"Dwarf Version", i32 5}
!3 = !DIFile(filename: "main.c", directory: "/")
!4 = !DIFile(filename: "lib.rs", directory: "/")
!5 = !DISubroutineType(types: !6)
!6 = !{null}
!10 = distinct !DISubprogram(name: "rust_fn", scope: !4, file: !4, line: 1, type: !5, spFlags: DISPFlagDefinition, unit: !1)
!11 = !DILocation(line: 1, scope: !10)
!12 = distinct !DISubprogram(name: "c_fn", scope: !3, file: !3, line: 2, type: !5, spFlags: DISPFlagDefinition, unit: !0)
!13 = !DILocation(line: 2, scope: !12)
