; call-site: a C function that calls a Rust function stops describing its calls.
; Otherwise DwarfDebug would make DIEs for the callee, its namespaces and its types in
; the C unit.
; RUN: %lp -passes='lang-provenance<verify>,verify' %s | FileCheck %s
; The same for Rust called by C++, and for C++ called by C:
; RUN: sed 's/LANG_C11/LANG_C_plus_plus_17/' %s | %lp -passes='lang-provenance,verify' | FileCheck %s
; RUN: sed 's/LANG_Rust/LANG_C_plus_plus_14/' %s | %lp -passes='lang-provenance<exclude=c++14>,verify' | FileCheck %s
; Nothing is foreign when another language is excluded:
; RUN: %lp -passes='lang-provenance<exclude=zig>,verify' %s | FileCheck %s --check-prefix=OFF
;
; The DWARF with the pass, and without it:
; RUN: %lp -passes='lang-provenance,verify' %s | llc -filetype=obj -o %t
; RUN: llvm-dwarfdump --debug-info %t | FileCheck %s --check-prefix=DWARF
; RUN: llc -filetype=obj %s -o %t && llvm-dwarfdump --debug-info %t | FileCheck %s --check-prefix=LEAK

; CHECK: DISubprogram(name: "calls_rust",{{.*}} flags: DIFlagPrototyped, spFlags
; CHECK: DISubprogram(name: "calls_c",{{.*}} flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags
; OFF: DISubprogram(name: "calls_rust",{{.*}} flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags

; DWARF-LABEL: DW_AT_language (DW_LANG_C11)
; DWARF-NOT:   DW_TAG_namespace
; DWARF-NOT:   DW_TAG_structure_type
; DWARF:       DW_TAG_call_site
; DWARF-LABEL: DW_AT_language (DW_LANG_Rust)
; DWARF:       DW_TAG_namespace
; DWARF-NEXT:  DW_AT_name ("krate")
; LEAK-LABEL:  DW_AT_language (DW_LANG_C11)
; LEAK:        DW_TAG_namespace
; LEAK-NEXT:   DW_AT_name ("krate")

target triple = "x86_64-pc-linux-gnu"

define void @calls_rust() !dbg !10 {
  call void @rust_method(), !dbg !11
  call void @calls_c(), !dbg !11
  ret void, !dbg !11
}
define void @calls_c() !dbg !12 {
  call void @calls_rust(), !dbg !13
  ret void, !dbg !13
}
define void @rust_method() noinline !dbg !20 {
  ret void, !dbg !24
}

!llvm.dbg.cu = !{!0, !1}
!llvm.module.flags = !{!2, !8}
!0 = distinct !DICompileUnit(language: DW_LANG_C11, file: !3, producer: "c", isOptimized: true, emissionKind: FullDebug, nameTableKind: None)
!1 = distinct !DICompileUnit(language: DW_LANG_Rust, file: !4, producer: "rust", isOptimized: true, emissionKind: FullDebug, nameTableKind: None)
!2 = !{i32 2, !"Debug Info Version", i32 3}
!8 = !{i32 7, !"Dwarf Version", i32 5}
!3 = !DIFile(filename: "main.c", directory: "/")
!4 = !DIFile(filename: "lib.rs", directory: "/")
!5 = !DISubroutineType(types: !6)
!6 = !{null}
!7 = !{}
!10 = distinct !DISubprogram(name: "calls_rust", scope: !3, file: !3, line: 1, type: !5, scopeLine: 1, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!11 = !DILocation(line: 1, scope: !10)
!12 = distinct !DISubprogram(name: "calls_c", scope: !3, file: !3, line: 2, type: !5, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DILocation(line: 2, scope: !12)
!20 = distinct !DISubprogram(name: "method", linkageName: "rust_method", scope: !21, file: !4, line: 3, type: !5, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !1, declaration: !23)
!21 = !DICompositeType(tag: DW_TAG_structure_type, name: "Foo", scope: !22, file: !4, size: 8, elements: !7, identifier: "foo")
!22 = !DINamespace(name: "krate", scope: null)
!23 = !DISubprogram(name: "method", linkageName: "rust_method", scope: !21, file: !4, line: 3, type: !5, spFlags: DISPFlagOptimized)
!24 = !DILocation(line: 3, scope: !20)
