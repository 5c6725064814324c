; declared-callee: the DIE of a declared callee is shared between units. If a C++ and a
; C function describe calls of the same declaration, the DIE could be made in the C++
; unit. So the C++ function, which is excluded, stops describing its calls.
; RUN: %lp -passes='lang-provenance<exclude=c++14;verify>,verify' %s | FileCheck %s
; RUN: %lp -passes='lang-provenance<exclude=c++14>,verify' %s | llc -filetype=obj -o %t
; RUN: llvm-dwarfdump --debug-info %t | FileCheck %s --check-prefix=DWARF

; CHECK: DISubprogram(name: "cpp_fn",{{.*}} flags: DIFlagPrototyped, spFlags
; CHECK: DISubprogram(name: "cpp_alone",{{.*}} flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags
; CHECK: DISubprogram(name: "c_fn",{{.*}} flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags

; DWARF-LABEL: DW_AT_language (DW_LANG_C11)
; DWARF:       DW_TAG_call_site
; DWARF-NEXT:  DW_AT_call_origin ([[EXT:0x[0-9a-f]+]] "ext_c")
; DWARF:       [[EXT]]: DW_TAG_subprogram
; DWARF-LABEL: DW_AT_language (DW_LANG_C_plus_plus_14)

target triple = "x86_64-pc-linux-gnu"

declare !dbg !20 void @ext_c(i32)
declare !dbg !21 void @ext_cpp(i32)
define void @cpp_fn() !dbg !10 {
  call void @ext_c(i32 0), !dbg !11
  ret void, !dbg !11
}
define void @cpp_alone() !dbg !12 {
  call void @ext_cpp(i32 0), !dbg !13
  ret void, !dbg !13
}
define void @c_fn() !dbg !14 {
  call void @ext_c(i32 0), !dbg !15
  ret void, !dbg !15
}

!llvm.dbg.cu = !{!0, !1}
!llvm.module.flags = !{!2, !8}
!0 = distinct !DICompileUnit(language: DW_LANG_C11, file: !3, producer: "c", isOptimized: true, emissionKind: FullDebug, nameTableKind: None)
!1 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !4, producer: "c++", isOptimized: true, emissionKind: FullDebug, nameTableKind: None)
!2 = !{i32 2, !"Debug Info Version", i32 3}
!8 = !{i32 7, !"Dwarf Version", i32 5}
!3 = !DIFile(filename: "main.c", directory: "/")
!4 = !DIFile(filename: "lib.cpp", directory: "/")
!5 = !DISubroutineType(types: !6)
!6 = !{null, !7}
!7 = !DIBasicType(name: "int", size: 32, encoding: DW_ATE_signed)
!10 = distinct !DISubprogram(name: "cpp_fn", scope: !4, file: !4, line: 1, type: !5, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !1)
!11 = !DILocation(line: 1, scope: !10)
!12 = distinct !DISubprogram(name: "cpp_alone", scope: !4, file: !4, line: 1, type: !5, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !1)
!13 = !DILocation(line: 1, scope: !12)
!14 = distinct !DISubprogram(name: "c_fn", scope: !3, file: !3, line: 2, type: !5, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!15 = !DILocation(line: 2, scope: !14)
!20 = !DISubprogram(name: "ext_c", scope: !3, file: !3, line: 9, type: !5, flags: DIFlagPrototyped, spFlags: DISPFlagOptimized)
!21 = !DISubprogram(name: "ext_cpp", linkageName: "_Z7ext_cppi", scope: !4, file: !4, line: 9, type: !5, flags: DIFlagPrototyped, spFlags: DISPFlagOptimized)
