; mode=tag: the verifier wants the description of a declared function to be unique. That of
; a member of a class, which is unique by class and name, cannot be that and have an
; annotation, so it is left as it was. Its class is annotated.
; RUN: %lp -passes='lang-provenance<exclude=c++14;mode=tag>,verify' %s | FileCheck %s
; CHECK: declare !dbg ![[MEMBER:[0-9]+]] void @_ZN1S6memberEv
; CHECK: ![[CLASS:[0-9]+]] = {{.*}}!DICompositeType(tag: DW_TAG_structure_type, name: "S"{{.*}} elements: ![[LIST:[0-9]+]]{{.*}} annotations:
; CHECK: ![[LIST]] = !{![[MEMBER]]}
; CHECK: ![[MEMBER]] = !DISubprogram(name: "member"
; CHECK-NOT: annotations

target triple = "x86_64-pc-linux-gnu"

declare !dbg !12 void @_ZN1S6memberEv(ptr)

define void @c_fn() !dbg !16 {
  call void @_ZN1S6memberEv(ptr null), !dbg !19
  ret void, !dbg !19
}
define void @cpp_fn() !dbg !20 {
  ret void, !dbg !21
}

!llvm.dbg.cu = !{!0, !1}
!llvm.module.flags = !{!10, !11}
!0 = distinct !DICompileUnit(language: DW_LANG_C11, file: !3, producer: "c", isOptimized: true, emissionKind: FullDebug)
!1 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !4, producer: "c++", isOptimized: true, emissionKind: FullDebug, retainedTypes: !5)
!3 = !DIFile(filename: "main.c", directory: "/")
!4 = !DIFile(filename: "lib.cpp", directory: "/")
!5 = !{!13}
!10 = !{i32 2, !"Debug Info Version", i32 3}
!11 = !{i32 7, !"Dwarf Version", i32 5}
!12 = !DISubprogram(name: "member", linkageName: "_ZN1S6memberEv", scope: !13, file: !4, line: 9, type: !14, flags: DIFlagPrototyped, spFlags: DISPFlagOptimized)
!13 = distinct !DICompositeType(tag: DW_TAG_structure_type, name: "S", file: !4, line: 8, size: 8, elements: !15, identifier: "_ZTS1S")
!14 = !DISubroutineType(types: !{null})
!15 = !{!12}
!16 = distinct !DISubprogram(name: "c_fn", scope: !3, file: !3, line: 1, type: !14, flags: DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!19 = !DILocation(line: 1, scope: !16)
!20 = distinct !DISubprogram(name: "cpp_fn", scope: !4, file: !4, line: 1, type: !14, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !1)
!21 = !DILocation(line: 1, scope: !20)
