; inlined-scope: the verifier accepts a namespace that is its own scope. Making the
; qualified name of a function in it must end.
; RUN: %lp -passes='lang-provenance<verify>,verify' %s | FileCheck %s
; CHECK: distinct !DISubprogram(name: "{{.*}}ns::rust_fn"

target triple = "x86_64-pc-linux-gnu"

define void @c_fn() !dbg !10 { ret void, !dbg !14 }
define void @rust_fn() !dbg !12 { ret void, !dbg !13 }

!llvm.dbg.cu = !{!0, !1}
!llvm.module.flags = !{!2, !8}
!0 = distinct !DICompileUnit(language: DW_LANG_C11, file: !3, producer: "c", isOptimized: true, emissionKind: FullDebug)
!1 = distinct !DICompileUnit(language: DW_LANG_Rust, file: !4, producer: "c++", isOptimized: true, emissionKind: FullDebug)
!2 = !{i32 2, !"Debug Info Version", i32 3}
!8 = !{i32 7, !"Dwarf Version", i32 5}
!3 = !DIFile(filename: "main.c", directory: "/")
!4 = !DIFile(filename: "lib.cpp", directory: "/")
!5 = !DISubroutineType(types: !6)
!6 = !{null, !7}
!7 = !DIBasicType(name: "int", size: 32, encoding: DW_ATE_signed)
!10 = distinct !DISubprogram(name: "c_fn", scope: !3, file: !3, line: 1, type: !5, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!11 = distinct !DILocation(line: 1, scope: !10)
!12 = distinct !DISubprogram(name: "rust_fn", scope: !15, file: !4, line: 1, type: !5, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !1)
!13 = !DILocation(line: 1, scope: !12)
!14 = !DILocation(line: 1, scope: !12, inlinedAt: !11)
!15 = distinct !DINamespace(name: "ns", scope: !15)
