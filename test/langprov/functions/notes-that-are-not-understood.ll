; Each function has a note that someone else wrote: none is guessed at, and the
; position is named where it is not what the grammar has.
; RUN: rm -rf %t && mkdir %t
; RUN: %llc -filetype=obj %s -o %t/notes.o
; RUN: sed -n 's/^;BTF //p' %s > %t/btf
; RUN: %make_btf %t/btf %t/btf.btf
; RUN: llvm-objcopy --add-section .BTF=%t/btf.btf %t/notes.o %t/both.o
; RUN: %status 1 %langprov btf --no-compile --functions %t/both.o | %FileCheck %s
; CHECK-LABEL: NOT fit for use
; CHECK: unknown-abi [3] func 'version': ABI note '2 c own () void' is not understood from position 0 on
; CHECK-NEXT: unknown-abi [4] func 'cut': ABI note '1 c own (i64' is not understood from position 12 on
; CHECK-NEXT: unknown-abi [5] func 'kind': ABI note '1 c own (q64) void' is not understood from position 9 on
; CHECK-NEXT: unknown-abi [6] func 'zeros': ABI note '1 c own (i064) void' is not understood from position 9 on
; CHECK-NEXT: unknown-abi [7] func 'extended': ABI note '1 c own (p64z) void' is not understood from position 12 on
; CHECK-NEXT: unknown-abi [8] func 'behind': ABI note '1 c own () void ' is not understood from position 15 on
; CHECK-NEXT: unknown-abi [9] func 'big': ABI note '1 c own (i99999999999999999999) void' is not understood from position 9 on
; CHECK-NEXT: unknown-abi [10] func 'source': ABI note '1 c own (i64=0+0) void' is not understood from position 14 on
; CHECK-NEXT: unknown-abi [11] func 'convention': the calling convention is not C's: '1 20 own () void'
; CHECK-NEXT: unknown-abi [12] func 'variadic': it takes a variable number of arguments: '1 c own (i64,...) void'
; CHECK-NEXT: unknown-abi [13] func 'other': it is not known how a value is passed: '1 c own (x64) void'
; CHECK-NEXT: lost-argument [14] func 'memory': an argument is on the stack: '1 c own (m192=&1) void'
; CHECK-NEXT: unknown-abi [15] func 'result': the result does not fit into registers: '1 c own () i64,i64,i64,i64'
; CHECK-NEXT: lost-result [16] func 'fine': it returns in 3 registers: '1 fast own (i1z=1+0,i8s=2+0,f64,v128) i64,i128'
; CHECK-NOT: {{.}}

;BTF int long%20unsigned%20int 8
;BTF proto 1 1 1
;BTF func version 2
;BTF func cut 2
;BTF func kind 2
;BTF func zeros 2
;BTF func extended 2
;BTF func behind 2
;BTF func big 2
;BTF func source 2
;BTF func convention 2
;BTF func variadic 2
;BTF func other 2
;BTF func memory 2
;BTF func result 2
;BTF func fine 2

target triple = "x86_64-unknown-linux-gnu"

define void @version() !dbg !100 {
  ret void
}
define void @cut() !dbg !101 {
  ret void
}
define void @kind() !dbg !102 {
  ret void
}
define void @zeros() !dbg !103 {
  ret void
}
define void @extended() !dbg !104 {
  ret void
}
define void @behind() !dbg !105 {
  ret void
}
define void @big() !dbg !106 {
  ret void
}
define void @source() !dbg !107 {
  ret void
}
define void @convention() !dbg !108 {
  ret void
}
define void @variadic() !dbg !109 {
  ret void
}
define void @other() !dbg !110 {
  ret void
}
define void @memory() !dbg !111 {
  ret void
}
define void @result() !dbg !112 {
  ret void
}
define void @fine() !dbg !113 {
  ret void
}

