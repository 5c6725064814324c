; abi: LLVM drops annotations of a definition that has a declaration, so the note is
; below the declaration, and a definition that has none gets one. Two definitions that
; share a declaration, as two copies of a method do in full LTO, get one each. What
; DwarfDebug emits is checked on a method that is inlined too (its DIEs are abstract
; and concrete), on a plain function, and with line tables only.
; RUN: %lp -passes='lang-provenance<abi>,verify' < %s > %t1.ll
; RUN: %lp -passes='lang-provenance<abi>,verify' < %t1.ll > %t2.ll
; RUN: diff %t1.ll %t2.ll
; RUN: llc -filetype=obj %t1.ll -o %t.o
; RUN: llvm-dwarfdump --verify %t.o > /dev/null
; RUN: llvm-dwarfdump --debug-info %t.o | FileCheck %s

; The method in its class: first the copy, then the original.
; CHECK:      [[COPY:0x[0-9a-f]+]]: DW_TAG_subprogram
; CHECK-NEXT:   DW_AT_linkage_name ("method")
; CHECK:        DW_AT_declaration (true)
; CHECK:        DW_TAG_LLVM_annotation
; CHECK-NEXT:     DW_AT_name ("other")
; CHECK:        DW_TAG_LLVM_annotation
; CHECK-NEXT:     DW_AT_name ("lang-provenance-abi")
; CHECK-NEXT:     DW_AT_const_value ("1 fast own () void")
; CHECK:      [[METHOD:0x[0-9a-f]+]]: DW_TAG_subprogram
; CHECK-NEXT:   DW_AT_linkage_name ("method")
; CHECK:        DW_AT_declaration (true)
; CHECK:        DW_TAG_LLVM_annotation
; CHECK-NEXT:     DW_AT_name ("other")
; CHECK:        DW_TAG_LLVM_annotation
; CHECK-NEXT:     DW_AT_name ("lang-provenance-abi")
; CHECK-NEXT:     DW_AT_const_value ("1 c own (i64) void")
; CHECK:      DW_TAG_subprogram
; CHECK:        DW_AT_specification ([[COPY]] "method")
; CHECK:      [[ABSTRACT:0x[0-9a-f]+]]: DW_TAG_subprogram
; CHECK-NEXT:   DW_AT_specification ([[METHOD]] "method")
; CHECK-NEXT:   DW_AT_inline
; CHECK:      [[PLAIN:0x[0-9a-f]+]]: DW_TAG_subprogram
; CHECK-NEXT:   DW_AT_linkage_name ("plain")
; CHECK-NEXT:   DW_AT_name ("plain")
; CHECK-NEXT:   DW_AT_declaration (true)
; CHECK-NEXT:   DW_AT_external (true)
; CHECK:        DW_TAG_LLVM_annotation
; CHECK-NEXT:     DW_AT_name ("lang-provenance-abi")
; CHECK-NEXT:     DW_AT_const_value ("1 c own (i64) i64")
; CHECK:      DW_TAG_subprogram
; CHECK-NEXT:   DW_AT_low_pc
; CHECK:        DW_AT_type ({{.*}} "u64")
; CHECK-NEXT:   DW_AT_specification ([[PLAIN]] "plain")
; CHECK:      DW_TAG_subprogram
; CHECK-NEXT:   DW_AT_low_pc
; CHECK:        DW_AT_abstract_origin ([[ABSTRACT]] "method")
; CHECK:      DW_TAG_compile_unit
; CHECK:        DW_AT_name ("lines.rs")
; CHECK-NOT:  DW_TAG_LLVM_annotation

target triple = "x86_64-unknown-linux-gnu"

define internal fastcc void @method.1() !dbg !10 {
  ret void, !dbg !20
}
define i64 @plain(i64 %x) !dbg !11 {
  ret i64 %x, !dbg !21
}
define void @method(i64 %x) !dbg !12 {
  ret void, !dbg !23
}
define void @keep() !dbg !13 {
  call fastcc void @method.1(), !dbg !24
  ret void, !dbg !24
}

!llvm.module.flags = !{!0, !1}
!llvm.dbg.cu = !{!2, !3}
!0 = !{i32 7, !"Dwarf Version", i32 5}
!1 = !{i32 2, !"Debug Info Version", i32 3}
!2 = distinct !DICompileUnit(language: DW_LANG_Rust, file: !4, emissionKind: FullDebug, nameTableKind: None)
!3 = distinct !DICompileUnit(language: DW_LANG_Rust, file: !5, emissionKind: LineTablesOnly, nameTableKind: None)
!4 = !DIFile(filename: "lib.rs", directory: "/")
!5 = !DIFile(filename: "lines.rs", directory: "/")
!6 = !DISubroutineType(types: !{null})
!7 = !DIBasicType(name: "u64", size: 64, encoding: DW_ATE_unsigned)
!8 = !DISubroutineType(types: !{!7, !7})
!9 = !DICompositeType(tag: DW_TAG_structure_type, name: "S", file: !4, size: 64, identifier: "S")
!10 = distinct !DISubprogram(name: "method", linkageName: "method", scope: !9, file: !4, unit: !2, type: !6, spFlags: DISPFlagDefinition, declaration: !14)
!11 = distinct !DISubprogram(name: "plain", linkageName: "plain", scope: !4, file: !4, unit: !2, type: !8, spFlags: DISPFlagDefinition)
!12 = distinct !DISubprogram(name: "method", linkageName: "method", scope: !9, file: !4, unit: !2, type: !6, spFlags: DISPFlagDefinition, declaration: !14)
!13 = distinct !DISubprogram(name: "keep", linkageName: "keep", scope: !5, file: !5, unit: !3, type: !6, spFlags: DISPFlagDefinition)
!14 = !DISubprogram(name: "method", linkageName: "method", scope: !9, file: !4, type: !6, spFlags: DISPFlagLocalToUnit, annotations: !16)
!15 = !{!"other", !"one"}
!16 = !{!15}
!20 = !DILocation(line: 1, scope: !10)
!21 = !DILocation(line: 2, scope: !12, inlinedAt: !22)
!22 = distinct !DILocation(line: 3, scope: !11)
!23 = !DILocation(line: 4, scope: !12)
!24 = !DILocation(line: 5, scope: !13)
