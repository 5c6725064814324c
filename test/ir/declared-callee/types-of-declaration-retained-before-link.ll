; declared-callee: LTO can lose the description of a function that C only declares. In a
; pre-link compile the types that it names are retained in the C unit, and the unit is
; marked. Declarations without a call do not count, and a module of an excluded language
; is left alone.
; RUN: %lp -passes='lto-pre-link<O2>' %s | FileCheck %s
; RUN: %lp -passes='thinlto-pre-link<O2>' %s | FileCheck %s
; RUN: %lp -passes='lang-provenance-declared,lang-provenance-declared,verify' %s | FileCheck %s
; RUN: %lp -passes='lang-provenance-declared<exclude=c11>,verify' %s | FileCheck %s --check-prefix=NOT
; RUN: %if pipelines-name-their-phase %{ %lp -passes='default<O2>' %s | FileCheck %s --check-prefix=NOT %}
; RUN: env LANG_PROVENANCE=mode=tag %lp -passes='lto-pre-link<O2>' %s | FileCheck %s --check-prefix=NOT
; The link reports units without the mark, and removes the mark.
; RUN: sed 's/!{!0}/!{!0, !9}/;$a !9 = distinct !DICompileUnit(language: DW_LANG_Rust, file: !3, emissionKind: FullDebug)' %s > %t.ll
; RUN: %lp -passes='lang-provenance' -pass-remarks-analysis=lang-provenance %t.ll 2>&1 | FileCheck %s --check-prefix=WITHOUT
; RUN: sed '$a !lang-provenance.declared = !{!0}' %t.ll > %t2.ll
; RUN: %lp -passes='lang-provenance' -pass-remarks-analysis=lang-provenance %t2.ll 2>&1 | FileCheck %s --check-prefix=WITH
; CHECK: !lang-provenance.declared = !{![[C:[0-9]+]]}
; CHECK: ![[C]] = distinct !DICompileUnit(language: DW_LANG_C11,{{.*}} retainedTypes: ![[LIST:[0-9]+]]
; CHECK: ![[LIST]] = !{![[INT:[0-9]+]], ![[PTR:[0-9]+]]}
; CHECK-DAG: ![[INT]] = !DIBasicType(name: "int"
; CHECK-DAG: ![[PTR]] = !DIDerivedType(tag: DW_TAG_pointer_type, baseType: ![[T:[0-9]+]]
; CHECK-DAG: ![[T]] = {{.*}}!DICompositeType(tag: DW_TAG_structure_type, name: "named"
; NOT-NOT: retainedTypes
; NOT: DW_LANG_C11
; NOT-NOT: retainedTypes
; WITHOUT: remark: {{.*}}the unit main.c was compiled without -fpass-plugin=
; WITH-NOT: compiled without
; WITH: DW_LANG_C11
; WITH-NOT: lang-provenance.declared

target triple = "x86_64-pc-linux-gnu"

declare !dbg !20 i32 @ext(ptr)
declare !dbg !30 i32 @uncalled(ptr)
define i32 @f() !dbg !10 {
  %r = call i32 @ext(ptr null), !dbg !11
  ret i32 %r, !dbg !11
}

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !8}
!0 = distinct !DICompileUnit(language: DW_LANG_C11, file: !3, producer: "c", isOptimized: true, emissionKind: FullDebug)
!2 = !{i32 2, !"Debug Info Version", i32 3}
!8 = !{i32 7, !"Dwarf Version", i32 5}
!3 = !DIFile(filename: "main.c", directory: "/")
!5 = !DISubroutineType(types: !6)
!6 = !{!7}
!7 = !DIBasicType(name: "int", size: 32, encoding: DW_ATE_signed)
!10 = distinct !DISubprogram(name: "f", scope: !3, file: !3, line: 1, type: !5, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!11 = !DILocation(line: 1, scope: !10)
!20 = !DISubprogram(name: "ext", scope: !3, file: !3, line: 9, type: !21, flags: DIFlagPrototyped, spFlags: DISPFlagOptimized)
!21 = !DISubroutineType(types: !22)
!22 = !{!7, !23}
!23 = !DIDerivedType(tag: DW_TAG_pointer_type, baseType: !24, size: 64)
!24 = !DICompositeType(tag: DW_TAG_structure_type, name: "named", file: !3, line: 1, size: 32)
!30 = !DISubprogram(name: "uncalled", scope: !3, file: !3, line: 10, type: !31, flags: DIFlagPrototyped, spFlags: DISPFlagOptimized)
!31 = !DISubroutineType(types: !32)
!32 = !{!7, !33}
!33 = !DIDerivedType(tag: DW_TAG_pointer_type, baseType: !34, size: 64)
!34 = !DICompositeType(tag: DW_TAG_structure_type, name: "other", file: !3, line: 2, size: 32)
