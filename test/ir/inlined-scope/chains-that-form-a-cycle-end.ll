; inlined-scope: the verifier accepts a block that is its own scope (!23), calls of a
; debug record that form a cycle (!56), or that end in a foreign function which is not
; the one at hand (!57), and a typedef of itself (!45). Each of these chains must end.
; It also accepts a loop whose node is empty (!60) or has nulls below it (!61), which LLVM
; cannot update.
; RUN: %lp -passes='lang-provenance,verify' %s | FileCheck %s
; RUN: %lp -passes='lang-provenance<inlined=drop>,verify' %s | FileCheck %s --check-prefix=DROP
; RUN: %lp -passes='lang-provenance<mode=tag>,verify' -disable-output %s
; RUN: %lp -passes='lang-provenance-callees,print<lang-provenance>' -disable-output %s | FileCheck %s --check-prefix=PRINT
; CHECK: distinct !DISubprogram(name: "krate::rust_fn"
; DROP-NOT: krate::rust_fn
; DROP-DAG: ![[C:[0-9]+]] = distinct !DISubprogram(name: "c_main"
; DROP-DAG: !DILocation(line: 3, scope: ![[C]])
; PRINT: c_main has krate::rust_fn

target triple = "x86_64-pc-linux-gnu"
define void @c_main() !dbg !10 {
    #dbg_value(i32 0, !41, !DIExpression(), !51)
    #dbg_value(i32 0, !41, !DIExpression(), !52)
    #dbg_value(i32 0, !41, !DIExpression(), !53)
  store i32 0, ptr null, !dbg !54
  store i32 0, ptr null, !dbg !55
  br label %loop, !dbg !50
loop:
  br i1 poison, label %loop, label %other, !dbg !50, !llvm.loop !60
other:
  br label %other, !dbg !50, !llvm.loop !61
}

!llvm.dbg.cu = !{!0, !1}
!llvm.module.flags = !{!2}
!0 = distinct !DICompileUnit(language: DW_LANG_C11, file: !3, emissionKind: FullDebug, nameTableKind: None)
!1 = distinct !DICompileUnit(language: DW_LANG_Rust, file: !4, emissionKind: FullDebug, nameTableKind: None)
!2 = !{i32 2, !"Debug Info Version", i32 3}
!3 = !DIFile(filename: "main.c", directory: "/")
!4 = !DIFile(filename: "lib.rs", directory: "/")
!5 = !DISubroutineType(types: !6)
!6 = !{null}
!10 = distinct !DISubprogram(name: "c_main", scope: !3, file: !3, line: 1, type: !5, spFlags: DISPFlagDefinition, unit: !0)
!20 = distinct !DISubprogram(name: "rust_fn", scope: !22, file: !4, line: 20, type: !5, spFlags: DISPFlagDefinition, unit: !1)
!22 = !DINamespace(name: "krate", scope: null)
!23 = distinct !DILexicalBlock(scope: !23, file: !4, line: 22)
!41 = !DILocalVariable(name: "v", scope: !20, file: !4, line: 22, type: !45)
!45 = distinct !DIDerivedType(tag: DW_TAG_typedef, name: "t", file: !4, line: 1, baseType: !45)
!50 = !DILocation(line: 2, scope: !10)
!51 = !DILocation(line: 22, scope: !20, inlinedAt: !56)
!52 = !DILocation(line: 22, scope: !20, inlinedAt: !57)
!53 = !DILocation(line: 22, scope: !20, inlinedAt: !58)
!54 = !DILocation(line: 22, scope: !23, inlinedAt: !59)
!55 = !DILocation(line: 22, scope: !20, inlinedAt: !59)
!56 = distinct !DILocation(line: 1, scope: !20, inlinedAt: !56)
!57 = distinct !DILocation(line: 1, scope: !20)
!58 = distinct !DILocation(line: 1, scope: !23, inlinedAt: !59)
!59 = distinct !DILocation(line: 3, scope: !10)
!60 = distinct !{}
!61 = distinct !{!61, !55, !62, !55}
!62 = !{null, null}
