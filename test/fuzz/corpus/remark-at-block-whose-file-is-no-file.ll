; A remark at a location in a block whose file is another node.
target triple = "x86_64-pc-linux-gnu"

declare void @ext()

define void @c_main() !dbg !6 {
    #dbg_value(i32 0, !9, !DIExpression(), !11)
    #dbg_value(i32 0, !12, !DIExpression(), !17)
    #dbg_value(i32 0, !19, !DIExpression(), !21)
    #dbg_label(!27, !17)
  store i32 0, ptr null, align 4, !dbg !22
  call void @ext(), !dbg !11
  call void @ext(), !dbg !28
  call void @ext(), !dbg !21
    #dbg_value(i32 0, !9, !DIExpression(DW_OP_LLVM_fragment, 0, 8), !32)
    #dbg_value(!DIArgList(i32 0, i32 1), !33, !DIExpression(DW_OP_LLVM_arg, 0, DW_OP_LLVM_arg, 1, DW_OP_plus), !34)
  call void @ext(), !dbg !17
  call void @ext(), !dbg !35
  call void asm sideeffect "nop", ""(), !dbg !28
  call void @ext(), !dbg !37
  br label %loop, !dbg !11

loop:                                             ; preds = %loop, %0
  br label %loop, !dbg !11, !llvm.loop !39
}

define void @rust_fn() !dbg !26 {
    #dbg_value(i32 0, !33, !DIExpression(), !24)
    #dbg_value(i32 0, !19, !DIExpression(), !41)
    #dbg_value(!DIArgList(i32 0, i32 1), !12, !DIExpression(DW_OP_LLVM_arg, 0, DW_OP_LLVM_arg, 1, DW_OP_plus), !38)
  call void @ext(), !dbg !41
    #dbg_value(!DIArgList(i32 0, i32 1), !19, !DIExpression(DW_OP_LLVM_arg, 0, DW_OP_LLVM_arg, 1, DW_OP_plus), !37)
  ret void, !dbg !24
}

!llvm.dbg.cu = !{!0, !2, !2}
!llvm.module.flags = !{!4, !5}

!0 = distinct !DICompileUnit(language: DW_LANG_C11, file: !1, producer: "c", isOptimized: true, runtimeVersion: 0, emissionKind: FullDebug, nameTableKind: None)
!1 = !DIFile(filename: "main.c", directory: "/")
!2 = distinct !DICompileUnit(language: DW_LANG_Rust, file: !3, producer: "rust", isOptimized: true, runtimeVersion: 0, emissionKind: FullDebug, nameTableKind: None)
!3 = !DIFile(filename: "lib.rs", directory: "/")
!4 = !{i32 2, !"Debug Info Version", i32 3}
!5 = !{i32 7, !"Dwarf Version", i32 5}
!6 = distinct !DISubprogram(name: "c_main", scope: !1, file: !1, line: 1, type: !7, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!7 = !DISubroutineType(cc: DW_CC_nocall, types: !8)
!8 = !{null}
!9 = !DILocalVariable(name: "in_c_main", scope: !6, file: !1, line: 2, type: !10)
!10 = !DIBasicType(name: "int", size: 32, encoding: DW_ATE_signed)
!11 = !DILocation(line: 2, scope: !6)
!12 = !DILocalVariable(name: "in_rust", scope: !13, file: !3, line: 22, type: !14)
!13 = distinct !DISubprogram(name: "method", linkageName: "_ZmethodE", scope: !14, file: !3, line: 20, type: !7, scopeLine: 21, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !2, declaration: !16)
!14 = !DICompositeType(tag: DW_TAG_structure_type, name: "Foo", scope: !15, file: !3, size: 8, identifier: "foo")
!15 = !DINamespace(name: "krate", scope: null)
!16 = !DISubprogram(name: "method", linkageName: "_ZmethodE", scope: !14, file: !3, line: 20, type: !7, spFlags: DISPFlagOptimized)
!17 = !DILocation(line: 23, scope: !13, inlinedAt: !18)
!18 = distinct !DILocation(line: 3, scope: !6)
!19 = !DILocalVariable(name: "in_c_leaf", scope: !20, file: !1, line: 31, type: !10, annotations: !8)
!20 = distinct !DISubprogram(name: "c_leaf", scope: !1, file: !1, line: 30, type: !7, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = !DILocation(line: 31, column: 7, scope: !20, inlinedAt: !22)
!22 = distinct !DILocation(line: 24, column: 65535, scope: !23, inlinedAt: !11)
!23 = !DILexicalBlockFile(scope: !13, file: !24, discriminator: 3)
!24 = !DILocation(line: 41, scope: !25)
!25 = !DILexicalBlockFile(scope: !26, file: !3, discriminator: 4294967295)
!26 = distinct !DISubprogram(name: "rust_fn", scope: !15, file: !3, line: 40, type: !7, scopeLine: 40, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !2)
!27 = !DILabel(scope: !13, name: "rust_label", file: !3, line: 23)
!28 = !DILocation(line: 22, scope: !29, inlinedAt: !31)
!29 = distinct !DILexicalBlock(scope: !13, file: !30, line: 4294967295)
!30 = !DIFile(filename: "macro.rs", directory: "/")
!31 = distinct !DILocation(line: 3, scope: !6)
!32 = distinct !DILocation(line: 3, scope: !6)
!33 = !DILocalVariable(name: "own", scope: !26, file: !3, line: 41, type: !14)
!34 = distinct !DILocation(line: 42, scope: !26)
!35 = !DILocation(line: 23, scope: !36, inlinedAt: !32)
!36 = distinct !DILexicalBlock(scope: !26, file: !3, line: 1)
!37 = !DILocation(line: 31, scope: !20, inlinedAt: !38)
!38 = distinct !DILocation(line: 25, scope: !13, inlinedAt: !11)
!39 = distinct !{!40, !39, !17}
!40 = distinct !DILocation(line: 42, scope: !26)
!41 = !DILocation(line: 31, scope: !20, inlinedAt: !34)
