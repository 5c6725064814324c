; first-unit: a module with nothing but Rust begins with an empty kept unit, because it
; may be the first module of its link. The unit's language is one that is not excluded.
; RUN: %lp -passes='lang-provenance<verify>,verify' < %s > %t1.ll && FileCheck %s < %t1.ll
; RUN: %lp -passes='lang-provenance,verify' < %t1.ll | diff %t1.ll -
; RUN: llc -filetype=obj %t1.ll -o %t && llvm-dwarfdump --debug-info %t | FileCheck %s --check-prefix=DWARF
; RUN: llvm-dwarfdump --verify %t
; RUN: not %lp -passes='lang-provenance<exclude=rust,c11;verify>' %s 2>&1 | FileCheck %s --check-prefix=COMMA
; RUN: %lp -passes='lang-provenance<exclude=rust;exclude=c11;verify>,verify' %s | FileCheck %s --check-prefix=C99
; RUN: %lp -passes='lang-provenance<exclude=rust;exclude=c11;exclude=c99;exclude=c89;exclude=c;exclude=c++;exclude=assembly>,verify' %s 2>&1 | FileCheck %s --check-prefix=NONE

; CHECK: !llvm.dbg.cu = !{![[C:[0-9]+]], ![[R:[0-9]+]]}
; CHECK: ![[C]] = distinct !DICompileUnit(language: DW_LANG_C11, file: ![[F:[0-9]+]], {{.*}}emissionKind: FullDebug, retainedTypes:
; CHECK: ![[F]] = !DIFile(filename: "<lang-provenance>"
; CHECK: ![[R]] = distinct !DICompileUnit(language: DW_LANG_Rust
; C99:   !DICompileUnit(language: DW_LANG_C99
; NONE:  warning: lang-provenance: {{.*}}rust_fn is left as it was: no language is left for the lead unit: exclude fewer (C, C++ and assembly are all excluded)
; NONE-NOT: <lang-provenance>
; A pipeline is split at commas:
; COMMA: unknown pass name

; DWARF:      DW_TAG_compile_unit
; DWARF:      DW_AT_language (DW_LANG_C11)
; DWARF-NOT:  DW_TAG_base_type
; DWARF:      DW_TAG_compile_unit
; DWARF:      DW_AT_language (DW_LANG_Rust)

target triple = "x86_64-pc-linux-gnu"

define void @rust_fn() !dbg !10 {
  ret void, !dbg !11
}

!llvm.dbg.cu = !{!1}
!llvm.module.flags = !{!2, !8}
!1 = distinct !DICompileUnit(language: DW_LANG_Rust, file: !4, producer: "rust", isOptimized: true, emissionKind: FullDebug, nameTableKind: None)
!2 = !{i32 2, !"Debug Info Version", i32 3}
!8 = !{i32 7, !"Dwarf Version", i32 5}
!4 = !DIFile(filename: "lib.rs", directory: "/")
!5 = !DISubroutineType(types: !6)
!6 = !{null}
!10 = distinct !DISubprogram(name: "rust_fn", scope: !4, file: !4, line: 1, type: !5, spFlags: DISPFlagDefinition, unit: !1)
!11 = !DILocation(line: 1, scope: !10)