!llvm.module.flags = !{!0, !1}
!llvm.dbg.cu = !{!2}
!0 = !{i32 7, !"Dwarf Version", i32 5}
!1 = !{i32 2, !"Debug Info Version", i32 3}
!2 = distinct !DICompileUnit(language: DW_LANG_Rust, file: !3, emissionKind: FullDebug, nameTableKind: None)
!3 = !DIFile(filename: "lib.rs", directory: "/")
!4 = !DISubroutineType(types: !{null})
!100 = distinct !DISubprogram(name: "version", file: !3, unit: !2, type: !4, spFlags: DISPFlagDefinition, annotations: !200)
!200 = !{!300}
!300 = !{!"lang-provenance-abi", !"2 c own () void"}
!101 = distinct !DISubprogram(name: "cut", file: !3, unit: !2, type: !4, spFlags: DISPFlagDefinition, annotations: !201)
!201 = !{!301}
!301 = !{!"lang-provenance-abi", !"1 c own (i64"}
!102 = distinct !DISubprogram(name: "kind", file: !3, unit: !2, type: !4, spFlags: DISPFlagDefinition, annotations: !202)
!202 = !{!302}
!302 = !{!"lang-provenance-abi", !"1 c own (q64) void"}
!103 = distinct !DISubprogram(name: "zeros", file: !3, unit: !2, type: !4, spFlags: DISPFlagDefinition, annotations: !203)
!203 = !{!303}
!303 = !{!"lang-provenance-abi", !"1 c own (i064) void"}
!104 = distinct !DISubprogram(name: "extended", file: !3, unit: !2, type: !4, spFlags: DISPFlagDefinition, annotations: !204)
!204 = !{!304}
!304 = !{!"lang-provenance-abi", !"1 c own (p64z) void"}
!105 = distinct !DISubprogram(name: "behind", file: !3, unit: !2, type: !4, spFlags: DISPFlagDefinition, annotations: !205)
!205 = !{!305}
!305 = !{!"lang-provenance-abi", !"1 c own () void "}
!106 = distinct !DISubprogram(name: "big", file: !3, unit: !2, type: !4, spFlags: DISPFlagDefinition, annotations: !206)
!206 = !{!306}
!306 = !{!"lang-provenance-abi", !"1 c own (i99999999999999999999) void"}
!107 = distinct !DISubprogram(name: "source", file: !3, unit: !2, type: !4, spFlags: DISPFlagDefinition, annotations: !207)
!207 = !{!307}
!307 = !{!"lang-provenance-abi", !"1 c own (i64=0+0) void"}
!108 = distinct !DISubprogram(name: "convention", file: !3, unit: !2, type: !4, spFlags: DISPFlagDefinition, annotations: !208)
!208 = !{!308}
!308 = !{!"lang-provenance-abi", !"1 20 own () void"}
!109 = distinct !DISubprogram(name: "variadic", file: !3, unit: !2, type: !4, spFlags: DISPFlagDefinition, annotations: !209)
!209 = !{!309}
!309 = !{!"lang-provenance-abi", !"1 c own (i64,...) void"}
!110 = distinct !DISubprogram(name: "other", file: !3, unit: !2, type: !4, spFlags: DISPFlagDefinition, annotations: !210)
!210 = !{!310}
!310 = !{!"lang-provenance-abi", !"1 c own (x64) void"}
!111 = distinct !DISubprogram(name: "memory", file: !3, unit: !2, type: !4, spFlags: DISPFlagDefinition, annotations: !211)
!211 = !{!311}
!311 = !{!"lang-provenance-abi", !"1 c own (m192=&1) void"}
!112 = distinct !DISubprogram(name: "result", file: !3, unit: !2, type: !4, spFlags: DISPFlagDefinition, annotations: !212)
!212 = !{!312}
!312 = !{!"lang-provenance-abi", !"1 c own () i64,i64,i64,i64"}
!113 = distinct !DISubprogram(name: "fine", file: !3, unit: !2, type: !4, spFlags: DISPFlagDefinition, annotations: !213)
!213 = !{!313}
!313 = !{!"lang-provenance-abi", !"1 fast own (i1z=1+0,i8s=2+0,f64,v128) i64,i128"}
