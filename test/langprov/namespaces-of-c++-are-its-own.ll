; With C++ kept, its namespaces, templates, methods and the pointer to a vtable,
; which clang gives a name, are not foreign. The DIEs from Rust are.
; RUN: llc -O2 -filetype=obj -o %t.o %s
; RUN: %status 1 %langprov audit %t.o | %FileCheck %s
; RUN: %status 1 %langprov audit --exclude=c++14 %t.o | %FileCheck --check-prefix=CXX %s

; CHECK: units: 1 c++14, 1 rust (excluded), 1 c11
; CHECK: pure BROKEN: 2 foreign DIEs in kept units
; CHECK: 1 DW_TAG_namespace
; CHECK: 1 DW_TAG_subprogram
; CHECK: DW_TAG_namespace 'krate' in a.cpp, function app_main

; With C++ excluded, its DIEs in the C unit are foreign and those of Rust are not.
; CXX: pure BROKEN: 2 foreign DIEs
; CXX: DW_TAG_namespace 'app' in main.c, function c_main

target triple = "x86_64-unknown-linux-gnu"

@box = global i32 0, !dbg !30
define void @app_main() !dbg !10 {
  call void @rs_free(), !dbg !12
  ret void, !dbg !12
}
define void @rs_free() noinline !dbg !20 {
  call void asm sideeffect "nop", ""(), !dbg !21
  ret void, !dbg !21
}
define void @c_main() !dbg !25 {
  call void @app_main(), !dbg !26
  ret void, !dbg !26
}

!llvm.dbg.cu = !{!0, !1, !27}
!llvm.module.flags = !{!2, !3}
!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !4, emissionKind: FullDebug, globals: !{!30})
!1 = distinct !DICompileUnit(language: DW_LANG_Rust, file: !5, emissionKind: FullDebug)
!2 = !{i32 2, !"Debug Info Version", i32 3}
!3 = !{i32 7, !"Dwarf Version", i32 5}
!4 = !DIFile(filename: "a.cpp", directory: "/src")
!5 = !DIFile(filename: "lib.rs", directory: "/src")
!6 = !DISubroutineType(types: !{null})
!7 = !DIBasicType(name: "int", size: 32, encoding: DW_ATE_signed)
!10 = distinct !DISubprogram(name: "app_main", scope: !11, file: !4, line: 1, type: !6, unit: !0, flags: DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition)
!11 = !DINamespace(name: "app", scope: null)
!12 = !DILocation(line: 2, scope: !10)
!20 = distinct !DISubprogram(name: "rs_free", scope: !23, file: !5, line: 1, type: !6, unit: !1, spFlags: DISPFlagDefinition)
!21 = !DILocation(line: 2, scope: !20)
!23 = !DINamespace(name: "krate", scope: null)
!24 = !DIFile(filename: "main.c", directory: "/src")
!25 = distinct !DISubprogram(name: "c_main", file: !24, line: 1, type: !6, unit: !27, flags: DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition)
!26 = !DILocation(line: 2, scope: !25)
!27 = distinct !DICompileUnit(language: DW_LANG_C11, file: !24, emissionKind: FullDebug)
!30 = !DIGlobalVariableExpression(var: !31, expr: !DIExpression())
!31 = distinct !DIGlobalVariable(name: "box", scope: !11, file: !4, line: 1, type: !32, isDefinition: true)
!32 = !DICompositeType(tag: DW_TAG_class_type, name: "Box<int>", scope: !11, file: !4, size: 128, elements: !{!33, !37}, templateParams: !{!34}, identifier: "box")
!33 = !DISubprogram(name: "get", linkageName: "_ZN3app3BoxIiE3getEv", scope: !32, file: !4, line: 3, type: !6, spFlags: 0)
!34 = !DITemplateTypeParameter(name: "T", type: !7)
!35 = !DIDerivedType(tag: DW_TAG_pointer_type, baseType: !36, size: 64)
!36 = !DIDerivedType(tag: DW_TAG_pointer_type, name: "__vtbl_ptr_type", baseType: !6, size: 64)
!37 = !DIDerivedType(tag: DW_TAG_member, name: "_vptr$Box", scope: !32, file: !4, baseType: !35, size: 64, flags: DIFlagArtificial)
