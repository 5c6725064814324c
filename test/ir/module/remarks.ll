; A remark for each decision, with function and line, on the console and in YAML.
; RUN: %lp -passes='lang-provenance,verify' -pass-remarks=lang-provenance -disable-output %S/../inlined-scope/Inputs/c-in-rust-in-c.ll 2>&1 | FileCheck %s
; RUN: %lp -passes='lang-provenance,verify' -pass-remarks-output=%t.yaml -disable-output %S/../inlined-scope/Inputs/c-in-rust-in-c.ll 2>&1 | count 0
; RUN: FileCheck %s --check-prefix=YAML < %t.yaml
; RUN: %lp -passes='lang-provenance<inlined=drop>' -pass-remarks=lang-provenance -disable-output %S/../inlined-scope/Inputs/c-in-rust-in-c.ll 2>&1 | FileCheck %s --check-prefix=DROP
; RUN: %lp -passes='lang-provenance' -pass-remarks=lang-provenance -disable-output %S/../call-site/call-of-rust-not-described-by-c.ll 2>&1 | FileCheck %s --check-prefix=CALL
; RUN: %lp -passes='lang-provenance' -pass-remarks=lang-provenance -disable-output %S/../declared-callee/callee-types-of-inlined-c-retained-in-c-unit.ll 2>&1 | FileCheck %s --check-prefix=TYPE
; CHECK: remark: macro.rs:22:0: inlined foreign scope krate::Foo::method has a stand-in in the kept unit
; CHECK: remark: {{.*}}lib.rs:40:0: cloned a type that kept units could share: DW_TAG_subroutine_type
; DROP:  remark: {{.*}}: inlined foreign scope krate::Foo::method collapsed to the line of its call
; CALL:  remark: {{.*}}main.c:1:0: call sites are not described, because one calls rust_method across the language boundary
; TYPE:  remark: {{.*}}lib.rs:1:0: retained in the unit main.c: DW_TAG_pointer_type
; YAML:      --- !Passed
; YAML-NEXT: Pass:            lang-provenance
; YAML-NEXT: Name:            ScopeSplit
; YAML-NEXT: DebugLoc:        { File: macro.rs, Line: 22, Column: 0 }
; YAML-NEXT: Function:        c_main
; RUN: %lp -passes='lang-provenance' -pass-remarks-analysis=lang-provenance -disable-output %S/../inlined-scope/Inputs/c-in-rust-in-c.ll 2>&1 | FileCheck %s --check-prefix=COUNT
; COUNT: remark: lib.rs:40:0: 1 nodes cloned, 1 types retained, 0 functions without call sites, 1 stand-ins, 6 locations moved, 1 variables and 1 labels dropped
