#!/bin/bash
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# What is emitted besides debug information depends on a name in debug information. Code
# generation knows a function that was inlined only by the linkage name of its DISubprogram:
# pseudo probes write a hash of it for each caller in the inline stack. So a change of
# debug information alone makes profiles that do not match.
. "$(dirname "$0")/common.sh"
need llc llvm-objcopy
cat >one.ll <<'IR'
target triple = "x86_64-pc-linux-gnu"
define i32 @outer(i32 %x) !dbg !5 {
  call void @llvm.pseudoprobe(i64 1, i64 1, i32 0, i64 -1), !dbg !8
  ret i32 %x, !dbg !8
}
declare void @llvm.pseudoprobe(i64, i64, i32, i64)
!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!1}
!llvm.pseudo_probe_desc = !{!4}
!0 = distinct !DICompileUnit(language: DW_LANG_C11, file: !2, producer: "c", emissionKind: FullDebug)
!1 = !{i32 2, !"Debug Info Version", i32 3}
!2 = !DIFile(filename: "main.c", directory: "/")
!3 = !DISubroutineType(types: !{null})
!4 = !{i64 1, i64 1, !"inner"}
!5 = distinct !DISubprogram(name: "outer", scope: !2, file: !2, line: 1, type: !3, spFlags: DISPFlagDefinition, unit: !0)
!6 = distinct !DISubprogram(name: "middle", linkageName: "one", scope: !2, file: !2, line: 2, type: !3, spFlags: DISPFlagDefinition, unit: !0)
!7 = distinct !DISubprogram(name: "inner", scope: !2, file: !2, line: 3, type: !3, spFlags: DISPFlagDefinition, unit: !0)
!8 = !DILocation(line: 3, scope: !7, inlinedAt: !9)
!9 = distinct !DILocation(line: 2, scope: !6, inlinedAt: !10)
!10 = distinct !DILocation(line: 1, scope: !5)
IR
sed 's/linkageName: "one"/linkageName: "two"/' one.ll >two.ll
for module in one two; do
  llc -filetype=obj $module.ll -o $module.o
  llvm-objcopy --dump-section .pseudo_probe=$module.probes $module.o
done
fixed_if_equal llc one.probes two.probes
