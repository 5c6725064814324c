; From LLVM 22 a unit may name its language by DW_LNAME and a version instead of
; DW_LANG.
; REQUIRES: versioned-language-names
; RUN: %lp -passes='lang-provenance<verify>,verify' %s | FileCheck %s
; RUN: sed 's/LNAME_Rust, sourceLanguageVersion: 0/LNAME_C_plus_plus, sourceLanguageVersion: 201402/' %s > %t.ll
; RUN: %lp -passes='lang-provenance<exclude=c++14>,verify' %t.ll | FileCheck %s
; RUN: %lp -passes='lang-provenance<exclude=c++17>,verify' %t.ll | FileCheck %s --check-prefix=NO
; CHECK: filename: "<lang-provenance>"
; NO-NOT: filename: "<lang-provenance>"
; C23 has no code in DWARF 5, and counts as C.
; RUN: sed "s/LNAME_Rust, sourceLanguageVersion: 0/LNAME_C, sourceLanguageVersion: 202311/" %s | %lp -passes="print<lang-provenance>" -disable-output | FileCheck %s --check-prefix=C23
; C23: kept units: 1
; C23-NEXT: {{^}}  c{{[0-9]*}} lib.rs

target triple = "x86_64-pc-linux-gnu"

!llvm.dbg.cu = !{!1}
!llvm.module.flags = !{!2}
!1 = distinct !DICompileUnit(sourceLanguageName: DW_LNAME_Rust, sourceLanguageVersion: 0, file: !4, producer: "rust", isOptimized: true, emissionKind: FullDebug)
!2 = !{i32 2, !"Debug Info Version", i32 3}
!4 = !DIFile(filename: "lib.rs", directory: "/")
