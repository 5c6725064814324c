; declared-callee: C code that calls Rust folds where Rust is known. c_block has a block
; that only runs if Rust does not return 1, and c_inlined was inlined into that block.
; Both are gone after inlining; c_block is not. Their types are retained in the C unit,
; those that c_block's own DIE refers to are not, and neither are those of a block that
; had no code before: it would have no DIE without Rust. c_never is deleted, and as
; nothing inlines it, the same goes for its blocks.
; RUN: %lp -passes='lto<O2>' %s | FileCheck %s
; RUN: %lp -passes='thinlto<O2>' %s | FileCheck %s
; CHECK: distinct !DICompileUnit(language: DW_LANG_C11,{{.*}} retainedTypes: ![[LIST:[0-9]+]]
; CHECK: ![[LIST]] = !{![[INT:[0-9]+]], ![[NEVER:[0-9]+]], ![[BLOCK:[0-9]+]], ![[INLINED:[0-9]+]]}
; CHECK: ![[NEVER]] = !DICompositeType(tag: DW_TAG_structure_type, name: "never"
; CHECK: ![[BLOCK]] = !DICompositeType(tag: DW_TAG_structure_type, name: "block"
; CHECK: ![[INLINED]] = !DICompositeType(tag: DW_TAG_structure_type, name: "inlined"
; CHECK: name: "c_block"
; CHECK-NOT: c_inlined

target triple = "x86_64-pc-linux-gnu"

define i32 @rust_one() !dbg !10 {
  ret i32 1, !dbg !11
}
define i32 @c_block(i32 %n) noinline !dbg !12 {
  %k = call i32 @rust_one(), !dbg !13
    #dbg_value(i32 0, !50, !DIExpression(), !53)
  %u = call i32 @c_never(i32 1), !dbg !13
  %c = icmp eq i32 %k, 1, !dbg !13
  br i1 %c, label %one, label %other, !dbg !13
one:
  ret i32 %n, !dbg !13
other:
  call void @declared(), !dbg !15
  call void @declared(), !dbg !31
  ret i32 2, !dbg !15
}
define internal i32 @c_never(i32 %n) noinline memory(none) nounwind willreturn !dbg !40 {
  %k = call i32 @rust_one(), !dbg !41
  ret i32 %k, !dbg !45
}
declare void @declared()

!llvm.dbg.cu = !{!0, !1}
!llvm.module.flags = !{!2, !8}
!0 = distinct !DICompileUnit(language: DW_LANG_C11, file: !3, producer: "c", isOptimized: true, emissionKind: FullDebug)
!1 = distinct !DICompileUnit(language: DW_LANG_Rust, file: !4, producer: "rust", isOptimized: true, emissionKind: FullDebug)
!2 = !{i32 2, !"Debug Info Version", i32 3}
!8 = !{i32 7, !"Dwarf Version", i32 5}
!3 = !DIFile(filename: "main.c", directory: "/")
!4 = !DIFile(filename: "lib.rs", directory: "/")
!5 = !DISubroutineType(types: !6)
!6 = !{!7}
!7 = !DIBasicType(name: "int", size: 32, encoding: DW_ATE_signed)
!10 = distinct !DISubprogram(name: "rust_one", scope: !4, file: !4, line: 1, type: !5, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !1)
!11 = !DILocation(line: 1, scope: !10)
!12 = distinct !DISubprogram(name: "c_block", scope: !3, file: !3, line: 2, type: !5, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, retainedNodes: !24)
!13 = !DILocation(line: 2, scope: !12)
!14 = distinct !DILexicalBlock(scope: !12, file: !3, line: 3)
!15 = !DILocation(line: 3, scope: !14)
!20 = !DISubroutineType(types: !21)
!21 = !{null, !23}
!23 = !DICompositeType(tag: DW_TAG_structure_type, name: "inlined", file: !3, line: 1, size: 32)
!24 = !{!25, !27, !50}
!25 = !DILocalVariable(name: "v", scope: !14, file: !3, line: 3, type: !26)
!26 = !DICompositeType(tag: DW_TAG_structure_type, name: "block", file: !3, line: 1, size: 32)
!27 = !DILocalVariable(name: "w", scope: !12, file: !3, line: 2, type: !28)
!28 = !DICompositeType(tag: DW_TAG_structure_type, name: "own", file: !3, line: 1, size: 32)
!30 = distinct !DISubprogram(name: "c_inlined", scope: !3, file: !3, line: 5, type: !20, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!31 = !DILocation(line: 5, scope: !30, inlinedAt: !32)
!32 = distinct !DILocation(line: 4, scope: !14)
!40 = distinct !DISubprogram(name: "c_never", scope: !3, file: !3, line: 6, type: !5, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !0, retainedNodes: !42)
!41 = !DILocation(line: 6, scope: !40)
!42 = !{!43, !46}
!43 = !DILocalVariable(name: "x", scope: !44, file: !3, line: 7, type: !47)
!44 = distinct !DILexicalBlock(scope: !40, file: !3, line: 7)
!45 = !DILocation(line: 7, scope: !44)
!46 = !DILocalVariable(name: "y", scope: !48, file: !3, line: 8, type: !49)
!47 = !DICompositeType(tag: DW_TAG_structure_type, name: "never", file: !3, line: 1, size: 32)
!48 = distinct !DILexicalBlock(scope: !40, file: !3, line: 8)
!49 = !DICompositeType(tag: DW_TAG_structure_type, name: "never_empty", file: !3, line: 1, size: 32)
!50 = !DILocalVariable(name: "z", scope: !51, file: !3, line: 9, type: !52)
!51 = distinct !DILexicalBlock(scope: !12, file: !3, line: 9)
!52 = !DICompositeType(tag: DW_TAG_structure_type, name: "empty", file: !3, line: 1, size: 32)
!53 = !DILocation(line: 9, scope: !51)
