; inlined-scope with inlined=drop: Rust that was inlined into a C function gets the line
; of the call, and C within that Rust seems to be called from there. Two calls of c_leaf
; through one call of Rust stay two.
; RUN: %lp -passes='lang-provenance<inlined=drop;verify>,verify' < %S/Inputs/c-in-rust-in-c.ll > %t1.ll && FileCheck %s < %t1.ll
; RUN: %lp -passes='lang-provenance<inlined=drop>,verify' < %t1.ll | diff %t1.ll -
; RUN: llc -filetype=obj %t1.ll -o %t && llvm-dwarfdump --verify %t
; RUN: llvm-dwarfdump --debug-info %t | FileCheck %s --check-prefix=DWARF

; CHECK-LABEL: define void @c_main()
; CHECK-NEXT:  #dbg_value(i32 0, ![[V0:[0-9]+]], !DIExpression(), ![[L0:[0-9]+]])
; CHECK-NEXT:  #dbg_value(i32 0, !{{[0-9]+}}, !DIExpression(), ![[NONE:[0-9]+]])
; CHECK-NEXT:  #dbg_value(i32 0, ![[V2:[0-9]+]], !DIExpression(), ![[L2:[0-9]+]])
; CHECK-NEXT:  #dbg_label(!{{[0-9]+}}, ![[NONE]])
; CHECK-NEXT:  call void @ext(), !dbg ![[L0]]
; CHECK-NEXT:  call void @ext(), !dbg ![[L1:[0-9]+]]
; CHECK-NEXT:  call void @ext(), !dbg ![[L2]]
; CHECK-NEXT:  call void @ext(), !dbg ![[L1]]
; CHECK-NEXT:  call void @ext(), !dbg ![[L1]]
; CHECK-NEXT:  call void @ext(), !dbg ![[L5:[0-9]+]]
; CHECK-NOT: krate::Foo::method
; CHECK-DAG: distinct !DICompileUnit(language: DW_LANG_Rust,{{.*}} retainedTypes:
; CHECK-DAG: ![[MAIN:[0-9]+]] = distinct !DISubprogram(name: "c_main"
; CHECK-DAG: ![[LEAF:[0-9]+]] = distinct !DISubprogram(name: "c_leaf"
; CHECK-DAG: ![[NONE]] = !DILocation(line: 0, scope: ![[HIDDEN:[0-9]+]])
; CHECK-DAG: ![[HIDDEN]] = distinct !DILexicalBlock(scope: ![[MAIN]],
; CHECK-DAG: ![[L1]] = !DILocation(line: 3, scope: ![[MAIN]])
; CHECK-DAG: ![[L2]] = !DILocation(line: 31, column: 7, scope: ![[LEAF]], inlinedAt: ![[C1:[0-9]+]])
; CHECK-DAG: ![[C1]] = distinct !DILocation(line: 3, scope: ![[MAIN]])
; CHECK-DAG: ![[L5]] = !DILocation(line: 31, scope: ![[LEAF]], inlinedAt: ![[C2:[0-9]+]])
; CHECK-DAG: ![[C2]] = distinct !DILocation(line: 3, scope: ![[MAIN]])

; DWARF-LABEL: DW_AT_language (DW_LANG_C11)
; DWARF:       DW_AT_name ("c_main")
; DWARF-NOT:   DW_TAG_lexical_block
; DWARF-NOT:   rust_label
; DWARF:       DW_TAG_inlined_subroutine
; DWARF-NEXT:    DW_AT_abstract_origin ({{.*}} "c_leaf")
; DWARF:       DW_TAG_inlined_subroutine
; DWARF-NEXT:    DW_AT_abstract_origin ({{.*}} "c_leaf")
; DWARF-LABEL: DW_AT_language (DW_LANG_Rust)
