; shared-node: C may use the types of functions that C++ declares and calls. The C++
; unit gets clones of these. The declaration stays attached to its function.
; RUN: %lp -passes='lang-provenance<exclude=c++14;verify>,verify' < %s > %t1.ll && FileCheck %s < %t1.ll
; RUN: %lp -passes='lang-provenance<exclude=c++14>,verify' < %t1.ll | diff %t1.ll -
; RUN: llc -filetype=obj %t1.ll -o %t && llvm-dwarfdump --debug-info %t | FileCheck %s --check-prefix=DWARF
; CHECK: declare !dbg ![[D:[0-9]+]] void @_Z6mangledm(i64)
; CHECK-DAG: ![[D]] = !DISubprogram(name: "mangled",{{.*}} type: ![[T:[0-9]+]]
; CHECK-DAG: ![[T]] = distinct !DISubroutineType(types: ![[L:[0-9]+]]
; CHECK-DAG: ![[L]] = distinct !{null, ![[C:[0-9]+]]}
; CHECK-DAG: ![[C]] = distinct !DIBasicType(name: "unsigned long"
; CHECK-DAG: DIDerivedType(tag: DW_TAG_typedef, name: "my_size",{{.*}} baseType: ![[K:[0-9]+]]
; CHECK-DAG: ![[K]] = !DIBasicType(name: "unsigned long"
; DWARF-LABEL: DW_AT_language (DW_LANG_C11)
; DWARF:       DW_AT_name ("my_size")
; DWARF:       DW_AT_name ("unsigned long")
; DWARF-LABEL: DW_AT_language (DW_LANG_C_plus_plus_14)
; DWARF:       DW_AT_name ("unsigned long")

target triple = "x86_64-pc-linux-gnu"

@c_var = global i64 0, !dbg !30
declare !dbg !20 void @_Z6mangledm(i64)
define void @cpp_fn() !dbg !10 {
  call void @_Z6mangledm(i64 0), !dbg !11
  ret void, !dbg !11
}

!llvm.dbg.cu = !{!1, !0}
!llvm.module.flags = !{!2, !8}
!0 = distinct !DICompileUnit(language: DW_LANG_C11, file: !3, producer: "c", isOptimized: true, emissionKind: FullDebug, globals: !32)
!1 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !4, producer: "c++", isOptimized: true, emissionKind: FullDebug)
!2 = !{i32 2, !"Debug Info Version", i32 3}
!8 = !{i32 7, !"Dwarf Version", i32 5}
!3 = !DIFile(filename: "main.c", directory: "/")
!4 = !DIFile(filename: "lib.cpp", directory: "/")
!5 = !DISubroutineType(types: !6)
!6 = !{null}
!10 = distinct !DISubprogram(name: "cpp_fn", scope: !4, file: !4, line: 1, type: !5, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !1)
!11 = !DILocation(line: 1, scope: !10)
!20 = !DISubprogram(name: "mangled", linkageName: "_Z6mangledm", scope: !4, file: !4, line: 9, type: !21, flags: DIFlagPrototyped, spFlags: DISPFlagOptimized)
!21 = !DISubroutineType(types: !22)
!22 = !{null, !23}
!23 = !DIBasicType(name: "unsigned long", size: 64, encoding: DW_ATE_unsigned)
!30 = !DIGlobalVariableExpression(var: !31, expr: !DIExpression())
!31 = distinct !DIGlobalVariable(name: "c_var", scope: !0, file: !3, line: 1, type: !33, isLocal: false, isDefinition: true)
!32 = !{!30}
!33 = !DIDerivedType(tag: DW_TAG_typedef, name: "my_size", file: !3, line: 1, baseType: !23)
