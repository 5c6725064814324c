; abi: a unit with a .debug_names table gets no note: see emission::canHoldAnnotations.
; RUN: %lp -passes='lang-provenance<abi>,verify' %s | FileCheck %s --implicit-check-not=lang-provenance-abi
; CHECK: linkageName: "f"

define void @f(i64 %x) !dbg !10 {
  ret void
}

!llvm.module.flags = !{!0, !1}
!llvm.dbg.cu = !{!2}
!0 = !{i32 7, !"Dwarf Version", i32 5}
!1 = !{i32 2, !"Debug Info Version", i32 3}
!2 = distinct !DICompileUnit(language: DW_LANG_Rust, file: !4, emissionKind: FullDebug)
!4 = !DIFile(filename: "lib.rs", directory: "/")
!6 = !DISubroutineType(types: !{null})
!10 = distinct !DISubprogram(name: "f", linkageName: "f", file: !4, unit: !2, type: !6, spFlags: DISPFlagDefinition)
