; abi: an argument has a source only if debug records prove it at entry.
; RUN: %lp -passes='lang-provenance<abi>,verify' %s | FileCheck %s

target datalayout = "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128"
target triple = "x86_64-unknown-linux-gnu"

; A slice is two arguments, a bool one bit, a struct may be in one integer. The last
; argument is hidden: no parameter is in it.
; CHECK-DAG: linkageName: "usual",{{.*}} annotations: ![[N1:[0-9]+]]
; CHECK-DAG: ![[N1]] = !{![[T1:[0-9]+]]}
; CHECK-DAG: ![[T1]] = !{!"lang-provenance-abi", !"1 c own (p64=1+0,i64=1+64,i1z=2+0,i64=3+0,p64) void"}
define void @usual(ptr %s.0, i64 %s.1, i1 zeroext %b, i64 %pair, ptr %hidden) !dbg !10 {
  %high = lshr i64 %pair, 32
  %second = trunc i64 %high to i32
    #dbg_value(ptr %s.0, !20, !DIExpression(DW_OP_LLVM_fragment, 0, 64), !40)
    #dbg_value(i64 %s.1, !20, !DIExpression(DW_OP_LLVM_fragment, 64, 64), !40)
    #dbg_value(i1 %b, !21, !DIExpression(DW_OP_LLVM_convert, 1, DW_ATE_unsigned, DW_OP_LLVM_convert, 8, DW_ATE_unsigned, DW_OP_stack_value), !40)
    #dbg_value(i32 %second, !22, !DIExpression(DW_OP_LLVM_fragment, 32, 32), !40)
    #dbg_value(i64 %pair, !22, !DIExpression(DW_OP_LLVM_convert, 64, DW_ATE_unsigned, DW_OP_LLVM_convert, 32, DW_ATE_unsigned, DW_OP_stack_value, DW_OP_LLVM_fragment, 0, 32), !40)
  ret void
}

; An address in an argument, of a declared variable and of a value; and an argument
; that is a struct.
; CHECK-DAG: !{!"lang-provenance-abi", !"1 c own (p64=&1,p64=&2,i64=3+0,i64=3+64) void"}
define void @indirect(ptr %a, ptr %b, { i64, i64 } %c) !dbg !11 {
    #dbg_declare(ptr %a, !23, !DIExpression(), !41)
    #dbg_value(ptr %b, !24, !DIExpression(DW_OP_deref), !41)
  %c.0 = extractvalue { i64, i64 } %c, 0
  %c.1 = extractvalue { i64, i64 } %c, 1
    #dbg_value(i64 %c.0, !25, !DIExpression(DW_OP_LLVM_fragment, 0, 64), !41)
    #dbg_value(i64 %c.1, !25, !DIExpression(DW_OP_LLVM_fragment, 64, 64), !41)
  ret void
}

; Unoptimised code stores its arguments first.
; CHECK-DAG: !{!"lang-provenance-abi", !"1 c own (p64=1+0,i64=1+64,i1=2+0) void"}
define void @stored(ptr %s.0, i64 %s.1, i1 %b) !dbg !12 {
  %b.home = alloca i8
  %s.home = alloca [16 x i8]
  store ptr %s.0, ptr %s.home
  %half = getelementptr inbounds i8, ptr %s.home, i64 8
  store i64 %s.1, ptr %half
    #dbg_declare(ptr %s.home, !26, !DIExpression(), !42)
  %byte = zext i1 %b to i8
  store i8 %byte, ptr %b.home
    #dbg_declare(ptr %b.home, !27, !DIExpression(), !42)
  store i8 0, ptr %b.home
  ret void
}

