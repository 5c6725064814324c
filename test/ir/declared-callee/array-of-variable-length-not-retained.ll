; declared-callee: the length of an array is a local variable. The type of its elements is
; retained, but not the array, nor a pointer to it: retained types are emitted before any
; variable has a DIE, so that the array, whose block stays, would lose DW_AT_count.
; RUN: %lp -passes='lto<O2>' %s | FileCheck %s
; CHECK: distinct !DICompileUnit(language: DW_LANG_C11,{{.*}} retainedTypes: ![[LIST:[0-9]+]]
; CHECK: ![[LIST]] = !{![[CELL:[0-9]+]], ![[BYTE:[0-9]+]], ![[PLAIN:[0-9]+]]}
; CHECK: ![[CELL]] = !DICompositeType(tag: DW_TAG_structure_type, name: "cell"
; CHECK: ![[BYTE]] = !DIBasicType(name: "char"
; CHECK: ![[PLAIN]] = !DICompositeType(tag: DW_TAG_array_type

target triple = "x86_64-pc-linux-gnu"

define i32 @rust_one() !dbg !10 {
  ret i32 1, !dbg !11
}
define i32 @c_block(i32 %n) noinline !dbg !12 {
  %k = call i32 @rust_one(), !dbg !13
  %s = call i32 @declared(i32 %k), !dbg !15
  ret i32 %s, !dbg !13
}
declare i32 @declared(i32)

!llvm.dbg.cu = !{!0, !1}
!llvm.module.flags = !{!2, !8}
!0 = distinct !DICompileUnit(language: DW_LANG_C11, file: !3, producer: "c", isOptimized: true, emissionKind: FullDebug)
!1 = distinct !DICompileUnit(language: DW_LANG_Rust, file: !4, producer: "rust", isOptimized: true, emissionKind: FullDebug)
!2 = !{i32 2, !"Debug Info Version", i32 3}
!3 = !DIFile(filename: "main.c", directory: "/")
!4 = !DIFile(filename: "lib.rs", directory: "/")
!5 = !DISubroutineType(types: !6)
!6 = !{!7}
!7 = !DIBasicType(name: "int", size: 32, encoding: DW_ATE_signed)
!8 = !{i32 7, !"Dwarf Version", i32 5}
!10 = distinct !DISubprogram(name: "rust_one", scope: !4, file: !4, line: 1, type: !5, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !1)
!11 = !DILocation(line: 1, scope: !10)
!12 = distinct !DISubprogram(name: "c_block", scope: !3, file: !3, line: 2, type: !5, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, retainedNodes: !20)
!13 = !DILocation(line: 2, scope: !12)
!14 = distinct !DILexicalBlock(scope: !12, file: !3, line: 3)
!15 = !DILocation(line: 3, scope: !14)
!20 = !{!21, !22, !23}
!21 = !DILocalVariable(name: "rows", scope: !14, file: !3, line: 3, type: !30)
!22 = !DILocalVariable(name: "at", scope: !14, file: !3, line: 3, type: !31)
!23 = !DILocalVariable(name: "plain", scope: !14, file: !3, line: 3, type: !32)
!24 = !DILocalVariable(name: "__vla_expr0", scope: !14, type: !7, flags: DIFlagArtificial)
!30 = !DICompositeType(tag: DW_TAG_array_type, baseType: !33, elements: !35)
!31 = !DIDerivedType(tag: DW_TAG_typedef, name: "rows_p", file: !3, line: 3, baseType: !37)
!32 = !DICompositeType(tag: DW_TAG_array_type, baseType: !7, size: 64, elements: !39)
!33 = !DICompositeType(tag: DW_TAG_structure_type, name: "cell", file: !3, line: 1, size: 32)
!34 = !DIBasicType(name: "char", size: 8, encoding: DW_ATE_signed_char)
!35 = !{!36}
!36 = !DISubrange(count: !24)
!37 = !DIDerivedType(tag: DW_TAG_pointer_type, baseType: !38, size: 64)
!38 = !DICompositeType(tag: DW_TAG_array_type, baseType: !34, elements: !35)
!39 = !{!40}
!40 = !DISubrange(count: 2)
