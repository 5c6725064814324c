; mode=tag: foreign subprograms and types that are in a kept unit, or that it refers to,
; are annotated. Scopes, calls, order and sharing stay.
; RUN: %lp -passes='lang-provenance<mode=tag;verify>,verify' < %s > %t1.ll && FileCheck %s < %t1.ll
; RUN: %lp -passes='lang-provenance<mode=tag>,verify' < %t1.ll | diff %t1.ll -
; RUN: llc -filetype=obj %t1.ll -o %t && llvm-dwarfdump --debug-info %t | FileCheck %s --check-prefix=DWARF
; The DWARF is the same except for the annotations:
; RUN: llc -filetype=obj %s -o %t.was
; RUN: llvm-dwarfdump --debug-info %t | grep DW_TAG | grep -v LLVM_annotation | sed 's/.*: //' > %t.tags
; RUN: llvm-dwarfdump --debug-info %t.was | grep DW_TAG | sed 's/.*: //' | diff - %t.tags

; CHECK: define void @c_main(i32 %local) !dbg ![[MAIN:[0-9]+]]
; CHECK: #dbg_value(i32 %local, ![[VAR:[0-9]+]], !DIExpression(), ![[L:[0-9]+]])
; CHECK: define void @method() {{.*}}!dbg ![[M:[0-9]+]]
; CHECK-DAG: ![[MAIN]] = distinct !DISubprogram(name: "c_main",{{.*}} flags: DIFlagPrototyped | DIFlagAllCallsDescribed
; CHECK-DAG: ![[VAR]] = !DILocalVariable(name: "v", scope: ![[I:[0-9]+]]
; CHECK-DAG: ![[I]] = distinct !DISubprogram(name: "inlined",{{.*}} retainedNodes: ![[RN:[0-9]+]], annotations: ![[ANN:[0-9]+]])
; CHECK-DAG: ![[RN]] = !{![[VAR]]}
; CHECK-DAG: ![[L]] = !DILocation(line: 2, scope: ![[I]], inlinedAt:
; CHECK-DAG: ![[M]] = distinct !DISubprogram(name: "method",{{.*}} declaration: ![[DECL:[0-9]+]],{{.*}} annotations: ![[ANN]])
; CHECK-DAG: ![[DECL]] = distinct !DISubprogram(name: "method",{{.*}} annotations: ![[ANN]])
; CHECK-DAG: distinct !DICompositeType(tag: DW_TAG_structure_type, name: "Foo",{{.*}} annotations: ![[ANN]])
; CHECK-DAG: distinct !DICompositeType(tag: DW_TAG_structure_type, name: "Member",{{.*}} annotations: ![[ANN]])
; CHECK-DAG: ![[ANN]] = !{![[A:[0-9]+]]}
; CHECK-DAG: ![[A]] = !{!"lang-provenance", !"rust lib.rs"}

; DWARF-LABEL: DW_AT_language (DW_LANG_C11)
; DWARF:       DW_AT_name ("Foo")
; DWARF:       DW_TAG_LLVM_annotation
; DWARF-LABEL: DW_AT_language (DW_LANG_Rust)

target triple = "x86_64-pc-linux-gnu"

define void @c_main(i32 %local) !dbg !10 {
    #dbg_value(i32 %local, !31, !DIExpression(), !12)
  call void @method(), !dbg !12
  ret void, !dbg !11
}
define void @method() noinline !dbg !20 {
  ret void, !dbg !24
}

!llvm.dbg.cu = !{!0, !1}
!llvm.module.flags = !{!2, !8}
!0 = distinct !DICompileUnit(language: DW_LANG_C11, file: !3, producer: "c", isOptimized: true, emissionKind: FullDebug, nameTableKind: None)
!1 = distinct !DICompileUnit(language: DW_LANG_Rust, file: !4, producer: "rust", isOptimized: true, emissionKind: FullDebug, nameTableKind: None)
!2 = !{i32 2, !"Debug Info Version", i32 3}
!8 = !{i32 7, !"Dwarf Version", i32 5}
!3 = !DIFile(filename: "main.c", directory: "/")
!4 = !DIFile(filename: "lib.rs", directory: "/")
!5 = !DISubroutineType(types: !6)
!6 = !{null}
!7 = !{}
!10 = distinct !DISubprogram(name: "c_main", scope: !3, file: !3, line: 1, type: !5, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!11 = !DILocation(line: 1, scope: !10)
!12 = !DILocation(line: 2, scope: !30, inlinedAt: !13)
!13 = distinct !DILocation(line: 1, scope: !10)
!20 = distinct !DISubprogram(name: "method", linkageName: "method", scope: !21, file: !4, line: 3, type: !5, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !1, declaration: !23)
!21 = !DICompositeType(tag: DW_TAG_structure_type, name: "Foo", scope: !22, file: !4, size: 8, elements: !25, identifier: "foo")
!22 = !DINamespace(name: "krate", scope: null)
!23 = !DISubprogram(name: "method", linkageName: "method", scope: !21, file: !4, line: 3, type: !5, spFlags: DISPFlagOptimized)
!24 = !DILocation(line: 3, scope: !20)
!25 = !{!26}
!26 = !DIDerivedType(tag: DW_TAG_member, name: "m", scope: !21, file: !4, baseType: !27, size: 8)
!27 = !DICompositeType(tag: DW_TAG_structure_type, name: "Member", scope: !22, file: !4, size: 8, elements: !7, identifier: "member")
!30 = distinct !DISubprogram(name: "inlined", linkageName: "inlined", scope: !22, file: !4, line: 4, type: !5, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !1, retainedNodes: !32)
!31 = !DILocalVariable(name: "v", scope: !30, file: !4, line: 4, type: !27)
!32 = !{!31}