; Not proven: what was assigned (the first parameter's entry value is gone), what is
; computed, what is known after a call, what inlined code says.
; CHECK-DAG: !{!"lang-provenance-abi", !"1 c own (i64,i64,i64,i64) void"}
define void @unproven(i64 %a, i64 %b, i64 %c, i64 %d) !dbg !13 {
    #dbg_value(i64 poison, !28, !DIExpression(), !43)
    #dbg_value(i64 %a, !28, !DIExpression(), !43)
    #dbg_value(i64 %b, !29, !DIExpression(DW_OP_plus_uconst, 8, DW_OP_stack_value), !43)
    #dbg_value(i64 %d, !20, !DIExpression(), !44)
  call void @c()
    #dbg_value(i64 %c, !30, !DIExpression(), !43)
  ret void
}

; Out of order: one of the records must be of an assignment, so neither counts.
; CHECK-DAG: !{!"lang-provenance-abi", !"1 fast own (i64,i64) void"}
define internal fastcc void @out.of.order(i64 %a, i64 %b) !dbg !14 {
    #dbg_value(i64 %b, !31, !DIExpression(), !45)
    #dbg_value(i64 %a, !32, !DIExpression(), !45)
  ret void
}

; One argument cannot carry two parameters.
; CHECK-DAG: !{!"lang-provenance-abi", !"1 c foldable (i64,i64=3+0) void"}
define void @contradiction(i64 %a, i64 %b) unnamed_addr !dbg !15 {
    #dbg_value(i64 %a, !33, !DIExpression(), !46)
    #dbg_value(i64 %a, !34, !DIExpression(), !46)
    #dbg_value(i64 %b, !35, !DIExpression(), !46)
  ret void
}

; Code generation drops the first parameter, which nothing lists. So the second one is
; the first in DWARF.
; CHECK-DAG: !{!"lang-provenance-abi", !"1 c aliased (p64,p64) void"}
define void @unlisted(ptr %a, ptr %b) !dbg !16 {
    #dbg_value(i64 poison, !36, !DIExpression(), !47)
    #dbg_value(ptr %a, !37, !DIExpression(), !47)
    #dbg_value(ptr %b, !38, !DIExpression(), !47)
  ret void
}
@alias = alias void (), ptr @unlisted

declare void @c()

!llvm.module.flags = !{!0, !1}
!llvm.dbg.cu = !{!3}
!0 = !{i32 7, !"Dwarf Version", i32 5}
!1 = !{i32 2, !"Debug Info Version", i32 3}
!3 = distinct !DICompileUnit(language: DW_LANG_Rust, file: !5, emissionKind: FullDebug, nameTableKind: None)
!5 = !DIFile(filename: "lib.rs", directory: "/")
!6 = !DISubroutineType(types: !{null})
!7 = !DIBasicType(name: "u64", size: 64, encoding: DW_ATE_unsigned)
!8 = !DICompositeType(tag: DW_TAG_structure_type, name: "&str", size: 128)
!9 = !DIBasicType(name: "bool", size: 8, encoding: DW_ATE_boolean)
!10 = distinct !DISubprogram(name: "f", linkageName: "usual", file: !5, unit: !3, type: !6, spFlags: DISPFlagDefinition, retainedNodes: !{!20, !21, !22})
!11 = distinct !DISubprogram(name: "f", linkageName: "indirect", file: !5, unit: !3, type: !6, spFlags: DISPFlagDefinition, retainedNodes: !{!23, !24, !25})
!12 = distinct !DISubprogram(name: "f", linkageName: "stored", file: !5, unit: !3, type: !6, spFlags: DISPFlagDefinition)
!13 = distinct !DISubprogram(name: "f", linkageName: "unproven", file: !5, unit: !3, type: !6, spFlags: DISPFlagDefinition, retainedNodes: !{!28, !29, !30})
!14 = distinct !DISubprogram(name: "f", linkageName: "out.of.order", file: !5, unit: !3, type: !6, spFlags: DISPFlagDefinition, retainedNodes: !{!31, !32})
!15 = distinct !DISubprogram(name: "f", linkageName: "contradiction", file: !5, unit: !3, type: !6, spFlags: DISPFlagDefinition, retainedNodes: !{!33, !34, !35})
!16 = distinct !DISubprogram(name: "f", linkageName: "unlisted", file: !5, unit: !3, type: !6, spFlags: DISPFlagDefinition, retainedNodes: !{!37, !38})
!20 = !DILocalVariable(name: "s", arg: 1, scope: !10, type: !8)
!21 = !DILocalVariable(name: "b", arg: 2, scope: !10, type: !9)
!22 = !DILocalVariable(name: "p", arg: 3, scope: !10, type: !7)
!23 = !DILocalVariable(name: "a", arg: 1, scope: !11, type: !8)
!24 = !DILocalVariable(name: "b", arg: 2, scope: !11, type: !8)
!25 = !DILocalVariable(name: "c", arg: 3, scope: !11, type: !8)
!26 = !DILocalVariable(name: "s", arg: 1, scope: !12, type: !8)
!27 = !DILocalVariable(name: "b", arg: 2, scope: !12, type: !9)
!28 = !DILocalVariable(name: "a", arg: 1, scope: !13, type: !7)
!29 = !DILocalVariable(name: "b", arg: 2, scope: !13, type: !7)
!30 = !DILocalVariable(name: "c", arg: 3, scope: !13, type: !7)
!31 = !DILocalVariable(name: "a", arg: 1, scope: !14, type: !7)
!32 = !DILocalVariable(name: "b", arg: 2, scope: !14, type: !7)
!33 = !DILocalVariable(name: "a", arg: 1, scope: !15, type: !7)
!34 = !DILocalVariable(name: "b", arg: 2, scope: !15, type: !7)
!35 = !DILocalVariable(name: "c", arg: 3, scope: !15, type: !7)
!36 = !DILocalVariable(name: "gone", arg: 1, scope: !16, type: !7)
!37 = !DILocalVariable(name: "a", arg: 2, scope: !16, type: !7)
!38 = !DILocalVariable(name: "b", arg: 3, scope: !16, type: !7)
!40 = !DILocation(line: 1, scope: !10)
!41 = !DILocation(line: 1, scope: !11)
!42 = !DILocation(line: 1, scope: !12)
!43 = !DILocation(line: 1, scope: !13)
!44 = !DILocation(line: 1, scope: !10, inlinedAt: !43)
!45 = !DILocation(line: 1, scope: !14)
!46 = !DILocation(line: 1, scope: !15)
!47 = !DILocation(line: 1, scope: !16)
