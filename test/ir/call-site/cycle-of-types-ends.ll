; call-site: types can form a cycle that no named struct interrupts, in languages that
; allow it. Deciding whether a declaration is foreign must end there too.
; RUN: %lp -passes='lang-provenance<verify>,verify' %s | FileCheck %s
; RUN: %lp -passes='lang-provenance<exclude=go;verify>,verify' -disable-output %s
; CHECK: name: "f",{{.*}} flags: DIFlagAllCallsDescribed

target triple = "x86_64-pc-linux-gnu"
declare !dbg !8 void @callee(ptr)
define void @f() !dbg !5 { call void @callee(ptr null), !dbg !9
 ret void, !dbg !9 }
define void @rs() !dbg !15 { ret void, !dbg !16 }
!llvm.dbg.cu = !{!0, !10}
!llvm.module.flags = !{!30, !31}
!30 = !{i32 7, !"Dwarf Version", i32 5}
!31 = !{i32 2, !"Debug Info Version", i32 3}
!0 = distinct !DICompileUnit(language: DW_LANG_Go, file: !1, emissionKind: FullDebug, nameTableKind: None)
!1 = !DIFile(filename: "a.go", directory: "/")
!5 = distinct !DISubprogram(name: "f", scope: !1, file: !1, line: 2, type: !6, unit: !0, flags: DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized)
!6 = !DISubroutineType(types: !7)
!7 = !{null}
!8 = !DISubprogram(name: "callee", scope: !1, file: !1, line: 7, type: !40, spFlags: DISPFlagOptimized)
!40 = !DISubroutineType(types: !41)
!41 = !{null, !42}
!42 = distinct !DIDerivedType(tag: DW_TAG_typedef, name: "P", file: !1, line: 3, baseType: !43)
!43 = !DIDerivedType(tag: DW_TAG_pointer_type, baseType: !42, size: 64)
!9 = !DILocation(line: 4, scope: !5)
!10 = distinct !DICompileUnit(language: DW_LANG_Rust, file: !11, emissionKind: FullDebug, nameTableKind: None)
!11 = !DIFile(filename: "l.rs", directory: "/")
!15 = distinct !DISubprogram(name: "rs", scope: !11, file: !11, line: 2, type: !6, unit: !10, spFlags: DISPFlagDefinition)
!16 = !DILocation(line: 4, scope: !15)
