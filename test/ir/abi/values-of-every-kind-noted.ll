; abi: the note lists the values of the IR signature, of every kind that the contract
; has. Structs and arrays are listed as their scalars.
; RUN: %lp -passes='lang-provenance<abi>,verify' %s | FileCheck %s
; RUN: %lp -passes='lang-provenance,verify' %s | FileCheck %s --check-prefix=OFF
; OFF-NOT: lang-provenance-abi

target datalayout = "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128"
target triple = "x86_64-unknown-linux-gnu"

; CHECK-DAG: linkageName: "integers",{{.*}} annotations: ![[N1:[0-9]+]]
; CHECK-DAG: ![[N1]] = !{![[T1:[0-9]+]]}
; CHECK-DAG: ![[T1]] = !{!"lang-provenance-abi", !"1 c own (i1z,i8s,i40,i128) i16s"}
define signext i16 @integers(i1 zeroext %a, i8 signext %b, i40 %c, i128 %d) !dbg !10 {
  ret i16 0
}
; CHECK-DAG: !{!"lang-provenance-abi", !"1 c own (r64,p64,m192,x64,p32,...) void"}
define void @pointers(ptr sret([4 x i64]) %a, ptr %b, ptr byval({ i64, i64, i64 }) %c, ptr nest %d, ptr addrspace(270) %e, ...) !dbg !11 {
  ret void
}
; CHECK-DAG: !{!"lang-provenance-abi", !"1 fast foldable (i64,i32,i8,i8,i8,f32) i64,p64,f64"}
define internal fastcc { i64, { ptr, double } } @aggregates({ i64, i32 } %a, [3 x i8] %b, {} %c, [0 x i64] %d, { float } %e) unnamed_addr !dbg !12 {
  ret { i64, { ptr, double } } zeroinitializer
}
; f80 is in memory; a vector of one element, of a number of elements that is no power of
; two, or of bits is taken apart.
; CHECK-DAG: !{!"lang-provenance-abi", !"1 c own (f16,f64,f128,x80,v128,v512,x64,x2,x0) f32"}
define float @floats(half %a, double %b, fp128 %c, x86_fp80 %d, <4 x float> %e, <8 x i64> %f, <1 x i64> %g, <2 x i1> %h, <vscale x 2 x i64> %i) !dbg !13 {
  ret float 0.0
}
; x86-64 passes the first three of these in general-purpose registers, three each.
; CHECK-DAG: !{!"lang-provenance-abi", !"1 c own (x192,x24,x192,v128) x192"}
define <3 x i64> @odd(<3 x i64> %a, <3 x i8> %b, <3 x ptr> %c, <2 x ptr> %d) !dbg !20 {
  ret <3 x i64> zeroinitializer
}
; Without a floating-point unit, as in a kernel, only the target knows.
; CHECK-DAG: !{!"lang-provenance-abi", !"1 c own (x64,x128,p64) x32"}
define float @soft(double %a, <2 x i64> %b, ptr %c) "target-features"="-mmx,-sse,+soft-float" !dbg !14 {
  ret float 0.0
}
; CHECK-DAG: !{!"lang-provenance-abi", !"1 14 aliased () void"}
define preserve_mostcc void @aliased() !dbg !15 {
  ret void
}
@alias = alias void (), ptr @aliased
; Too many to be registers.
; CHECK-DAG: !{!"lang-provenance-abi", !"1 c own (x0) void"}
define void @many([65 x i64] %a) !dbg !16 {
  ret void
}
; Not the rules of the calling convention.
; CHECK-NOT: linkageName: "{{naked|saves|thunk}}",{{.*}} declaration:
define void @naked(i64 %a) naked !dbg !21 {
  call void asm sideeffect "ret", ""()
  unreachable
}
define void @saves(i64 %a) "no_caller_saved_registers" !dbg !22 {
  ret void
}
define void @thunk(i64 %a) "thunk" !dbg !23 {
  ret void
}
; C has no notes.
; CHECK-NOT: linkageName: "c",{{.*}} declaration:
define void @c() !dbg !17 {
  ret void
}
; Code is generated elsewhere.
; CHECK-NOT: linkageName: "elsewhere",{{.*}} declaration:
define available_externally void @elsewhere() !dbg !18 {
  ret void
}

!llvm.module.flags = !{!0, !1}
!llvm.dbg.cu = !{!2, !3}
!0 = !{i32 7, !"Dwarf Version", i32 5}
!1 = !{i32 2, !"Debug Info Version", i32 3}
!2 = distinct !DICompileUnit(language: DW_LANG_C11, file: !4, emissionKind: FullDebug, nameTableKind: None)
!3 = distinct !DICompileUnit(language: DW_LANG_Rust, file: !5, emissionKind: FullDebug, nameTableKind: None)
!4 = !DIFile(filename: "c.c", directory: "/")
!5 = !DIFile(filename: "lib.rs", directory: "/")
!6 = !DISubroutineType(types: !{null})
!10 = distinct !DISubprogram(name: "f", linkageName: "integers", file: !5, unit: !3, type: !6, spFlags: DISPFlagDefinition)
!11 = distinct !DISubprogram(name: "f", linkageName: "pointers", file: !5, unit: !3, type: !6, spFlags: DISPFlagDefinition)
!12 = distinct !DISubprogram(name: "f", linkageName: "aggregates", file: !5, unit: !3, type: !6, spFlags: DISPFlagDefinition)
!13 = distinct !DISubprogram(name: "f", linkageName: "floats", file: !5, unit: !3, type: !6, spFlags: DISPFlagDefinition)
!14 = distinct !DISubprogram(name: "f", linkageName: "soft", file: !5, unit: !3, type: !6, spFlags: DISPFlagDefinition)
!15 = distinct !DISubprogram(name: "f", linkageName: "aliased", file: !5, unit: !3, type: !6, spFlags: DISPFlagDefinition)
!16 = distinct !DISubprogram(name: "f", linkageName: "many", file: !5, unit: !3, type: !6, spFlags: DISPFlagDefinition)
!17 = distinct !DISubprogram(name: "f", linkageName: "c", file: !4, unit: !2, type: !6, spFlags: DISPFlagDefinition)
!18 = distinct !DISubprogram(name: "f", linkageName: "elsewhere", file: !5, unit: !3, type: !6, spFlags: DISPFlagDefinition)
!20 = distinct !DISubprogram(name: "f", linkageName: "odd", file: !5, unit: !3, type: !6, spFlags: DISPFlagDefinition)
!21 = distinct !DISubprogram(name: "f", linkageName: "naked", file: !5, unit: !3, type: !6, spFlags: DISPFlagDefinition)
!22 = distinct !DISubprogram(name: "f", linkageName: "saves", file: !5, unit: !3, type: !6, spFlags: DISPFlagDefinition)
!23 = distinct !DISubprogram(name: "f", linkageName: "thunk", file: !5, unit: !3, type: !6, spFlags: DISPFlagDefinition)
