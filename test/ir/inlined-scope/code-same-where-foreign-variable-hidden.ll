; inlined-scope: code generation depends on debug records. Without the record below, the
; block that it is in gets another place. So foreign records stay, in a lexical block
; without instructions, for which no DIE is made.
; RUN: %lp -passes='lang-provenance<verify>,verify' %s -o %t.ll
; RUN: FileCheck %s < %t.ll
; RUN: %lp -passes='lang-provenance<inlined=drop;verify>,verify' %s -o %t.drop.ll
; RUN: sed '/#dbg_value/d' %s > %t.erased.ll
; RUN: llc -O2 -relocation-model=pic -filetype=obj %s -o %t.was.o
; RUN: llc -O2 -relocation-model=pic -filetype=obj %t.ll -o %t.o
; RUN: llc -O2 -relocation-model=pic -filetype=obj %t.drop.ll -o %t.drop.o
; RUN: llc -O2 -relocation-model=pic -filetype=obj %t.erased.ll -o %t.erased.o
; RUN: llvm-objcopy --dump-section .text=%t.was.text %t.was.o
; RUN: llvm-objcopy --dump-section .text=%t.text %t.o
; RUN: llvm-objcopy --dump-section .text=%t.drop.text %t.drop.o
; RUN: llvm-objcopy --dump-section .text=%t.erased.text %t.erased.o
; RUN: cmp %t.was.text %t.text
; RUN: cmp %t.was.text %t.drop.text
; The premise of this test. If it fails, LLVM no longer has this dependency.
; RUN: not cmp %t.was.text %t.erased.text
; RUN: llvm-dwarfdump --debug-info %t.o | FileCheck %s --check-prefix=DWARF
; CHECK:     #dbg_value(i32 poison, ![[V:[0-9]+]], !DIExpression(), ![[L:[0-9]+]])
; CHECK-DAG: ![[V]] = distinct !DILocalVariable(scope: ![[B:[0-9]+]], file: !{{[0-9]+}}, type: ![[T:[0-9]+]])
; CHECK-DAG: ![[B]] = distinct !DILexicalBlock(scope: ![[SI:[0-9]+]],
; CHECK-DAG: ![[SI]] = distinct !DISubprogram(name: "core::wrapping_mul",
; CHECK-DAG: ![[T]] = !DIBasicType(size: 32, encoding: DW_ATE_unsigned)
; CHECK-DAG: ![[L]] = !DILocation(line: 0, scope: ![[B]], inlinedAt:
; DWARF-NOT: DW_TAG_variable
; DWARF-NOT: DW_TAG_lexical_block

target datalayout = "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128"
target triple = "x86_64-pc-linux-gnu"

define fastcc void @c3() noinline nounwind uwtable !dbg !10 {
  %1 = load i32, ptr null, align 4
  %2 = and i32 %1, 3
  %reass.add = shl i32 %2, 1
  %3 = call noundef i32 null(ptr noundef nonnull null, i32 noundef 0) nounwind
  %4 = add i32 %3, 13
  %5 = and i32 %4, 3
  %6 = icmp eq i32 0, 0
  br i1 %6, label %exit, label %loopexit

loopexit:
    #dbg_value(i32 poison, !14, !DIExpression(), !22)
  %7 = add i32 %4, %3, !dbg !22
  %8 = add i32 %7, %reass.add
  %9 = add i32 %8, %5
  %10 = add i32 %9, 2
  br label %exit

exit:
  %11 = phi i32 [ 0, %0 ], [ %10, %loopexit ]
  %12 = add i32 %11, 1
  %13 = mul i32 %12, %12
  %14 = xor i32 %13, 5
  %15 = add nsw i32 %14, %2
  store i32 %15, ptr poison, align 8
  ret void
}

!llvm.dbg.cu = !{!3, !5}
!llvm.module.flags = !{!9}
!2 = !{}
!3 = distinct !DICompileUnit(language: DW_LANG_Rust, file: !16, producer: "rust", isOptimized: true, emissionKind: FullDebug, nameTableKind: None)
!5 = distinct !DICompileUnit(language: DW_LANG_C11, file: !11, producer: "c", isOptimized: true, emissionKind: FullDebug, nameTableKind: None)
!9 = !{i32 2, !"Debug Info Version", i32 3}
!10 = distinct !DISubprogram(name: "c3", scope: !11, file: !11, line: 15, type: !12, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !5)
!11 = !DIFile(filename: "main.c", directory: "/")
!12 = !DISubroutineType(types: !13)
!13 = !{null}
!14 = !DILocalVariable(name: "self", arg: 1, scope: !15, file: !16, line: 2172, type: !21)
!15 = distinct !DISubprogram(name: "wrapping_mul", linkageName: "wrapping_mul", scope: !19, file: !16, line: 2172, type: !12, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !3)
!16 = !DIFile(filename: "lib.rs", directory: "/")
!19 = !DINamespace(name: "core", scope: null)
!21 = !DIBasicType(name: "i32", size: 32, encoding: DW_ATE_signed)
!22 = !DILocation(line: 0, scope: !15, inlinedAt: !38)
!38 = distinct !DILocation(line: 19, column: 77, scope: !10)
