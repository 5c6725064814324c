; The verifier accepts a declared function that another node than a subprogram
; describes (!14). It counts as not described.
; RUN: %lp -passes='lang-provenance,verify' %s | FileCheck %s
; RUN: %lp -passes='lang-provenance<mode=tag>,verify' -disable-output %s
; RUN: %lp -passes='lang-provenance-callees,print<lang-provenance>,verify' -disable-output %s
; RUN: %lp -passes='lang-provenance-declared<exclude=zig>,verify' -disable-output %s
; CHECK: name: "c_main",{{.*}} flags: DIFlagAllCallsDescribed

target triple = "x86_64-pc-linux-gnu"
declare !dbg !14 void @ext()
define void @c_main() !dbg !10 {
  call void @ext(), !dbg !11
  ret void, !dbg !11
}
define void @rust_fn() !dbg !12 {
  call void @ext(), !dbg !13
  ret void, !dbg !13
}

!llvm.dbg.cu = !{!0, !1}
!llvm.module.flags = !{!2}
!0 = distinct !DICompileUnit(language: DW_LANG_C11, file: !3, emissionKind: FullDebug)
!1 = distinct !DICompileUnit(language: DW_LANG_Rust, file: !4, emissionKind: FullDebug)
!2 = !{i32 2, !"Debug Info Version", i32 3}
!3 = !DIFile(filename: "main.c", directory: "/")
!4 = !DIFile(filename: "lib.rs", directory: "/")
!5 = !DISubroutineType(types: !6)
!6 = !{null}
!10 = distinct !DISubprogram(name: "c_main", scope: !3, file: !3, line: 1, type: !5, flags: DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition, unit: !0)
!11 = !DILocation(line: 2, scope: !10)
!12 = distinct !DISubprogram(name: "rust_fn", scope: !4, file: !4, line: 20, type: !5, flags: DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition, unit: !1)
!13 = !DILocation(line: 2, scope: !12)
!14 = !{}
