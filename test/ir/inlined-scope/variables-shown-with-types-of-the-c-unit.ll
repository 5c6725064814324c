; inlined-scope: a variable of Rust that was inlined into a C function stays in the stand-in,
; in its block, if the C unit has a type of that form for certain: here a number that a
; function returns, one behind a pointer in a struct, a truth value, and `void *`. It is no
; parameter. Others are hidden: a Rust struct; u16, which only a function uses that is not
; emitted; f32, which only another unit has; i64, which C has as _BitInt alone; u128, of
; which C has the enumeration's base type, that DWARF 2 leaves out.
; RUN: %lp -passes='lang-provenance<verify>,verify' < %s > %t.ll && FileCheck %s < %t.ll
; RUN: %lp -passes='lang-provenance,verify' < %t.ll | diff %t.ll -
; RUN: llc -filetype=obj %t.ll -o %t && llvm-dwarfdump --verify %t
; RUN: llvm-dwarfdump --debug-info %t | FileCheck %s --check-prefix=DWARF
; RUN: %lp -passes='lang-provenance<inlined=drop>,verify' < %s | FileCheck %s --check-prefix=DROP

; A unit with line tables has no types to show anything with.
; RUN: sed 's/producer: "c", isOptimized: true, emissionKind: FullDebug/producer: "c", isOptimized: true, emissionKind: LineTablesOnly/' %s > %t.lines.ll
; RUN: %lp -passes='lang-provenance,verify' < %t.lines.ll | FileCheck %s --check-prefix=DROP

