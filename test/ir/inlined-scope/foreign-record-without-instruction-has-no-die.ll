; inlined-scope: if only debug records are left of a foreign scope, LLVM makes no DIE
; for it, so the pass leaves the function alone. With or without it, the C unit has
; c_main and int.
; RUN: %lp -passes='lang-provenance<verify>,verify' %s -o %t.ll
; RUN: FileCheck %s < %t.ll
; RUN: llc -O2 -filetype=obj %t.ll -o %t.o
; RUN: llvm-dwarfdump --debug-info %t.o | FileCheck %s --check-prefix=DWARF
; CHECK:     #dbg_value(i32 %x, ![[V:[0-9]+]], !DIExpression(), !{{[0-9]+}})
; CHECK:     #dbg_label(
; CHECK:     ![[V]] = !DILocalVariable(name: "self",
; DWARF-NOT: rust
; DWARF:     DW_AT_name ("main.c")
; DWARF-NOT: DW_TAG_inlined_subroutine
; DWARF-NOT: "self"
; DWARF-NOT: "rust_type"

target triple = "x86_64-unknown-linux-gnu"

define i32 @c_main(i32 %x) noinline !dbg !10 {
    #dbg_value(i32 %x, !14, !DIExpression(), !22)
    #dbg_label(!23, !22)
  %y = add i32 %x, 1, !dbg !24
  ret i32 %y, !dbg !24
}

!llvm.dbg.cu = !{!5, !3}
!llvm.module.flags = !{!9}
!3 = distinct !DICompileUnit(language: DW_LANG_Rust, file: !16, producer: "rust", isOptimized: true, emissionKind: FullDebug, nameTableKind: None)
!5 = distinct !DICompileUnit(language: DW_LANG_C11, file: !11, producer: "c", isOptimized: true, emissionKind: FullDebug, nameTableKind: None)
!9 = !{i32 2, !"Debug Info Version", i32 3}
!10 = distinct !DISubprogram(name: "c_main", scope: !11, file: !11, line: 15, type: !12, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !5)
!11 = !DIFile(filename: "main.c", directory: "/")
!12 = !DISubroutineType(types: !13)
!13 = !{null}
!14 = !DILocalVariable(name: "self", arg: 1, scope: !15, file: !16, line: 2172, type: !21)
!15 = distinct !DISubprogram(name: "rust_inlined", scope: !16, file: !16, line: 2172, type: !12, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !3)
!16 = !DIFile(filename: "lib.rs", directory: "/")
!21 = !DIBasicType(name: "rust_type", size: 32, encoding: DW_ATE_signed)
!22 = !DILocation(line: 3, scope: !15, inlinedAt: !38)
!23 = !DILabel(scope: !15, name: "rust_label", file: !16, line: 23)
!24 = !DILocation(line: 19, column: 77, scope: !10)
!38 = distinct !DILocation(line: 19, column: 77, scope: !10)
