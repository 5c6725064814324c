; declared-callee: the note is ordinary metadata of the module, so it can hold anything.
; Entries that are not as the pass writes them are passed over, and a declaration in one
; is retained like another declared callee.
; RUN: %lp -passes='lang-provenance<verify>,verify' %s | FileCheck %s
; CHECK-NOT: lang-provenance.dissolvable
; CHECK: retainedTypes: ![[LIST:[0-9]+]]
; CHECK: ![[LIST]] = !{![[INT:[0-9]+]]}
; CHECK: ![[INT]] = !DIBasicType(name: "int"

target triple = "x86_64-pc-linux-gnu"

define void @c_fn() !dbg !10 { ret void, !dbg !11 }
define void @cpp_fn() !dbg !12 { ret void, !dbg !13 }

!lang-provenance.dissolvable = !{!30, !31, !32, !33, !34, !35, !36}
!30 = !{}
!31 = !{null, null, null}
!32 = !{!"text", !0, !30}
!33 = !{!22, !0, !37}
!34 = !{!10, !1, !30}
!35 = !{!12, !0, !30}
!36 = !{!10, !0, !10}
!37 = !{null, !"text", !22, !7, !37}
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
!11 = !DILocation(line: 1, scope: !10)
!12 = distinct !DISubprogram(name: "cpp_fn", scope: !4, file: !4, line: 1, type: !5, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !1)
!13 = !DILocation(line: 1, scope: !12)
!22 = !DISubprogram(name: "declared", scope: !3, file: !3, line: 9, type: !5, flags: DIFlagPrototyped, spFlags: DISPFlagOptimized)
