; A refusal is reported with module, function, reason and what to do: as a warning, as
; an error under strict, and as a remark. The debug info stays unchanged.
; RUN: sed 's/producer: "c"/splitDebugFilename: "a.dwo", &/' %s > %t.ll
; RUN: %lp -passes='lang-provenance,verify' < %t.ll > %t.out.ll 2> %t.err
; RUN: opt -S -passes=verify < %t.ll | diff %t.out.ll -
; RUN: FileCheck %s --check-prefix=DWO < %t.err
; RUN: not %lp -passes='lang-provenance<strict>,verify' %t.ll 2>&1 | FileCheck %s --check-prefix=STRICT
; RUN: %lp -passes='lang-provenance' -pass-remarks-missed=lang-provenance %t.ll 2>&1 | FileCheck %s --check-prefix=REMARK
; RUN: %lp -passes='lang-provenance,verify' -generate-type-units < %s > %t.out.ll 2> %t.err
; RUN: opt -S -passes=verify < %s | diff %t.out.ll -
; RUN: FileCheck %s --check-prefix=UNITS < %t.err
; RUN: sed 's/LANG_Rust/LANG_C_plus_plus_14/;s/LANG_C11/LANG_C_plus_plus_17/' %s > %t.ll
; RUN: %lp -passes='lang-provenance<exclude=c++14>,verify' < %t.ll 2> %t.err > %t.out.ll
; RUN: opt -S -passes=verify < %t.ll | diff %t.out.ll -
; RUN: FileCheck %s --check-prefix=ODR < %t.err
; RUN: %lp -passes='lang-provenance,verify' -pass-remarks-analysis=lang-provenance -disable-output %s 2>&1 | FileCheck %s --check-prefix=FINE

; DWO:    warning: lang-provenance: <stdin>: rust_fn is left as it was: units with a split DWARF file hold all languages of a link in one unit; compile and link without -gsplit-dwarf
; UNITS:  warning: lang-provenance: <stdin>: rust_fn is left as it was: type units, of any language, come before the units that use them; compile and link without -fdebug-types-section
; STRICT: error: lang-provenance: {{.*}}rust_fn is left as it was
; REMARK: remark: {{.*}}lib.rs:1:0: debug info left as it was: units with a split
; ODR:    warning: lang-provenance: <stdin>: rust_fn is left as it was: kept and excluded units are dialects of one language
; FINE-NOT: left as it was
; FINE:     nodes cloned

target triple = "x86_64-pc-linux-gnu"

define void @rust_fn() !dbg !10 {
  ret void, !dbg !11
}

!llvm.dbg.cu = !{!1, !0}
!llvm.module.flags = !{!2, !8}
!0 = distinct !DICompileUnit(language: DW_LANG_C11, file: !3, producer: "c", isOptimized: true, emissionKind: FullDebug)
!1 = distinct !DICompileUnit(language: DW_LANG_Rust, file: !4, producer: "rust", isOptimized: true, emissionKind: FullDebug)
!2 = !{i32 2, !"Debug Info Version", i32 3}
!8 = !{i32 7, !"Dwarf Version", i32 5}
!3 = !DIFile(filename: "main.c", directory: "/")
!4 = !DIFile(filename: "lib.rs", directory: "/")
!5 = !DISubroutineType(types: !6)
!6 = !{null}
!10 = distinct !DISubprogram(name: "rust_fn", scope: !4, file: !4, line: 1, type: !5, scopeLine: 1, spFlags: DISPFlagDefinition, unit: !1)
!11 = !DILocation(line: 1, scope: !10)
