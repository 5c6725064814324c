; mode=tag copies a subprogram to annotate it. A static variable of the function, which
; no instruction refers to, must be in the copy, not in what was there before.
; RUN: %lp -passes='lang-provenance<mode=tag;verify>,verify' < %s | FileCheck %s
; CHECK: @static = {{.*}}!dbg ![[GVE:[0-9]+]]
; CHECK: define void @method() {{.*}}!dbg ![[M:[0-9]+]]
; CHECK-DAG: ![[GVE]] = !DIGlobalVariableExpression(var: ![[GV:[0-9]+]]
; CHECK-DAG: ![[GV]] = distinct !DIGlobalVariable(name: "static", scope: ![[M]],
; CHECK-DAG: ![[M]] = distinct !DISubprogram(name: "method",{{.*}} annotations:
; CHECK-NOT: !DISubprogram(name: "method"

target triple = "x86_64-pc-linux-gnu"

@static = internal global i8 0, !dbg !40

define void @c_main() !dbg !10 {
  call void @method(), !dbg !11
  ret void, !dbg !11
}
define void @method() noinline !dbg !20 {
  ret void, !dbg !24
}

!llvm.dbg.cu = !{!0, !1}
!llvm.module.flags = !{!2, !8}
!0 = distinct !DICompileUnit(language: DW_LANG_C11, file: !3, producer: "c", isOptimized: true, emissionKind: FullDebug)
!1 = distinct !DICompileUnit(language: DW_LANG_Rust, file: !4, producer: "rust", isOptimized: true, emissionKind: FullDebug, globals: !42)
!2 = !{i32 2, !"Debug Info Version", i32 3}
!8 = !{i32 7, !"Dwarf Version", i32 5}
!3 = !DIFile(filename: "main.c", directory: "/")
!4 = !DIFile(filename: "lib.rs", directory: "/")
!5 = !DISubroutineType(types: !6)
!6 = !{null}
!10 = distinct !DISubprogram(name: "c_main", scope: !3, file: !3, line: 1, type: !5, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!11 = !DILocation(line: 1, scope: !10)
!20 = distinct !DISubprogram(name: "method", linkageName: "method", scope: !22, file: !4, line: 3, type: !5, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !1)
!22 = !DINamespace(name: "krate", scope: null)
!24 = !DILocation(line: 3, scope: !20)
!40 = !DIGlobalVariableExpression(var: !41, expr: !DIExpression())
!41 = distinct !DIGlobalVariable(name: "static", scope: !20, file: !4, line: 3, type: !43, isLocal: true, isDefinition: true)
!42 = !{!40}
!43 = !DIBasicType(name: "u8", size: 8, encoding: DW_ATE_unsigned)
