; What emission::allBlocks and makesBlock state of LLVM, without the pass. A block without
; an instruction of its own makes no DIE in a function that is only itself, so its
; variable's type is in no unit (alone_block). The abstract instance of a function that is
; inlined has all its blocks (inlined_block).
; RUN: llc -O2 -filetype=obj %s -o %t.o
; RUN: llvm-dwarfdump --debug-info %t.o | FileCheck %s
; RUN: llvm-dwarfdump --debug-info %t.o | FileCheck %s --check-prefix=GONE
; CHECK: DW_AT_name ("inlined_block")
; GONE-NOT: alone_block

target triple = "x86_64-pc-linux-gnu"

define i32 @alone(i32 %n) noinline !dbg !10 {
    #dbg_value(i32 %n, !11, !DIExpression(), !13)
  call void @declared(), !dbg !14
  ret i32 %n, !dbg !14
}
define i32 @outer(i32 %n) noinline !dbg !20 {
  call void @declared(), !dbg !26
  ret i32 %n, !dbg !25
}
declare void @declared()

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !8}
!0 = distinct !DICompileUnit(language: DW_LANG_C11, file: !3, producer: "c", isOptimized: true, emissionKind: FullDebug)
!2 = !{i32 2, !"Debug Info Version", i32 3}
!8 = !{i32 7, !"Dwarf Version", i32 5}
!3 = !DIFile(filename: "main.c", directory: "/")
!5 = !DISubroutineType(types: !6)
!6 = !{!7}
!7 = !DIBasicType(name: "int", size: 32, encoding: DW_ATE_signed)
!10 = distinct !DISubprogram(name: "alone", scope: !3, file: !3, line: 1, type: !5, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, retainedNodes: !15)
!11 = !DILocalVariable(name: "x", scope: !12, file: !3, line: 2, type: !16)
!12 = distinct !DILexicalBlock(scope: !10, file: !3, line: 2)
!13 = !DILocation(line: 2, scope: !12)
!14 = !DILocation(line: 1, scope: !10)
!15 = !{!11}
!16 = !DICompositeType(tag: DW_TAG_structure_type, name: "alone_block", file: !3, line: 1, size: 32)
!20 = distinct !DISubprogram(name: "outer", scope: !3, file: !3, line: 3, type: !5, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DISubprogram(name: "inner", scope: !3, file: !3, line: 4, type: !5, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, retainedNodes: !22)
!22 = !{!23}
!23 = !DILocalVariable(name: "y", scope: !24, file: !3, line: 5, type: !28)
!24 = distinct !DILexicalBlock(scope: !21, file: !3, line: 5)
!25 = !DILocation(line: 3, scope: !20)
!26 = !DILocation(line: 4, scope: !21, inlinedAt: !27)
!27 = distinct !DILocation(line: 3, scope: !20)
!28 = !DICompositeType(tag: DW_TAG_structure_type, name: "inlined_block", file: !3, line: 1, size: 32)
