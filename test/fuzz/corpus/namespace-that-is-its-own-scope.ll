; The scope of the Rust function is a namespace that is its own scope.
target triple = "x86_64-pc-linux-gnu"

declare void @ext()
define void @c_main() !dbg !10 {
    #dbg_value(i32 0, !40, !DIExpression(), !50)
    #dbg_value(i32 0, !41, !DIExpression(), !53)
    #dbg_value(i32 0, !42, !DIExpression(), !52)
    #dbg_label(!43, !53)
  call void @ext(), !dbg !50
  call void @ext(), !dbg !51
  call void @ext(), !dbg !52
  call void @ext(), !dbg !53
  call void @ext(), !dbg !57
  call void @ext(), !dbg !58
  br label %loop, !dbg !50
loop:
  br label %loop, !dbg !50, !llvm.loop !60
}
; A Rust function with C in it stays unchanged.
define void @rust_fn() !dbg !70 {
    #dbg_value(i32 0, !71, !DIExpression(), !72)
    #dbg_value(i32 0, !42, !DIExpression(), !73)
  call void @ext(), !dbg !73
  ret void, !dbg !72
}

!llvm.dbg.cu = !{!0, !1}
!llvm.module.flags = !{!2, !8}
!0 = distinct !DICompileUnit(language: DW_LANG_C11, file: !3, producer: "c", isOptimized: true, emissionKind: FullDebug, nameTableKind: None)
!1 = distinct !DICompileUnit(language: DW_LANG_Rust, file: !4, producer: "rust", isOptimized: true, emissionKind: FullDebug, nameTableKind: None)
!2 = !{i32 2, !"Debug Info Version", i32 3}
!8 = !{i32 7, !"Dwarf Version", i32 5}
!3 = !DIFile(filename: "main.c", directory: "/")
!4 = !DIFile(filename: "lib.rs", directory: "/")
!7 = !DIFile(filename: "macro.rs", directory: "/")
!5 = !DISubroutineType(types: !6)
!6 = !{null}
!9 = !DIBasicType(name: "int", size: 32, encoding: DW_ATE_signed)
!10 = distinct !DISubprogram(name: "c_main", scope: !3, file: !3, line: 1, type: !5, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!20 = distinct !DISubprogram(name: "method", linkageName: "_ZmethodE", scope: !21, file: !4, line: 20, type: !5, scopeLine: 21, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !1, declaration: !25)
!25 = !DISubprogram(name: "method", linkageName: "_ZmethodE", scope: !21, file: !4, line: 20, type: !5, spFlags: DISPFlagOptimized)
!21 = !DICompositeType(tag: DW_TAG_structure_type, name: "Foo", scope: !22, file: !4, size: 8, identifier: "foo")
!22 = distinct !DINamespace(name: "krate", scope: !22)
!23 = distinct !DILexicalBlock(scope: !20, file: !7, line: 22)
!24 = !DILexicalBlockFile(scope: !20, file: !4, discriminator: 3)
!30 = distinct !DISubprogram(name: "c_leaf", scope: !3, file: !3, line: 30, type: !5, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!40 = !DILocalVariable(name: "in_c_main", scope: !10, file: !3, line: 2, type: !9)
!41 = !DILocalVariable(name: "in_rust", scope: !20, file: !4, line: 22, type: !21)
!42 = !DILocalVariable(name: "in_c_leaf", scope: !30, file: !3, line: 31, type: !9)
!43 = !DILabel(scope: !20, name: "rust_label", file: !4, line: 23)
!50 = !DILocation(line: 2, scope: !10)
!51 = !DILocation(line: 22, scope: !23, inlinedAt: !54)
!52 = !DILocation(line: 31, column: 7, scope: !30, inlinedAt: !55)
!53 = !DILocation(line: 23, scope: !20, inlinedAt: !54)
!54 = distinct !DILocation(line: 3, scope: !10)
!55 = distinct !DILocation(line: 24, scope: !24, inlinedAt: !54)
!56 = distinct !DILocation(line: 3, scope: !10)
!57 = !DILocation(line: 23, scope: !20, inlinedAt: !56)
!58 = !DILocation(line: 31, scope: !30, inlinedAt: !59)
!59 = distinct !DILocation(line: 25, scope: !20, inlinedAt: !54)
!60 = distinct !{!60, !53, !53}
!70 = distinct !DISubprogram(name: "rust_fn", scope: !22, file: !4, line: 40, type: !5, scopeLine: 40, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !1)
!71 = !DILocalVariable(name: "own", scope: !70, file: !4, line: 41, type: !21)
!72 = !DILocation(line: 41, scope: !70)
!73 = !DILocation(line: 31, scope: !30, inlinedAt: !74)
!74 = distinct !DILocation(line: 42, scope: !70)
