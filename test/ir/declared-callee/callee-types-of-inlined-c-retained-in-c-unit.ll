; declared-callee: C that was inlined into a Rust function brings its calls along. The
; types of a declared callee that has no other caller are retained in the C unit, which
; would have them without LTO, and in no other unit.
; RUN: %lp -passes='lang-provenance<verify>,verify' %s | FileCheck %s
; RUN: %lp -passes='lang-provenance,lang-provenance,verify' %s | FileCheck %s
; The same with C++ instead of Rust. C++ describes its calls, Rust does not.
; RUN: sed 's/LANG_Rust/LANG_C_plus_plus_14/;s/"rust_fn", /&flags: DIFlagAllCallsDescribed, /' %s > %t.ll
; RUN: %lp -passes='lang-provenance<exclude=c++14>,verify' %t.ll | FileCheck %s --check-prefixes=CHECK,CPP
; RUN: %lp -passes='lang-provenance<exclude=c++14>,verify' %t.ll | llc -filetype=obj -o %t
; RUN: llvm-dwarfdump --debug-info %t | FileCheck %s --check-prefix=DWARF

; CHECK:      !llvm.dbg.cu = !{![[C:[0-9]+]], !{{[0-9]+}}}
; CHECK:      ![[C]] = distinct !DICompileUnit(language: DW_LANG_C11,{{.*}} retainedTypes: ![[LIST:[0-9]+]]
; CHECK:      ![[LIST]] = !{![[PTR:[0-9]+]], ![[INT:[0-9]+]]}
; CHECK-NEXT: ![[PTR]] = !DIDerivedType(tag: DW_TAG_pointer_type, baseType: ![[T:[0-9]+]]
; CHECK-NEXT: ![[T]] = distinct !DICompositeType(tag: DW_TAG_structure_type, name: "t"
; CHECK:      ![[INT]] = !DIBasicType(name: "int"
; CPP: DISubprogram(name: "rust_fn",{{.*}} flags: DIFlagAllCallsDescribed

; DWARF-LABEL: DW_AT_language (DW_LANG_C11)
; DWARF:       DW_TAG_structure_type
; DWARF-NEXT:  DW_AT_name ("t")
; DWARF-LABEL: DW_AT_language (DW_LANG_C_plus_plus_14)
; DWARF:       DW_AT_name ("ext_c")
; DWARF-NOT:   DW_TAG_structure_type

target triple = "x86_64-pc-linux-gnu"

declare !dbg !20 void @ext_c(ptr, i32)
define void @rust_fn() !dbg !10 {
  call void @ext_c(ptr null, i32 0), !dbg !12
  ret void, !dbg !11
}

!llvm.dbg.cu = !{!1, !0}
!llvm.module.flags = !{!2, !8}
!0 = distinct !DICompileUnit(language: DW_LANG_C11, file: !3, producer: "c", isOptimized: true, emissionKind: FullDebug, nameTableKind: None)
!1 = distinct !DICompileUnit(language: DW_LANG_Rust, file: !4, producer: "rust", isOptimized: true, emissionKind: FullDebug, nameTableKind: None)
!2 = !{i32 2, !"Debug Info Version", i32 3}
!8 = !{i32 7, !"Dwarf Version", i32 5}
!3 = !DIFile(filename: "main.c", directory: "/")
!4 = !DIFile(filename: "lib.rs", directory: "/")
!5 = !DISubroutineType(types: !6)
!6 = !{null}
!10 = distinct !DISubprogram(name: "rust_fn", scope: !4, file: !4, line: 1, type: !5, scopeLine: 1, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !1)
!11 = !DILocation(line: 1, scope: !10)
!12 = !DILocation(line: 2, scope: !13, inlinedAt: !14)
!13 = distinct !DISubprogram(name: "c_helper", scope: !3, file: !3, line: 2, type: !5, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!14 = distinct !DILocation(line: 1, scope: !10)
!20 = !DISubprogram(name: "ext_c", scope: !3, file: !3, line: 9, type: !21, flags: DIFlagPrototyped, spFlags: DISPFlagOptimized)
!21 = !DISubroutineType(types: !22)
!22 = !{null, !23, !26}
!23 = !DIDerivedType(tag: DW_TAG_pointer_type, baseType: !24, size: 64)
!24 = distinct !DICompositeType(tag: DW_TAG_structure_type, name: "t", file: !3, line: 1, size: 32, elements: !25)
!25 = !{!27}
!26 = !DIBasicType(name: "int", size: 32, encoding: DW_ATE_signed)
!27 = !DIDerivedType(tag: DW_TAG_member, name: "q", scope: !24, file: !3, line: 1, baseType: !26, size: 32)
