; inlined-scope: the locations in a loop's node are moved in the node itself. Two branches of
; the loop keep one node, as Loop::getLoopID wants; and what else refers to it, here the
; annotations of a variable, goes on to refer to a node that is a loop's: the verifier takes
; locations only there.
; RUN: %lp -passes='lang-provenance,verify' < %s | FileCheck %s
target triple = "x86_64-pc-linux-gnu"

; CHECK: br i1 %c, label %loop, label %second, !dbg !{{[0-9]+}}, !llvm.loop ![[LOOP:[0-9]+]]
; CHECK: br i1 %d, label %loop, label %end, !dbg !{{[0-9]+}}, !llvm.loop ![[LOOP]]
; CHECK-DAG: ![[LOOP]] = distinct !{![[LOOP]], ![[AT:[0-9]+]], ![[AT]]}
; CHECK-DAG: ![[AT]] = !DILocation(line: 21, scope: ![[SI:[0-9]+]],
; CHECK-DAG: ![[SI]] = distinct !DISubprogram(name: "krate::f"
; CHECK-DAG: !DILocalVariable(name: "x",{{.*}} annotations: ![[LOOP]])
define void @c_main(i1 %c, i1 %d) !dbg !10 {
  br label %loop, !dbg !12
loop:
  br i1 %c, label %loop, label %second, !dbg !21, !llvm.loop !30
second:
  br i1 %d, label %loop, label %end, !dbg !21, !llvm.loop !30
end:
  ret void, !dbg !12
}
define void @other(i1 %c) !dbg !13 {
    #dbg_value(i1 %c, !11, !DIExpression(), !14)
  ret void, !dbg !14
}

!llvm.dbg.cu = !{!0, !1}
!llvm.module.flags = !{!2, !3}
!0 = distinct !DICompileUnit(language: DW_LANG_C11, file: !4, producer: "c", isOptimized: true, emissionKind: FullDebug, nameTableKind: None)
!1 = distinct !DICompileUnit(language: DW_LANG_Rust, file: !5, producer: "rust", isOptimized: true, emissionKind: FullDebug, nameTableKind: None)
!2 = !{i32 2, !"Debug Info Version", i32 3}
!3 = !{i32 7, !"Dwarf Version", i32 5}
!4 = !DIFile(filename: "main.c", directory: "/")
!5 = !DIFile(filename: "lib.rs", directory: "/")
!6 = !DISubroutineType(types: !{null})
!7 = !DINamespace(name: "krate", scope: null)
!8 = !DIBasicType(name: "int", size: 32, encoding: DW_ATE_signed)
!10 = distinct !DISubprogram(name: "c_main", scope: !4, file: !4, line: 1, type: !6, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!11 = !DILocalVariable(name: "x", scope: !13, file: !4, line: 2, type: !8, annotations: !30)
!12 = !DILocation(line: 2, scope: !10)
!13 = distinct !DISubprogram(name: "other", scope: !4, file: !4, line: 5, type: !6, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!14 = !DILocation(line: 6, scope: !13)
!20 = distinct !DISubprogram(name: "f", linkageName: "_Zf", scope: !7, file: !5, line: 20, type: !6, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !1)
!21 = !DILocation(line: 21, scope: !20, inlinedAt: !22)
!22 = distinct !DILocation(line: 3, scope: !10)
!30 = distinct !{!30, !21, !21}
