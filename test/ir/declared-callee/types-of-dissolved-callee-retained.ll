; declared-callee, in full LTO: c_gone is inlined into Rust, folds to a constant and is
; deleted. The types of its signature and variables, and those of functions that had
; been inlined into it, are retained in the C unit. To find them, c_gone is noted before
; inlining, and so are C code that calls Rust and a callback that it passes. c_stays has
; a body at the end, so nothing is retained for it. c_inner would still have a DIE if
; c_gone stayed, but code generation could fold that, so its types are retained anyway.
; RUN: %lp -passes='lang-provenance-callees,verify' %s | FileCheck %s --check-prefix=NOTE
; RUN: %lp -passes='lto<O2>' %s | FileCheck %s
; RUN: %lp -passes='lang-provenance-callees,lang-provenance' %s | FileCheck %s --check-prefix=USED
; RUN: %lp -passes='lang-provenance-callees<exclude=zig>' -print-pipeline-passes -disable-output %s | FileCheck %s --check-prefix=PIPE
; NOTE:  !lang-provenance.dissolvable = !{![[GONES:[0-9]+]], ![[STAYSS:[0-9]+]], ![[MAINS:[0-9]+]], ![[BACKS:[0-9]+]]}
; NOTE-DAG: ![[CU:[0-9]+]] = distinct !DICompileUnit(language: DW_LANG_C11
; NOTE-DAG: ![[GONES]] = !{![[GONE:[0-9]+]], ![[CU]], ![[INNERS:[0-9]+]]}
; NOTE-DAG: ![[INNERS]] = !{![[INNER:[0-9]+]], ![[GONE]]}
; NOTE-DAG: ![[NONE:[0-9]+]] = !{}
; NOTE-DAG: ![[STAYSS]] = !{![[STAYS:[0-9]+]], ![[CU]], ![[NONE]]}
; NOTE-DAG: ![[MAINS]] = !{![[MAIN:[0-9]+]], ![[CU]], ![[NONE]]}
; NOTE-DAG: ![[BACKS]] = !{![[BACK:[0-9]+]], ![[CU]], ![[ITSELF:[0-9]+]]}
; NOTE-DAG: ![[ITSELF]] = !{![[BACK]]}
; NOTE-DAG: ![[INNER]] = distinct !DISubprogram(name: "c_inner"
; NOTE-DAG: ![[BACK]] = distinct !DISubprogram(name: "c_back"
; NOTE-DAG: ![[GONE]] = distinct !DISubprogram(name: "c_gone"
; NOTE-DAG: ![[MAIN]] = distinct !DISubprogram(name: "c_main"
; NOTE-DAG: ![[STAYS]] = distinct !DISubprogram(name: "c_stays"
; CHECK-NOT: c_gone
; CHECK-NOT: lang-provenance.diss
; CHECK: distinct !DICompileUnit(language: DW_LANG_C11,{{.*}} retainedTypes: ![[LIST:[0-9]+]]
; CHECK: ![[LIST]] = !{![[INT:[0-9]+]], ![[PTR:[0-9]+]], ![[LOCAL:[0-9]+]], ![[IN:[0-9]+]]}
; CHECK-DAG: ![[IN]] = !DICompositeType(tag: DW_TAG_structure_type, name: "in"
; CHECK-DAG: ![[PTR]] = !DIDerivedType(tag: DW_TAG_pointer_type, baseType: ![[ONLY:[0-9]+]]
; CHECK-DAG: ![[ONLY]] = !DICompositeType(tag: DW_TAG_structure_type, name: "only"
; CHECK-DAG: ![[LOCAL]] = !DICompositeType(tag: DW_TAG_structure_type, name: "local"
; USED-NOT: lang-provenance.diss
; USED: retainedTypes: ![[LIST:[0-9]+]]
; USED: ![[LIST]] = !{![[IN:[0-9]+]]}
; USED: ![[IN]] = !DICompositeType(tag: DW_TAG_structure_type, name: "in"
; PIPE: lang-provenance-callees<exclude=zig

target triple = "x86_64-pc-linux-gnu"

define i32 @rust_fn() !dbg !10 {
  %a = call i32 @c_gone(ptr null), !dbg !11
  %b = call i32 @c_stays(ptr null), !dbg !11
  %c = add i32 %a, %b, !dbg !11
  ret i32 %c, !dbg !11
}
define internal i32 @c_gone(ptr %p) !dbg !12 {
  %unused = add i32 1, 2, !dbg !31
  ret i32 3, !dbg !13
}
define internal i32 @rust_apply(ptr %f) !dbg !33 {
  %r = call i32 %f(ptr null), !dbg !34
  ret i32 %r, !dbg !34
}
define internal i32 @c_back(ptr %p) !dbg !35 {
  ret i32 3, !dbg !36
}
define i32 @c_main() noinline optnone !dbg !37 {
  %r = call i32 @rust_apply(ptr @c_back), !dbg !38
  ret i32 %r, !dbg !38
}
define internal i32 @c_stays(ptr %p) noinline optnone !dbg !14 {
  ret i32 4, !dbg !15
}

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
!10 = distinct !DISubprogram(name: "rust_fn", scope: !4, file: !4, line: 1, type: !5, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !1)
!11 = !DILocation(line: 1, scope: !10)
!12 = distinct !DISubprogram(name: "c_gone", scope: !3, file: !3, line: 2, type: !20, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0, retainedNodes: !24)
!13 = !DILocation(line: 2, scope: !12)
!14 = distinct !DISubprogram(name: "c_stays", scope: !3, file: !3, line: 3, type: !20, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!15 = !DILocation(line: 3, scope: !14)
!20 = !DISubroutineType(types: !21)
!21 = !{!7, !22}
!22 = !DIDerivedType(tag: DW_TAG_pointer_type, baseType: !23, size: 64)
!23 = !DICompositeType(tag: DW_TAG_structure_type, name: "only", file: !3, line: 1, size: 32)
!24 = !{!25}
!25 = !DILocalVariable(name: "v", scope: !12, file: !3, line: 2, type: !26)
!26 = !DICompositeType(tag: DW_TAG_structure_type, name: "local", file: !3, line: 1, size: 32)
!30 = distinct !DISubprogram(name: "c_inner", scope: !3, file: !3, line: 5, type: !40, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!31 = !DILocation(line: 5, scope: !30, inlinedAt: !32)
!32 = distinct !DILocation(line: 2, scope: !12)
!33 = distinct !DISubprogram(name: "rust_apply", scope: !4, file: !4, line: 6, type: !5, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !1)
!34 = !DILocation(line: 6, scope: !33)
!35 = distinct !DISubprogram(name: "c_back", scope: !3, file: !3, line: 7, type: !20, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!36 = !DILocation(line: 7, scope: !35)
!37 = distinct !DISubprogram(name: "c_main", scope: !3, file: !3, line: 8, type: !5, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!38 = !DILocation(line: 8, scope: !37)
!40 = !DISubroutineType(types: !41)
!41 = !{null, !42}
!42 = !DICompositeType(tag: DW_TAG_structure_type, name: "in", file: !3, line: 1, size: 32)
