#!/bin/bash
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# A call site refers to a DIE for the callee in the caller's unit, also if the callee is
# defined in a unit of another language (llvm-project #106422). The DIE brings along the
# callee's namespaces and types, which the caller's language does not have.
. "$(dirname "$0")/common.sh"
need llc llvm-dwarfdump
cat >in.ll <<'IR'
target triple = "x86_64-pc-linux-gnu"
define void @caller() !dbg !10 {
  call void @callee(), !dbg !11
  call void @caller(), !dbg !11
  ret void, !dbg !11
}
define void @callee() noinline !dbg !20 {
  ret void, !dbg !21
}
!llvm.dbg.cu = !{!0, !1}
!llvm.module.flags = !{!2, !3}
!0 = distinct !DICompileUnit(language: DW_LANG_C11, file: !4, producer: "c", isOptimized: true, emissionKind: FullDebug)
!1 = distinct !DICompileUnit(language: DW_LANG_Rust, file: !5, producer: "rust", isOptimized: true, emissionKind: FullDebug)
!2 = !{i32 2, !"Debug Info Version", i32 3}
!3 = !{i32 7, !"Dwarf Version", i32 5}
!4 = !DIFile(filename: "main.c", directory: "/")
!5 = !DIFile(filename: "lib.rs", directory: "/")
!6 = !DISubroutineType(types: !{null})
!10 = distinct !DISubprogram(name: "caller", scope: !4, file: !4, line: 1, type: !6, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!11 = !DILocation(line: 1, scope: !10)
!20 = distinct !DISubprogram(name: "f", linkageName: "callee", scope: !22, file: !5, line: 3, type: !6, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !1, declaration: !24)
!21 = !DILocation(line: 3, scope: !20)
!22 = !DICompositeType(tag: DW_TAG_structure_type, name: "Foo", scope: !23, file: !5, size: 8, elements: !{}, identifier: "foo")
!23 = !DINamespace(name: "krate", scope: null)
!24 = !DISubprogram(name: "f", linkageName: "callee", scope: !22, file: !5, line: 3, type: !6, spFlags: DISPFlagOptimized)
IR
llc -filetype=obj in.ll -o out.o
llvm-dwarfdump --debug-info out.o >dump
# The C unit comes first.
if sed -n '/DW_LANG_C11/,/DW_LANG_Rust/p' dump | grep -q DW_TAG_namespace; then
  verdict llc "still there"
else
  verdict llc fixed
fi
