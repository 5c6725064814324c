; inlined-scope with inlined=keep: inlined scopes stay, with their variables, and so
; does the reference from the C unit to the Rust unit.
; RUN: %lp -passes='lang-provenance<inlined=keep;verify>,verify' %S/Inputs/c-in-rust-in-c.ll | FileCheck %s
; RUN: %lp -passes='lang-provenance<inlined=keep>,verify' %S/Inputs/c-in-rust-in-c.ll | llc -filetype=obj -o %t
; RUN: llvm-dwarfdump --debug-info %t | FileCheck %s --check-prefix=DWARF
; CHECK:     #dbg_value(i32 0, !{{[0-9]+}}
; CHECK:     #dbg_value(i32 0, !{{[0-9]+}}
; CHECK:     #dbg_value(i32 0, !{{[0-9]+}}
; CHECK:     #dbg_label(
; CHECK-NOT: krate::Foo::method
; DWARF-LABEL: DW_AT_language (DW_LANG_C11)
; DWARF:       DW_AT_abstract_origin ({{0x[0-9a-f]+}} "_ZmethodE")
; DWARF-LABEL: DW_AT_language (DW_LANG_Rust)
