; declared-callee: without optimisation clang retains no variables in a subprogram; only
; the debug records of its code name them. c_leaf is inlined into Rust and deleted, and
; its variable with it. c_body stays, but the code that names its variable folds away once
; Rust's result is known. Both types are retained all the same.
; RUN: %lp -passes='lto<O2>' %s | FileCheck %s
; RUN: %lp -passes='thinlto<O2>' %s | FileCheck %s
; CHECK: distinct !DICompileUnit(language: DW_LANG_C11,{{.*}} retainedTypes: ![[LIST:[0-9]+]]
; CHECK: ![[LIST]] = !{![[INT:[0-9]+]], ![[ONLY:[0-9]+]], ![[BODY:[0-9]+]]}
; CHECK: ![[ONLY]] = !DICompositeType(tag: DW_TAG_structure_type, name: "only_here"
; CHECK: ![[BODY]] = !DICompositeType(tag: DW_TAG_structure_type, name: "only_body"

target triple = "x86_64-pc-linux-gnu"

define i32 @rust_entry() !dbg !10 {
  %v = call i32 @c_leaf(), !dbg !11
  ret i32 %v, !dbg !11
}
define internal i32 @c_leaf() alwaysinline !dbg !12 {
  %v = alloca i32, !dbg !13
    #dbg_declare(ptr %v, !14, !DIExpression(), !13)
  store i32 3, ptr %v, !dbg !13
  %n = load i32, ptr %v, !dbg !13
  ret i32 %n, !dbg !13
}
define internal i32 @rust_one() !dbg !16 {
  ret i32 1, !dbg !17
}
define i32 @c_body() !dbg !18 {
  %v = alloca i32, !dbg !19
  %r = call i32 @rust_one(), !dbg !19
  %is_one = icmp eq i32 %r, 1, !dbg !19
  br i1 %is_one, label %done, label %more, !dbg !19
more:
    #dbg_declare(ptr %v, !20, !DIExpression(), !19)
  store i32 3, ptr %v, !dbg !19
  %n = load volatile i32, ptr %v, !dbg !19
  ret i32 %n, !dbg !19
done:
  ret i32 0, !dbg !19
}

!llvm.dbg.cu = !{!0, !1}
!llvm.module.flags = !{!2, !8}
!0 = distinct !DICompileUnit(language: DW_LANG_C11, file: !3, producer: "c", isOptimized: false, emissionKind: FullDebug)
!1 = distinct !DICompileUnit(language: DW_LANG_Rust, file: !4, producer: "rust", isOptimized: true, emissionKind: FullDebug)
!2 = !{i32 2, !"Debug Info Version", i32 3}
!8 = !{i32 7, !"Dwarf Version", i32 5}
!3 = !DIFile(filename: "main.c", directory: "/")
!4 = !DIFile(filename: "lib.rs", directory: "/")
!5 = !DISubroutineType(types: !6)
!6 = !{!7}
!7 = !DIBasicType(name: "int", size: 32, encoding: DW_ATE_signed)
!10 = distinct !DISubprogram(name: "rust_entry", scope: !4, file: !4, line: 1, type: !5, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !1)
!11 = !DILocation(line: 1, scope: !10)
!12 = distinct !DISubprogram(name: "c_leaf", scope: !3, file: !3, line: 1, type: !5, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition, unit: !0)
!13 = !DILocation(line: 1, scope: !12)
!14 = !DILocalVariable(name: "v", scope: !12, file: !3, line: 1, type: !15)
!15 = !DICompositeType(tag: DW_TAG_structure_type, name: "only_here", file: !3, line: 1, size: 32)
!16 = distinct !DISubprogram(name: "rust_one", scope: !4, file: !4, line: 2, type: !5, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !1)
!17 = !DILocation(line: 2, scope: !16)
!18 = distinct !DISubprogram(name: "c_body", scope: !3, file: !3, line: 2, type: !5, spFlags: DISPFlagDefinition, unit: !0)
!19 = !DILocation(line: 2, scope: !18)
!20 = !DILocalVariable(name: "v", scope: !18, file: !3, line: 2, type: !21)
!21 = !DICompositeType(tag: DW_TAG_structure_type, name: "only_body", file: !3, line: 2, size: 32)
