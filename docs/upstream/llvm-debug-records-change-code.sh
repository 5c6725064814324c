#!/bin/bash
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# Code depends on a debug record. The pass x86-fixup-leas looks for an instruction that uses
# the result of a lea, and gives up after five. It counts debug instructions.
. "$(dirname "$0")/common.sh"
need llc llvm-objcopy
cat >with.ll <<'IR'
target triple = "x86_64-pc-linux-gnu"
define void @f() !dbg !4 {
  %1 = load i32, ptr null, align 4
  %2 = and i32 %1, 3
  %twice = shl i32 %2, 1
  %3 = call i32 null(ptr null, i32 0)
  %4 = add i32 %3, 13
  %5 = and i32 %4, 3
  %6 = icmp eq i32 0, 0
  br i1 %6, label %exit, label %sum
sum:
    #dbg_value(i32 poison, !5, !DIExpression(), !7)
  %7 = add i32 %4, %3, !dbg !7
  %8 = add i32 %7, %twice
  %9 = add i32 %8, %5
  %10 = add i32 %9, 2
  br label %exit
exit:
  %11 = phi i32 [ 0, %0 ], [ %10, %sum ]
  %12 = add i32 %11, 1
  %13 = mul i32 %12, %12
  %14 = xor i32 %13, 5
  %15 = add nsw i32 %14, %2
  store i32 %15, ptr poison, align 8
  ret void
}
!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!1}
!0 = distinct !DICompileUnit(language: DW_LANG_C11, file: !2, producer: "c", emissionKind: FullDebug)
!1 = !{i32 2, !"Debug Info Version", i32 3}
!2 = !DIFile(filename: "main.c", directory: "/")
!3 = !DISubroutineType(types: !{null})
!4 = distinct !DISubprogram(name: "f", scope: !2, file: !2, line: 1, type: !3, spFlags: DISPFlagDefinition, unit: !0)
!5 = !DILocalVariable(name: "v", scope: !4, file: !2, line: 2, type: !6)
!6 = !DIBasicType(name: "int", size: 32, encoding: DW_ATE_signed)
!7 = !DILocation(line: 3, scope: !4)
IR
sed '/#dbg_value/d' with.ll >without.ll
for module in with without; do
  llc -O2 -relocation-model=pic -filetype=obj $module.ll -o $module.o
  llvm-objcopy --dump-section .text=$module.text $module.o
done
fixed_if_equal llc with.text without.text
