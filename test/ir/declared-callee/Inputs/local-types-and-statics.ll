; For retained-nodes-of-every-kind-read.test. LLVM 22 does not accept this module.
target triple = "x86_64-pc-linux-gnu"

define void @rust_fn() !dbg !10 {
  ret void, !dbg !11
}
define void @c_stays(ptr %p) !dbg !30 {
  call void @rust_fn(), !dbg !31
  store i32 1, ptr %p, !dbg !52
  ret void, !dbg !31
}

!llvm.dbg.cu = !{!0, !1}
!llvm.module.flags = !{!2, !8}
!lang-provenance.dissolvable = !{!3, !4}
!0 = distinct !DICompileUnit(language: DW_LANG_C11, file: !6, producer: "c", isOptimized: true, emissionKind: FullDebug, nameTableKind: None)
!1 = distinct !DICompileUnit(language: DW_LANG_Rust, file: !7, producer: "rust", isOptimized: true, emissionKind: FullDebug, nameTableKind: None)
!2 = !{i32 2, !"Debug Info Version", i32 3}
!8 = !{i32 7, !"Dwarf Version", i32 5}
!3 = !{!20, !0, !{!21}}
!4 = !{!30, !0, !{!32}}
!5 = !DISubroutineType(types: !{null})
!6 = !DIFile(filename: "main.c", directory: "/")
!7 = !DIFile(filename: "lib.rs", directory: "/")
!9 = !DIBasicType(name: "int", size: 32, encoding: DW_ATE_signed)
!10 = distinct !DISubprogram(name: "rust_fn", scope: !7, file: !7, line: 1, type: !5, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !1)
!11 = !DILocation(line: 1, scope: !10)

; c_gone, a block of it with code, and one without.
!20 = distinct !DISubprogram(name: "c_gone", scope: !6, file: !6, line: 1, type: !5, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !0, retainedNodes: !{!23, !24, !25, !26, null, !27, !28, !29})
!21 = distinct !DILexicalBlock(scope: !20, file: !6, line: 2)
!22 = distinct !DILexicalBlock(scope: !20, file: !6, line: 3)
!23 = !DICompositeType(tag: DW_TAG_structure_type, name: "c_local", scope: !20, file: !6, line: 1, size: 32)
!24 = !DICompositeType(tag: DW_TAG_enumeration_type, name: "c_enum", scope: !20, file: !6, line: 1, baseType: !9, size: 32, elements: !{!60})
!60 = !DIEnumerator(name: "ONE", value: 1)
!25 = !DIGlobalVariableExpression(var: !61, expr: !DIExpression())
!61 = distinct !DIGlobalVariable(name: "s", scope: !20, file: !6, line: 1, type: !62, isLocal: true, isDefinition: true)
!62 = !DICompositeType(tag: DW_TAG_structure_type, name: "c_static", file: !6, line: 1, size: 32)
!26 = !DIImportedEntity(tag: DW_TAG_imported_declaration, scope: !20, entity: !63, file: !6, line: 1)
!63 = !DICompositeType(tag: DW_TAG_structure_type, name: "c_imported", file: !6, line: 1, size: 32)
!27 = !DICompositeType(tag: DW_TAG_structure_type, name: "c_block", scope: !21, file: !6, line: 2, size: 32)
!28 = !DICompositeType(tag: DW_TAG_structure_type, name: "c_no_code", scope: !22, file: !6, line: 3, size: 32)
!29 = !DILabel(scope: !20, name: "label", file: !6, line: 4)

; c_stays, whose block had code and has none now.
!30 = distinct !DISubprogram(name: "c_stays", scope: !6, file: !6, line: 5, type: !5, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, retainedNodes: !{!33, !34, !35, !36})
!31 = !DILocation(line: 5, scope: !30)
!32 = distinct !DILexicalBlock(scope: !30, file: !6, line: 6)
!33 = !DICompositeType(tag: DW_TAG_structure_type, name: "c_has_die", scope: !30, file: !6, line: 5, size: 32)
!34 = !DICompositeType(tag: DW_TAG_structure_type, name: "c_folded", scope: !32, file: !6, line: 6, size: 32)
!35 = !DIGlobalVariableExpression(var: !64, expr: !DIExpression())
!64 = distinct !DIGlobalVariable(name: "t", scope: !32, file: !6, line: 6, type: !65, isLocal: true, isDefinition: true)
!65 = !DICompositeType(tag: DW_TAG_structure_type, name: "c_folded_static", file: !6, line: 6, size: 32)
!36 = !DIExpression(DW_OP_deref)

; rust_gone was inlined into c_stays.
!50 = distinct !DISubprogram(name: "rust_gone", scope: !7, file: !7, line: 2, type: !5, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !1, retainedNodes: !{!53, !54})
!52 = !DILocation(line: 2, scope: !50, inlinedAt: !31)
!53 = !DICompositeType(tag: DW_TAG_structure_type, name: "rust_local", scope: !50, file: !7, line: 2, size: 32)
!54 = !DIGlobalVariableExpression(var: !55, expr: !DIExpression())
!55 = distinct !DIGlobalVariable(name: "u", scope: !50, file: !7, line: 2, type: !56, isLocal: true, isDefinition: true)
!56 = !DICompositeType(tag: DW_TAG_structure_type, name: "rust_static", file: !7, line: 2, size: 32)
