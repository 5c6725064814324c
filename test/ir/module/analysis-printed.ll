; The printed analysis, for each leak.
; RUN: %lp -passes='print<lang-provenance>' -disable-output %S/../inlined-scope/Inputs/c-in-rust-in-c.ll | FileCheck %s
; RUN: sed 's/declare void @ext()/declare !dbg !80 void @ext()/;$a !80 = !DISubprogram(name: "ext", scope: !3, file: !3, line: 9, type: !5, spFlags: DISPFlagOptimized)' %S/../inlined-scope/Inputs/c-in-rust-in-c.ll > %t.ll
; RUN: sed -i 's/!57 = /!90 = !{}\n&/;s/^  call void @ext(), !dbg !50/  call void @rust_fn(), !dbg !50/' %t.ll
; RUN: %lp -passes='print<lang-provenance>' -disable-output %t.ll | FileCheck %s --check-prefix=CALLS
; RUN: %lp -passes='print<lang-provenance;exclude=c11>' -disable-output %t.ll | FileCheck %s --check-prefix=SWAPPED
; RUN: not %lp -passes='print<lang-provenance;exclude=elvish>' -disable-output %t.ll 2>&1 | FileCheck %s --check-prefix=BAD

; CHECK:      kept units: 1
; CHECK-NEXT:   c11 main.c
; CHECK-NEXT: excluded units: 1
; CHECK-NEXT:   rust lib.rs
; CHECK-NEXT: call-site: functions that describe calls of foreign ones: 0
; CHECK-NEXT: declared-callee: calls of kept functions to look at: 0
; CHECK-NEXT: declared-callee: dissolved functions: 0
; CHECK-NEXT: shared-node: nodes that both sides could share: 1 of {{[0-9]+}} foreign
; CHECK-NEXT:   DW_TAG_subroutine_type ''
; CHECK-NEXT: first-unit: an excluded one may come first: yes
; CHECK-NEXT: inlined-scope: kept functions with foreign scopes: 1
; CHECK-NEXT:   c_main has krate::Foo::method

; CALLS:      call-site: functions that describe calls of foreign ones: 1
; CALLS-NEXT:   c_main calls rust_fn
; CALLS-NEXT: declared-callee: calls of kept functions to look at: 3
; CALLS-NEXT:   rust_fn calls ext for main.c{{$}}
; CALLS-NEXT:   c_main calls ext, described
; CALLS-NEXT:   c_main calls ext for main.c, described
; SWAPPED:      inlined-scope: kept functions with foreign scopes: 1
; SWAPPED-NEXT:   rust_fn has ::c_leaf
; BAD: unknown language 'elvish'
