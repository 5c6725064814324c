; Pre-link pipelines do not run the pass, because their result is optimised again. All
; pipelines that end in code generation run it, at O0 too. (LLVM 19 does not tell them
; apart: docs/plugin.md.)
; REQUIRES: pipelines-name-their-phase
; RUN: %lp -passes='lto-pre-link<O2>' %s | FileCheck %s --check-prefix=NO
; RUN: %lp -passes='thinlto-pre-link<O2>' %s | FileCheck %s --check-prefix=NO
; RUN: %lp -passes='default<O0>' %s | FileCheck %s
; RUN: %lp -passes='default<O2>' %s | FileCheck %s
; RUN: %lp -passes='thinlto<O2>' %s | FileCheck %s
; RUN: %lp -passes='lto<O2>' %s | FileCheck %s
; RUN: %lp -passes='lto<O0>' %s | FileCheck %s
; Which options the pass has there is up to the environment.
; RUN: env LANG_PROVENANCE=exclude=zig %lp -passes='default<O2>' %s | FileCheck %s --check-prefix=NO
; RUN: env LANG_PROVENANCE='exclude=zig,rust;strict' %lp -passes='default<O2>' %s | FileCheck %s
; RUN: not env LANG_PROVENANCE='split' %lp -passes='default<O2>' %s 2>&1 | FileCheck %s --check-prefix=ENV
; CHECK: filename: "<lang-provenance>"
; NO-NOT: filename: "<lang-provenance>"
; ENV: error: lang-provenance: {{.*}}pre-link-module-not-touched.ll: unknown parameter 'split'

target triple = "x86_64-pc-linux-gnu"

define void @rust_fn() !dbg !10 {
  ret void, !dbg !11
}

!llvm.dbg.cu = !{!1}
!llvm.module.flags = !{!2, !8}
!1 = distinct !DICompileUnit(language: DW_LANG_Rust, file: !4, producer: "rust", isOptimized: true, emissionKind: FullDebug)
!2 = !{i32 2, !"Debug Info Version", i32 3}
!8 = !{i32 7, !"Dwarf Version", i32 5}
!4 = !DIFile(filename: "lib.rs", directory: "/")
!5 = !DISubroutineType(types: !6)
!6 = !{null}
!10 = distinct !DISubprogram(name: "rust_fn", scope: !4, file: !4, line: 1, type: !5, spFlags: DISPFlagDefinition, unit: !1)
!11 = !DILocation(line: 1, scope: !10)
