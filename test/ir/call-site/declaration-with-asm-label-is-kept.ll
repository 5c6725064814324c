; call-site: a linkage name is no sign of C++ in itself. C has one where an asm label
; redirects a function, as libc's headers do. A name that is mangled is a sign, and so is
; a namespace, if no kept language has either.
; RUN: %lp -passes='lang-provenance<exclude=c++14;verify>,verify' %s | FileCheck %s
; CHECK: DISubprogram(name: "calls_redirected",{{.*}} flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags
; CHECK: DISubprogram(name: "calls_mangled",{{.*}} flags: DIFlagPrototyped, spFlags
; CHECK: DISubprogram(name: "calls_in_namespace",{{.*}} flags: DIFlagPrototyped, spFlags

target triple = "x86_64-pc-linux-gnu"

declare !dbg !20 void @__isoc99_fscanf(i32)
declare !dbg !21 void @_Z7mangledi(i32)
declare !dbg !22 void @in_namespace(i32)
define void @calls_redirected() !dbg !10 {
  call void @__isoc99_fscanf(i32 0), !dbg !11
  ret void, !dbg !11
}
define void @calls_mangled() !dbg !12 {
  call void @_Z7mangledi(i32 0), !dbg !13
  ret void, !dbg !13
}
define void @calls_in_namespace() !dbg !14 {
  call void @in_namespace(i32 0), !dbg !15
  ret void, !dbg !15
}
define void @cpp_fn() !dbg !16 {
  call void @__isoc99_fscanf(i32 0), !dbg !17
  ret void, !dbg !17
}

!llvm.dbg.cu = !{!0, !1}
!llvm.module.flags = !{!2, !8}
!0 = distinct !DICompileUnit(language: DW_LANG_C11, file: !3, producer: "c", isOptimized: true, emissionKind: FullDebug)
!1 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !4, producer: "c++", isOptimized: true, emissionKind: FullDebug)
!2 = !{i32 2, !"Debug Info Version", i32 3}
!8 = !{i32 7, !"Dwarf Version", i32 5}
!3 = !DIFile(filename: "main.c", directory: "/")
!4 = !DIFile(filename: "lib.cpp", directory: "/")
!5 = !DISubroutineType(types: !6)
!6 = !{null, !7}
!7 = !DIBasicType(name: "int", size: 32, encoding: DW_ATE_signed)
!10 = distinct !DISubprogram(name: "calls_redirected", scope: !3, file: !3, line: 1, type: !5, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!11 = !DILocation(line: 1, scope: !10)
!12 = distinct !DISubprogram(name: "calls_mangled", scope: !3, file: !3, line: 1, type: !5, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DILocation(line: 1, scope: !12)
!14 = distinct !DISubprogram(name: "calls_in_namespace", scope: !3, file: !3, line: 2, type: !5, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!15 = !DILocation(line: 2, scope: !14)
!16 = distinct !DISubprogram(name: "cpp_fn", scope: !4, file: !4, line: 2, type: !5, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !1)
!17 = !DILocation(line: 2, scope: !16)
!20 = !DISubprogram(name: "fscanf", linkageName: "__isoc99_fscanf", scope: !24, file: !24, line: 9, type: !5, flags: DIFlagPrototyped, spFlags: DISPFlagOptimized)
!21 = !DISubprogram(name: "mangled", linkageName: "_Z7mangledi", scope: !24, file: !24, line: 9, type: !5, flags: DIFlagPrototyped, spFlags: DISPFlagOptimized)
!22 = !DISubprogram(name: "in_namespace", scope: !23, file: !24, line: 9, type: !5, flags: DIFlagPrototyped, spFlags: DISPFlagOptimized)
!23 = !DINamespace(name: "ns", scope: null)
!24 = !DIFile(filename: "shared.h", directory: "/")
