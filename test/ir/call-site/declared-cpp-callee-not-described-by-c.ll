; call-site: C++ that was inlined into a C function brings its calls along, also calls
; of functions that are only declared. A declaration has no unit. It is foreign because
; of its class, a type of its signature, a mangled name, or because only foreign code
; calls it: here, code that was inlined into calls_plain.
; RUN: %lp -passes='lang-provenance<exclude=c++14;verify>,verify' %s | FileCheck %s
; If some C++ is kept, a mangled name is no sign.
; RUN: sed 's/!{!0, !1}/!{!0, !1, !9}/;s/^!8 = .*/&\n!9 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_20, file: !3, emissionKind: FullDebug, nameTableKind: None)/' %s > %t.ll
; RUN: sed -i 's/LANG_C_plus_plus_14/LANG_Rust/' %t.ll
; RUN: %lp -passes='lang-provenance<exclude=rust;verify>,verify' %t.ll | FileCheck %s --check-prefix=CPP

; CHECK: DISubprogram(name: "calls_method",{{.*}} flags: DIFlagPrototyped, spFlags
; CHECK: DISubprogram(name: "takes_class",{{.*}} flags: DIFlagPrototyped, spFlags
; CHECK: DISubprogram(name: "calls_mangled",{{.*}} flags: DIFlagPrototyped, spFlags
; CHECK: DISubprogram(name: "calls_plain",{{.*}} flags: DIFlagPrototyped, spFlags
; CHECK: DISubprogram(name: "calls_c",{{.*}} flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags
; CPP:   DISubprogram(name: "calls_method",{{.*}} flags: DIFlagPrototyped, spFlags
; CPP:   DISubprogram(name: "takes_class",{{.*}} flags: DIFlagPrototyped, spFlags
; CPP:   DISubprogram(name: "calls_mangled",{{.*}} flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags

target triple = "x86_64-pc-linux-gnu"

declare !dbg !20 void @method()
declare !dbg !21 void @takes(ptr)
declare !dbg !22 void @_Z7mangledi(i32)
declare !dbg !23 void @c_fn(i32)
define void @calls_method() !dbg !10 {
  call void @method(), !dbg !11
  ret void, !dbg !11
}
define void @takes_class() !dbg !12 {
  call void @takes(ptr null), !dbg !13
  ret void, !dbg !13
}
define void @calls_mangled() !dbg !14 {
  call void @_Z7mangledi(i32 0), !dbg !15
  ret void, !dbg !15
}
declare !dbg !44 void @plain(i32)
define void @calls_plain() !dbg !40 {
  call void @plain(i32 0), !dbg !41
  ret void, !dbg !43
}
define void @calls_c() !dbg !16 {
  call void @c_fn(i32 0), !dbg !17
  ret void, !dbg !17
}

!llvm.dbg.cu = !{!0, !1}
!llvm.module.flags = !{!2, !8}
!0 = distinct !DICompileUnit(language: DW_LANG_C11, file: !3, producer: "c", isOptimized: true, emissionKind: FullDebug, nameTableKind: None)
!1 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !4, producer: "c++", isOptimized: true, emissionKind: FullDebug, nameTableKind: None, retainedTypes: !31)
!2 = !{i32 2, !"Debug Info Version", i32 3}
!8 = !{i32 7, !"Dwarf Version", i32 5}
!3 = !DIFile(filename: "main.c", directory: "/")
!4 = !DIFile(filename: "lib.cpp", directory: "/")
!5 = !DISubroutineType(types: !6)
!6 = !{null, !7}
!7 = !DIBasicType(name: "int", size: 32, encoding: DW_ATE_signed)
!10 = distinct !DISubprogram(name: "calls_method", scope: !3, file: !3, line: 1, type: !5, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!11 = !DILocation(line: 1, scope: !10)
!12 = distinct !DISubprogram(name: "takes_class", scope: !3, file: !3, line: 1, type: !5, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DILocation(line: 1, scope: !12)
!14 = distinct !DISubprogram(name: "calls_mangled", scope: !3, file: !3, line: 2, type: !5, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!15 = !DILocation(line: 2, scope: !14)
!16 = distinct !DISubprogram(name: "calls_c", scope: !3, file: !3, line: 2, type: !5, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DILocation(line: 2, scope: !16)
!20 = !DISubprogram(name: "method", scope: !30, file: !4, line: 9, type: !5, spFlags: DISPFlagOptimized)
!21 = !DISubprogram(name: "takes", scope: !4, file: !4, line: 9, type: !32, spFlags: DISPFlagOptimized)
!22 = !DISubprogram(name: "mangled", linkageName: "_Z7mangledi", scope: !4, file: !4, line: 9, type: !5, spFlags: DISPFlagOptimized)
!23 = !DISubprogram(name: "c_fn", scope: !3, file: !3, line: 9, type: !5, spFlags: DISPFlagOptimized)
!30 = !DICompositeType(tag: DW_TAG_class_type, name: "K", file: !4, line: 1, size: 8, identifier: "_ZTS1K")
!31 = !{!30}
!32 = !DISubroutineType(types: !33)
!33 = !{null, !34}
!34 = !DIDerivedType(tag: DW_TAG_pointer_type, baseType: !35, size: 64)
!35 = !DIDerivedType(tag: DW_TAG_const_type, baseType: !30)
!40 = distinct !DISubprogram(name: "calls_plain", scope: !3, file: !3, line: 3, type: !5, flags: DIFlagPrototyped | DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!41 = !DILocation(line: 3, scope: !45, inlinedAt: !42)
!42 = distinct !DILocation(line: 3, scope: !40)
!43 = !DILocation(line: 3, scope: !40)
!44 = !DISubprogram(name: "plain", scope: !4, file: !4, line: 9, type: !5, spFlags: DISPFlagOptimized)
!45 = distinct !DISubprogram(name: "cpp_inlined", linkageName: "_Z3cppv", scope: !4, file: !4, line: 4, type: !5, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !1)
