; Notes of the plugin that name declarations, foreign functions and nothing.
target triple = "x86_64-pc-linux-gnu"
declare !dbg !14 void @decl(ptr)
define void @c_main() !dbg !10 { call void @decl(ptr null), !dbg !11
 ret void, !dbg !11 }
define void @rs() !dbg !12 { call void @decl(ptr null), !dbg !13
 ret void, !dbg !13 }
!llvm.dbg.cu = !{!0, !1}
!llvm.module.flags = !{!2}
!lang-provenance.dissolvable = !{!30, !31, !32, !33, !34, !35}
!30 = !{!14, !0, !{!14, !10, null, !5}}
!31 = !{!14, !1, !{!12}}
!32 = !{!12, !0, !{!12, !14}}
!33 = !{!40, !0, !{!40}}
!34 = !{null, !0, !{null}}
!35 = !{!3, !3, !3}
!lang-provenance.declared = !{!30, !3, !0}
!0 = distinct !DICompileUnit(language: DW_LANG_C11, file: !3, emissionKind: FullDebug)
!1 = distinct !DICompileUnit(language: DW_LANG_Rust, file: !4, emissionKind: FullDebug)
!2 = !{i32 2, !"Debug Info Version", i32 3}
!3 = !DIFile(filename: "main.c", directory: "/")
!4 = !DIFile(filename: "lib.rs", directory: "/")
!5 = !DISubroutineType(types: !6)
!6 = !{!7, null}
!7 = !DIBasicType(name: "int", size: 32, encoding: DW_ATE_signed)
!10 = distinct !DISubprogram(name: "c_main", scope: !3, file: !3, line: 1, type: !5, flags: DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition, unit: !0)
!11 = !DILocation(line: 1, scope: !10)
!12 = distinct !DISubprogram(name: "rs", scope: !4, file: !4, line: 1, type: !5, flags: DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition, unit: !1, templateParams: !{})
!13 = !DILocation(line: 1, scope: !12)
!14 = !DISubprogram(name: "decl", scope: !3, file: !3, line: 1, type: !5, spFlags: DISPFlagOptimized)
!40 = distinct !DISubprogram(name: "gone", scope: !3, file: !3, line: 1, spFlags: DISPFlagDefinition, unit: !0, retainedNodes: !41)
!41 = !{!42, !43}
!42 = !DILocalVariable(name: "a", scope: !40)
!43 = !DILocalVariable(name: "b", scope: !44, type: !45)
!44 = distinct !DILexicalBlock(scope: !40, file: !3)
!45 = distinct !DIDerivedType(tag: DW_TAG_typedef, baseType: !45)
