; abi: a unit with a .debug_names table gets notes too, and the table stays right. rustc
; makes one for each DWARF 5 unit, so a kernel's Rust would have no note otherwise.
; RUN: %lp -passes='lang-provenance<abi>,verify' %s -o %t.bc
; RUN: llc -O2 -filetype=obj %t.bc -o %t.o
; RUN: llvm-dwarfdump --debug-info %t.o | FileCheck %s
; RUN: llvm-dwarfdump --debug-names %t.o | FileCheck --check-prefix=NAMES --implicit-check-not=lang-provenance %s
; CHECK: DW_TAG_subprogram
; CHECK: DW_TAG_LLVM_annotation
; CHECK-NEXT: DW_AT_name ("lang-provenance-abi")
; CHECK-NEXT: DW_AT_const_value ("1 c own (i64) void")
; NAMES: String: {{.*}} "f"
; NAMES: Tag: DW_TAG_subprogram

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