; CHECK-LABEL: define i32 @c_main(
; CHECK-DAG: ![[CU:[0-9]+]] = distinct !DICompileUnit(language: DW_LANG_C11
; CHECK-DAG: ![[INT:[0-9]+]] = !DIBasicType(name: "int"
; CHECK-DAG: ![[UCHAR:[0-9]+]] = !DIBasicType(name: "unsigned char"
; CHECK-DAG: ![[BOOL:[0-9]+]] = !DIBasicType(name: "_Bool"
; CHECK-DAG: ![[VOID:[0-9]+]] = !DIDerivedType(tag: DW_TAG_pointer_type, baseType: null, size: 64)
; CHECK-DAG: ![[SI:[0-9]+]] = distinct !DISubprogram(name: "krate::f",{{.*}} unit: ![[CU]]
; CHECK-DAG: ![[OUTER:[0-9]+]] = distinct !DILexicalBlock(scope: ![[SI]], file: !{{[0-9]+}}, line: 21)
; CHECK-DAG: ![[INNER:[0-9]+]] = distinct !DILexicalBlock(scope: ![[OUTER]], file: !{{[0-9]+}}, line: 22)
; CHECK-DAG: = distinct !DILocalVariable(name: "shadowed", scope: ![[OUTER]], file: !{{[0-9]+}}, line: 21, type: ![[INT]])
; CHECK-DAG: = distinct !DILocalVariable(name: "shadowed", scope: ![[INNER]], file: !{{[0-9]+}}, line: 22, type: ![[INT]])
; CHECK-DAG: = distinct !DILocalVariable(name: "byte", scope: ![[SI]], file: !{{[0-9]+}}, line: 20, type: ![[UCHAR]])
; CHECK-DAG: = distinct !DILocalVariable(name: "flag", scope: ![[SI]], file: !{{[0-9]+}}, line: 20, type: ![[BOOL]])
; CHECK-DAG: = distinct !DILocalVariable(name: "address", scope: ![[SI]], file: !{{[0-9]+}}, line: 20, type: ![[VOID]])
; CHECK-NOT: DILocalVariable(name: "{{structure|u16|f32|i64|u128}}"

; DWARF:          DW_AT_name ("krate::f")
; DWARF-NOT:      DW_TAG_formal_parameter
; DWARF:          {{^}}0x{{[0-9a-f]+}}:     DW_TAG_variable
; DWARF-NEXT:       DW_AT_name ("address")
; DWARF:            DW_AT_type (0x{{[0-9a-f]+}} "void *")
; DWARF:          DW_TAG_lexical_block
; DWARF:            DW_AT_name ("shadowed")
; DWARF:            DW_TAG_lexical_block
; DWARF:              DW_AT_name ("shadowed")

; DROP-NOT: DILocalVariable(name: "{{byte|flag|address|shadowed}}"

target triple = "x86_64-pc-linux-gnu"

declare void @ext()
define i32 @c_main(ptr %p) !dbg !10 {
    #dbg_value(ptr %p, !40, !DIExpression(), !50)
    #dbg_value(i32 5, !41, !DIExpression(), !51)
    #dbg_value(i32 6, !42, !DIExpression(), !52)
    #dbg_value(i8 7, !43, !DIExpression(), !53)
    #dbg_value(i1 true, !44, !DIExpression(), !53)
    #dbg_value(ptr %p, !45, !DIExpression(), !53)
    #dbg_value(i64 9, !46, !DIExpression(), !53)
    #dbg_value(i16 10, !47, !DIExpression(), !53)
    #dbg_value(float 1.0, !48, !DIExpression(), !53)
    #dbg_value(i64 11, !49, !DIExpression(), !53)
    #dbg_value(i128 12, !55, !DIExpression(), !53)
  call void @ext(), !dbg !51
  call void @ext(), !dbg !52
  call void @ext(), !dbg !53
  ret i32 0, !dbg !50
}
define available_externally i16 @not_emitted() !dbg !60 {
  ret i16 0, !dbg !61
}
define float @of_another_unit() !dbg !70 {
  ret float 0.0, !dbg !71
}

!llvm.dbg.cu = !{!0, !1, !9}
!llvm.module.flags = !{!2, !8}
!0 = distinct !DICompileUnit(language: DW_LANG_C11, file: !3, producer: "c", isOptimized: true, emissionKind: FullDebug, nameTableKind: None)
!1 = distinct !DICompileUnit(language: DW_LANG_Rust, file: !4, producer: "rust", isOptimized: true, emissionKind: FullDebug, nameTableKind: None)
!9 = distinct !DICompileUnit(language: DW_LANG_C11, file: !5, producer: "c2", isOptimized: true, emissionKind: FullDebug, nameTableKind: None)
!2 = !{i32 2, !"Debug Info Version", i32 3}
!8 = !{i32 7, !"Dwarf Version", i32 5}
!3 = !DIFile(filename: "main.c", directory: "/")
!4 = !DIFile(filename: "lib.rs", directory: "/")
!5 = !DIFile(filename: "other.c", directory: "/")

!10 = distinct !DISubprogram(name: "c_main", scope: !3, file: !3, line: 1, type: !11, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, retainedNodes: !{!40})
!11 = !DISubroutineType(types: !{!12, !13})
!12 = !DIBasicType(name: "int", size: 32, encoding: DW_ATE_signed)
!13 = !DIDerivedType(tag: DW_TAG_pointer_type, baseType: !14, size: 64)
!14 = distinct !DICompositeType(tag: DW_TAG_structure_type, name: "s", file: !3, line: 1, size: 384, elements: !{!15, !16, !17, !18, !19})
!15 = !DIDerivedType(tag: DW_TAG_member, name: "bytes", scope: !14, file: !3, baseType: !30, size: 64)
!16 = !DIDerivedType(tag: DW_TAG_member, name: "flag", scope: !14, file: !3, baseType: !33, size: 8, offset: 64)
!17 = !DIDerivedType(tag: DW_TAG_member, name: "address", scope: !14, file: !3, baseType: !34, size: 64, offset: 128)
!18 = !DIDerivedType(tag: DW_TAG_member, name: "bits", scope: !14, file: !3, baseType: !35, size: 64, offset: 192)
!19 = !DIDerivedType(tag: DW_TAG_member, name: "e", scope: !14, file: !3, baseType: !36, size: 128, offset: 256)
!30 = !DIDerivedType(tag: DW_TAG_pointer_type, baseType: !31, size: 64)
!31 = !DIDerivedType(tag: DW_TAG_const_type, baseType: !32)
!32 = !DIBasicType(name: "unsigned char", size: 8, encoding: DW_ATE_unsigned_char)
!33 = !DIBasicType(name: "_Bool", size: 8, encoding: DW_ATE_boolean)
!34 = !DIDerivedType(tag: DW_TAG_pointer_type, baseType: null, size: 64)
!35 = !DIBasicType(name: "_BitInt", size: 64, encoding: DW_ATE_signed)
!36 = !DICompositeType(tag: DW_TAG_enumeration_type, name: "e", file: !3, baseType: !37, size: 128, elements: !{})
!37 = !DIBasicType(name: "unsigned __int128", size: 128, encoding: DW_ATE_unsigned)

!20 = distinct !DISubprogram(name: "f", linkageName: "_Zf", scope: !22, file: !4, line: 20, type: !21, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !1)
!21 = !DISubroutineType(types: !{null})
!22 = !DINamespace(name: "krate", scope: null)
!23 = distinct !DILexicalBlock(scope: !20, file: !4, line: 21)
!24 = distinct !DILexicalBlock(scope: !23, file: !4, line: 22)
!25 = !DIBasicType(name: "i32", size: 32, encoding: DW_ATE_signed)
!26 = !DIBasicType(name: "u8", size: 8, encoding: DW_ATE_unsigned)
!27 = !DIBasicType(name: "bool", size: 8, encoding: DW_ATE_boolean)
!28 = !DIDerivedType(tag: DW_TAG_pointer_type, name: "&krate::S", baseType: !29, size: 64, dwarfAddressSpace: 0)
!29 = !DICompositeType(tag: DW_TAG_structure_type, name: "S", scope: !22, file: !4, size: 64, identifier: "S")
!80 = !DIBasicType(name: "u16", size: 16, encoding: DW_ATE_unsigned)
!81 = !DIBasicType(name: "f32", size: 32, encoding: DW_ATE_float)
!82 = !DIBasicType(name: "i64", size: 64, encoding: DW_ATE_signed)
!83 = !DIBasicType(name: "u128", size: 128, encoding: DW_ATE_unsigned)

!40 = !DILocalVariable(name: "p", arg: 1, scope: !10, file: !3, line: 1, type: !13)
!41 = !DILocalVariable(name: "shadowed", scope: !23, file: !4, line: 21, type: !25)
!42 = !DILocalVariable(name: "shadowed", scope: !24, file: !4, line: 22, type: !25)
!43 = !DILocalVariable(name: "byte", arg: 1, scope: !20, file: !4, line: 20, type: !26)
!44 = !DILocalVariable(name: "flag", arg: 2, scope: !20, file: !4, line: 20, type: !27)
!45 = !DILocalVariable(name: "address", arg: 3, scope: !20, file: !4, line: 20, type: !28)
!46 = !DILocalVariable(name: "structure", scope: !20, file: !4, line: 20, type: !29)
!47 = !DILocalVariable(name: "u16", scope: !20, file: !4, line: 20, type: !80)
!48 = !DILocalVariable(name: "f32", scope: !20, file: !4, line: 20, type: !81)
!49 = !DILocalVariable(name: "i64", scope: !20, file: !4, line: 20, type: !82)
!55 = !DILocalVariable(name: "u128", scope: !20, file: !4, line: 20, type: !83)
!50 = !DILocation(line: 2, scope: !10)
!51 = !DILocation(line: 21, scope: !23, inlinedAt: !54)
!52 = !DILocation(line: 22, scope: !24, inlinedAt: !54)
!53 = !DILocation(line: 20, scope: !20, inlinedAt: !54)
!54 = distinct !DILocation(line: 3, scope: !10)

!60 = distinct !DISubprogram(name: "not_emitted", scope: !3, file: !3, line: 5, type: !62, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!61 = !DILocation(line: 5, scope: !60)
!62 = !DISubroutineType(types: !{!63})
!63 = !DIBasicType(name: "unsigned short", size: 16, encoding: DW_ATE_unsigned)
!70 = distinct !DISubprogram(name: "of_another_unit", scope: !5, file: !5, line: 6, type: !72, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !9)
!71 = !DILocation(line: 6, scope: !70)
!72 = !DISubroutineType(types: !{!73})
!73 = !DIBasicType(name: "float", size: 32, encoding: DW_ATE_float)
