; abi: a note that an earlier run made, before LTO removed an argument, is replaced;
; and a definition that shares a declaration with a note does not share the note.
; RUN: %lp -passes='lang-provenance<abi>,verify' %s | FileCheck %s
; CHECK-DAG: linkageName: "f",{{.*}} declaration: ![[D1:[0-9]+]]
; CHECK-DAG: ![[D1]] = distinct !DISubprogram(name: "f",{{.*}} annotations: ![[A1:[0-9]+]])
; CHECK-DAG: ![[A1]] = !{![[N1:[0-9]+]]}
; CHECK-DAG: ![[N1]] = !{!"lang-provenance-abi", !"1 c own (i64) void"}
; CHECK-DAG: linkageName: "g",{{.*}} declaration: ![[D2:[0-9]+]]
; CHECK-DAG: ![[D2]] = distinct !DISubprogram(name: "f",{{.*}} annotations: ![[A2:[0-9]+]])
; CHECK-DAG: ![[A2]] = !{![[N2:[0-9]+]]}
; CHECK-DAG: ![[N2]] = !{!"lang-provenance-abi", !"1 c own () i32"}
; CHECK-NOT: i64,i64

define void @f(i64 %x) !dbg !10 {
  ret void
}
define i32 @g() !dbg !11 {
  ret i32 0
}

!llvm.module.flags = !{!0, !1}
!llvm.dbg.cu = !{!2}
!0 = !{i32 7, !"Dwarf Version", i32 5}
!1 = !{i32 2, !"Debug Info Version", i32 3}
!2 = distinct !DICompileUnit(language: DW_LANG_Rust, file: !4, emissionKind: FullDebug, nameTableKind: None)
!4 = !DIFile(filename: "lib.rs", directory: "/")
!6 = !DISubroutineType(types: !{null})
!10 = distinct !DISubprogram(name: "f", linkageName: "f", file: !4, unit: !2, type: !6, spFlags: DISPFlagDefinition, declaration: !12)
!11 = distinct !DISubprogram(name: "f", linkageName: "g", file: !4, unit: !2, type: !6, spFlags: DISPFlagDefinition, declaration: !12)
!12 = distinct !DISubprogram(name: "f", linkageName: "f", file: !4, type: !6, spFlags: DISPFlagLocalToUnit, annotations: !13)
!13 = !{!14}
!14 = !{!"lang-provenance-abi", !"1 c own (i64,i64) void"}
