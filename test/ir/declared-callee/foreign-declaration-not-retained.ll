; declared-callee: modules that are linked share one description of a declaration, and it
; can be the foreign one. c_leaf, which is inlined into Rust and deleted, called two
; declarations: the type of the one that C describes is retained, that of the other not.
; RUN: %lp -passes='lto<O2>' %s | FileCheck %s
; RUN: %lp -passes='thinlto<O2>' %s | FileCheck %s
; CHECK: distinct !DICompileUnit(language: DW_LANG_C11,{{.*}} retainedTypes: ![[LIST:[0-9]+]]
; CHECK: ![[LIST]] = !{![[INT:[0-9]+]], ![[ONLY:[0-9]+]]}
; CHECK: ![[ONLY]] = !DIDerivedType(tag: DW_TAG_pointer_type, baseType: ![[HERE:[0-9]+]]
; CHECK: ![[HERE]] = !DICompositeType(tag: DW_TAG_structure_type, name: "only_here"

target triple = "x86_64-pc-linux-gnu"

define i32 @rust_entry() !dbg !10 {
  %v = call i32 @c_leaf(), !dbg !11
  ret i32 %v, !dbg !11
}
define internal i32 @c_leaf() alwaysinline !dbg !12 {
  %v = call i32 @by_c(ptr null), !dbg !13
  %w = call i32 @by_rust(ptr null), !dbg !13
  ret i32 %v, !dbg !13
}
declare !dbg !14 i32 @by_c(ptr)
declare !dbg !15 i32 @by_rust(ptr)

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
!10 = distinct !DISubprogram(name: "rust_entry", scope: !4, file: !4, line: 1, type: !5, flags: DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !1)
!11 = !DILocation(line: 1, scope: !10)
!12 = distinct !DISubprogram(name: "c_leaf", scope: !3, file: !3, line: 1, type: !5, flags: DIFlagAllCallsDescribed, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DILocation(line: 1, scope: !12)
!14 = !DISubprogram(name: "by_c", scope: !3, file: !3, line: 2, type: !16, spFlags: DISPFlagOptimized)
!15 = !DISubprogram(name: "by_rust", scope: !4, file: !4, line: 2, type: !20, spFlags: DISPFlagOptimized)
!16 = !DISubroutineType(types: !17)
!17 = !{!7, !18}
!18 = !DIDerivedType(tag: DW_TAG_pointer_type, baseType: !19, size: 64)
!19 = !DICompositeType(tag: DW_TAG_structure_type, name: "only_here", file: !3, line: 1, size: 32)
!20 = !DISubroutineType(types: !21)
!21 = !{!7, !22}
!22 = !DIDerivedType(tag: DW_TAG_pointer_type, baseType: !23, size: 64)
!23 = !DICompositeType(tag: DW_TAG_structure_type, name: "Foreign", scope: !24, file: !4, line: 1, size: 32, identifier: "1234")
!24 = !DINamespace(name: "krate", scope: null)
