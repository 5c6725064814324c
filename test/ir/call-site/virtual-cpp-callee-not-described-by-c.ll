; call-site: since LLVM 23 clang says which method a virtual call may call, and the call
; site refers to it. C++ that was inlined into calls_virtually brings such a call along:
; calls_virtually stops describing its calls. A virtual call of kept code stays.
; RUN: %lp -passes='lang-provenance<exclude=c++14;verify>,verify' %s | FileCheck %s
; RUN: %lp -passes='lang-provenance<exclude=c++14>' -pass-remarks=lang-provenance -disable-output %s 2>&1 | FileCheck %s --check-prefix=REMARK

; CHECK: DISubprogram(name: "calls_virtually",{{.*}} flags: DIFlagPrototyped, spFlags
; CHECK: DISubprogram(name: "calls_kept",{{.*}} flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags
; REMARK-COUNT-1: call sites are not described, because a virtual call,
; REMARK-NOT: call sites are not described

target triple = "x86_64-pc-linux-gnu"

define void @calls_virtually(ptr %p) !dbg !10 {
  %f = load ptr, ptr %p, !dbg !11
  call void %f(ptr %p), !dbg !13, !call_target !20
  ret void, !dbg !11
}
define void @calls_kept(ptr %p) !dbg !14 {
  store i32 1, ptr %p, !dbg !16
  %f = load ptr, ptr %p, !dbg !15
  call void %f(ptr %p), !dbg !15, !call_target !23
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
!5 = !DISubroutineType(types: !{null})
!10 = distinct !DISubprogram(name: "calls_virtually", scope: !3, file: !3, line: 1, type: !5, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!11 = !DILocation(line: 1, scope: !10)
!12 = distinct !DISubprogram(name: "cpp_inlined", scope: !4, file: !4, line: 1, type: !5, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !1)
!13 = !DILocation(line: 1, scope: !12, inlinedAt: !11)
!14 = distinct !DISubprogram(name: "calls_kept", scope: !3, file: !3, line: 2, type: !5, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!15 = !DILocation(line: 2, scope: !14)
!16 = !DILocation(line: 1, scope: !12, inlinedAt: !15)
!20 = !DISubprogram(name: "method", linkageName: "_ZN1S6methodEv", scope: !21, file: !4, line: 2, type: !5, flags: DIFlagPrototyped, spFlags: DISPFlagVirtual)
!21 = distinct !DICompositeType(tag: DW_TAG_structure_type, name: "S", file: !4, line: 1, size: 64, elements: !{!20}, identifier: "_ZTS1S")
!23 = !DISubprogram(name: "kept", scope: !3, file: !3, line: 2, type: !5, flags: DIFlagPrototyped, spFlags: 0)
