#!/bin/bash
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# A reference to a type that pahole did not read becomes void in the BTF. Here a member is of
# a type that pahole does not know, DW_TAG_immutable_type. In an LTO link it is a type of a
# unit that was filtered out. pahole prints a warning, but the exit status is 0.
. "$(dirname "$0")/common.sh"
need llc pahole
cat >in.ll <<'IR'
target triple = "x86_64-pc-linux-gnu"
@v = global i32 0, !dbg !3
!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!1}
!0 = distinct !DICompileUnit(language: DW_LANG_C11, file: !2, producer: "c", emissionKind: FullDebug, globals: !{!3})
!1 = !{i32 2, !"Debug Info Version", i32 3}
!2 = !DIFile(filename: "main.c", directory: "/")
!3 = !DIGlobalVariableExpression(var: !4, expr: !DIExpression())
!4 = distinct !DIGlobalVariable(name: "v", scope: !0, file: !2, type: !5, isDefinition: true)
!5 = !DICompositeType(tag: DW_TAG_structure_type, name: "s", file: !2, size: 32, elements: !{!6})
!6 = !DIDerivedType(tag: DW_TAG_member, name: "m", scope: !5, file: !2, baseType: !7, size: 32)
!7 = !DIDerivedType(tag: DW_TAG_immutable_type, baseType: !8)
!8 = !DIBasicType(name: "int", size: 32, encoding: DW_ATE_signed)
IR
llc -filetype=obj in.ll -o out.o
status=0
pahole -J out.o 2>log || status=$?
if ((status == 0)) && ! pahole -F btf -C s out.o 2>&1 | grep -q 'int  *m;'; then
  verdict pahole "still there"
else
  verdict pahole fixed
fi
