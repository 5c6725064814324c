; call-site: the machine outliner moves what two functions share into a new one,
; after all passes, and describes it in the unit of one of them: a Rust unit. A C
; function that may call it must not describe its calls. With minsize both
; functions may be outlined, without it neither unless the option asks for it.
; RUN: %lp -passes='lang-provenance<verify>,verify' %s | FileCheck %s --check-prefixes=CHECK,OUT
; RUN: sed 's/ minsize / /' %s > %t.ll
; RUN: %lp -passes='lang-provenance<verify>,verify' %t.ll | FileCheck %s --check-prefixes=CHECK,KEEP
; RUN: %lp -passes='lang-provenance<verify>,verify' -enable-machine-outliner %t.ll | FileCheck %s --check-prefixes=CHECK,OUT
; What LLVM does, seen without the pass and with it:
; RUN: llc -O2 -enable-machine-outliner -filetype=obj %s -o %t.without
; RUN: llvm-dwarfdump --debug-info %t.without | FileCheck %s --check-prefix=WITHOUT
; RUN: %lp -passes='lang-provenance' %s | llc -O2 -enable-machine-outliner -filetype=obj -o %t.with
; RUN: llvm-dwarfdump --debug-info %t.with | FileCheck %s --check-prefix=WITH
; RUN: env -u LD_PRELOAD %langprov audit %t.with
; CHECK: DISubprogram(name: "c_fn",
; OUT-SAME: flags: DIFlagPrototyped, spFlags
; KEEP-SAME: flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags
; WITHOUT: DW_AT_language (DW_LANG_Rust)
; WITHOUT: DW_AT_linkage_name ("OUTLINED_FUNCTION_0")
; WITHOUT: DW_AT_language (DW_LANG_C11)
; WITHOUT: DW_TAG_call_site
; WITHOUT-NEXT: DW_AT_call_origin ([[EMPTY:0x[0-9a-f]+]])
; WITHOUT: [[EMPTY]]: DW_TAG_subprogram
; WITH: DW_AT_language (DW_LANG_C11)
; WITH-NOT: DW_TAG_call_site
; WITH: DW_AT_language (DW_LANG_Rust)
; WITH: DW_AT_linkage_name ("OUTLINED_FUNCTION_0")

target triple = "x86_64-pc-linux-gnu"

define void @rust_fn(ptr %p) minsize noredzone !dbg !10 {
  %r0 = getelementptr i32, ptr %p, i32 0
  store volatile i32 1, ptr %r0, !dbg !11
  %r1 = getelementptr i32, ptr %p, i32 40
  store volatile i32 2, ptr %r1, !dbg !11
  %r2 = getelementptr i32, ptr %p, i32 80
  store volatile i32 3, ptr %r2, !dbg !11
  %r3 = getelementptr i32, ptr %p, i32 120
  store volatile i32 4, ptr %r3, !dbg !11
  %r4 = getelementptr i32, ptr %p, i32 160
  store volatile i32 5, ptr %r4, !dbg !11
  ret void, !dbg !11
}
define void @c_fn(ptr %p) minsize noredzone !dbg !12 {
  %c0 = getelementptr i32, ptr %p, i32 0
  store volatile i32 1, ptr %c0, !dbg !13
  %c1 = getelementptr i32, ptr %p, i32 40
  store volatile i32 2, ptr %c1, !dbg !13
  %c2 = getelementptr i32, ptr %p, i32 80
  store volatile i32 3, ptr %c2, !dbg !13
  %c3 = getelementptr i32, ptr %p, i32 120
  store volatile i32 4, ptr %c3, !dbg !13
  %c4 = getelementptr i32, ptr %p, i32 160
  store volatile i32 6, ptr %c4, !dbg !13
  ret void, !dbg !13
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
!10 = distinct !DISubprogram(name: "rust_fn", scope: !4, file: !4, line: 1, type: !5, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !1)
!11 = !DILocation(line: 1, scope: !10)
!12 = distinct !DISubprogram(name: "c_fn", scope: !3, file: !3, line: 2, type: !5, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DILocation(line: 2, scope: !12)
