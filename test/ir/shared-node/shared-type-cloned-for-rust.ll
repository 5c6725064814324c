; shared-node: an anonymous node that both languages spell alike is one node, and its
; DIE goes to whichever unit is emitted first. The foreign side gets clones of all nodes
; that kept code could be using. Named Rust types, and nodes that refer to them, are not
; among those and stay.
; RUN: %lp -passes='lang-provenance<verify>,verify' %s | FileCheck %s
; RUN: %lp -passes='lang-provenance,verify' < %s > %t1.ll
; RUN: %lp -passes='lang-provenance,verify' < %t1.ll > %t2.ll
; RUN: diff %t1.ll %t2.ll
; RUN: llc -filetype=obj %t1.ll -o %t && llvm-dwarfdump --debug-info %t | FileCheck %s --check-prefix=DWARF
; RUN: %lp -passes='print<lang-provenance>' -disable-output %s | FileCheck %s --check-prefix=PRINT

; PRINT:      shared-node: nodes that both sides could share: 4 of {{[0-9]+}} foreign
; PRINT-NEXT:   DW_TAG_pointer_type ''
; PRINT-NEXT:   DW_TAG_array_type ''
; PRINT-NEXT:   DW_TAG_subroutine_type ''
; PRINT-NEXT:   DW_TAG_base_type 'bool'
; PRINT-NEXT: first-unit: an excluded one may come first

; CHECK-DAG: !DIGlobalVariable(name: "c_ops",{{.*}} type: ![[COPS:[0-9]+]]
; CHECK-DAG: ![[COPS]] = distinct !DICompositeType(tag: DW_TAG_structure_type, name: "c_ops",{{.*}} elements: ![[CELEMS:[0-9]+]]
; CHECK-DAG: ![[CELEMS]] = !{![[CFN:[0-9]+]], ![[CB:[0-9]+]]}
; CHECK-DAG: ![[CFN]] = !DIDerivedType(tag: DW_TAG_member, name: "fn",{{.*}} baseType: ![[CPTR:[0-9]+]]
; CHECK-DAG: ![[CPTR]] = !DIDerivedType(tag: DW_TAG_pointer_type, baseType: ![[CSUB:[0-9]+]]
; CHECK-DAG: ![[CSUB]] = !DISubroutineType(types:
; CHECK-DAG: ![[CB]] = !DIDerivedType(tag: DW_TAG_member, name: "b",{{.*}} baseType: ![[CARR:[0-9]+]]
; CHECK-DAG: ![[CARR]] = !DICompositeType(tag: DW_TAG_array_type, baseType: ![[CBOOL:[0-9]+]]
; CHECK-DAG: ![[CBOOL]] = !DIBasicType(name: "bool"
; CHECK-DAG: !DIGlobalVariable(name: "RS_OPS",{{.*}} type: ![[RS:[0-9]+]]
; CHECK-DAG: ![[RS]] = distinct !DICompositeType(tag: DW_TAG_structure_type, name: "RsOps"
; CHECK-DAG: !DIDerivedType(tag: DW_TAG_member, name: "f",{{.*}} baseType: ![[RPTR:[0-9]+]]
; CHECK-DAG: ![[RPTR]] = distinct !DIDerivedType(tag: DW_TAG_pointer_type, baseType: ![[RSUB:[0-9]+]]
; CHECK-DAG: ![[RSUB]] = distinct !DISubroutineType(types:
; CHECK-DAG: !DIDerivedType(tag: DW_TAG_member, name: "bools",{{.*}} baseType: ![[RARR:[0-9]+]]
; CHECK-DAG: ![[RARR]] = distinct !DICompositeType(tag: DW_TAG_array_type, baseType: ![[RBOOL:[0-9]+]]
; CHECK-DAG: ![[RBOOL]] = distinct !DIBasicType(name: "bool"
; CHECK-DAG: !DIDerivedType(tag: DW_TAG_pointer_type, name: "&RsOps", baseType: ![[RS]]

; DWARF-LABEL: DW_AT_language (DW_LANG_C11)
; DWARF:       DW_AT_name ("c_ops")
; DWARF:       DW_TAG_subroutine_type
; DWARF:       DW_AT_name ("bool")
; DWARF-LABEL: DW_AT_language (DW_LANG_Rust)
; DWARF:       DW_AT_name ("RsOps")
; DWARF:       DW_AT_name ("bool")

target triple = "x86_64-pc-linux-gnu"

@RS_OPS = global i64 0, !dbg !20
@c_ops = global i64 0, !dbg !10

; The Rust unit leads, so that without the clones it would own the nodes.
!llvm.dbg.cu = !{!1, !0}
!llvm.module.flags = !{!2, !8}
!0 = distinct !DICompileUnit(language: DW_LANG_C11, file: !3, producer: "c", isOptimized: true, emissionKind: FullDebug, nameTableKind: None, globals: !12)
!1 = distinct !DICompileUnit(language: DW_LANG_Rust, file: !4, producer: "rust", isOptimized: true, emissionKind: FullDebug, nameTableKind: None, globals: !22)
!2 = !{i32 2, !"Debug Info Version", i32 3}
!8 = !{i32 7, !"Dwarf Version", i32 5}
!3 = !DIFile(filename: "main.c", directory: "/")
!4 = !DIFile(filename: "lib.rs", directory: "/")
!5 = !DISubroutineType(types: !6)
!6 = !{null}
!7 = !DIDerivedType(tag: DW_TAG_pointer_type, baseType: !5, size: 64)
!9 = !DIBasicType(name: "bool", size: 8, encoding: DW_ATE_boolean)
!30 = !DICompositeType(tag: DW_TAG_array_type, baseType: !9, size: 16, elements: !31)
!31 = !{!32}
!32 = !DISubrange(count: 2)
!10 = !DIGlobalVariableExpression(var: !11, expr: !DIExpression())
!11 = distinct !DIGlobalVariable(name: "c_ops", scope: !0, file: !3, line: 1, type: !13, isLocal: false, isDefinition: true)
!12 = !{!10}
!13 = distinct !DICompositeType(tag: DW_TAG_structure_type, name: "c_ops", file: !3, line: 1, size: 128, elements: !14)
!14 = !{!15, !16}
!15 = !DIDerivedType(tag: DW_TAG_member, name: "fn", scope: !13, file: !3, line: 1, baseType: !7, size: 64)
!16 = !DIDerivedType(tag: DW_TAG_member, name: "b", scope: !13, file: !3, line: 1, baseType: !30, size: 16, offset: 64)
!20 = !DIGlobalVariableExpression(var: !21, expr: !DIExpression())
!21 = distinct !DIGlobalVariable(name: "RS_OPS", scope: null, file: !4, line: 1, type: !23, isLocal: false, isDefinition: true)
!22 = !{!20}
!23 = !DICompositeType(tag: DW_TAG_structure_type, name: "RsOps", file: !4, size: 192, elements: !24, identifier: "rs")
!24 = !{!25, !26, !27}
!25 = !DIDerivedType(tag: DW_TAG_member, name: "f", scope: !23, file: !4, baseType: !7, size: 64)
!26 = !DIDerivedType(tag: DW_TAG_member, name: "bools", scope: !23, file: !4, baseType: !30, size: 16, offset: 64)
!27 = !DIDerivedType(tag: DW_TAG_member, name: "me", scope: !23, file: !4, baseType: !28, size: 64, offset: 128)
!28 = !DIDerivedType(tag: DW_TAG_pointer_type, name: "&RsOps", baseType: !23, size: 64)
