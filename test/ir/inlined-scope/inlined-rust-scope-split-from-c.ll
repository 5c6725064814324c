; inlined-scope: Rust that was inlined into a C function gets a stand-in in the C unit:
; qualified name, linkage name, file and line, but no type, scope or variables. C within
; that Rust stays complete. Two calls on one line stay two. A change of file and a
; discriminator stay, because they are part of the line table.
; RUN: %lp -passes='lang-provenance<verify>,verify' < %S/Inputs/c-in-rust-in-c.ll > %t1.ll && FileCheck %s < %t1.ll
; RUN: %lp -passes='lang-provenance,verify' < %t1.ll | diff %t1.ll -
; RUN: %lp -passes='lang-provenance<no-tag>,verify' %S/Inputs/c-in-rust-in-c.ll | FileCheck %s --check-prefix=BARE
; With .debug_names there is no annotation: it would have to be in the table.
; RUN: sed 's/, nameTableKind: None//' %S/Inputs/c-in-rust-in-c.ll > %t2.ll
; RUN: %lp -passes='lang-provenance,verify' %t2.ll | FileCheck %s --check-prefix=BARE
; RUN: %lp -passes='lang-provenance,verify' %t2.ll | llc -filetype=obj -o %t && llvm-dwarfdump --verify %t
; RUN: llc -filetype=obj %t1.ll -o %t && llvm-dwarfdump --verify %t
; RUN: llvm-dwarfdump --debug-info %t | FileCheck %s --check-prefix=DWARF
; RUN: llvm-dwarfdump --debug-line %t > %t.line
; RUN: llc -filetype=obj %S/Inputs/c-in-rust-in-c.ll -o %t.was && llvm-dwarfdump --debug-line %t.was | grep -c macro.rs
; RUN: grep -c macro.rs %t.line

; CHECK-LABEL: define void @c_main()
; CHECK-NEXT:  #dbg_value(i32 0, ![[V0:[0-9]+]], !DIExpression(), ![[L0:[0-9]+]])
; CHECK-NEXT:  #dbg_value(i32 0, ![[HID:[0-9]+]], !DIExpression(), ![[NONE:[0-9]+]])
; CHECK-NEXT:  #dbg_value(i32 0, ![[V2:[0-9]+]], !DIExpression(), ![[L2:[0-9]+]])
; CHECK-NEXT:  #dbg_label(![[LABEL:[0-9]+]], ![[NONE]])
; CHECK-NEXT:  call void @ext(), !dbg ![[L0]]
; CHECK-NEXT:  call void @ext(), !dbg ![[L1:[0-9]+]]
; CHECK-NEXT:  call void @ext(), !dbg ![[L2]]
; CHECK-NEXT:  call void @ext(), !dbg ![[L3:[0-9]+]]
; CHECK-NEXT:  call void @ext(), !dbg ![[L4:[0-9]+]]
; CHECK-NEXT:  call void @ext(), !dbg ![[L5:[0-9]+]]
; CHECK:       !llvm.loop ![[LOOP:[0-9]+]]
; CHECK-LABEL: define void @rust_fn()
; CHECK-NEXT:  #dbg_value(i32 0, !{{[0-9]+}},
; CHECK-NEXT:  #dbg_value(i32 0, ![[V2]],

; CHECK-DAG: ![[CU:[0-9]+]] = distinct !DICompileUnit(language: DW_LANG_C11
; The Rust unit keeps the types that only the inlined function reached.
; CHECK-DAG: distinct !DICompileUnit(language: DW_LANG_Rust,{{.*}} retainedTypes: ![[KEEP:[0-9]+]]
; CHECK-DAG: ![[KEEP]] = !{![[FOO:[0-9]+]]}
; CHECK-DAG: ![[FOO]] = {{.*}}!DICompositeType(tag: DW_TAG_structure_type, name: "Foo"
; CHECK-DAG: ![[MAIN:[0-9]+]] = distinct !DISubprogram(name: "c_main"
; CHECK-DAG: ![[LEAF:[0-9]+]] = distinct !DISubprogram(name: "c_leaf"
; CHECK-DAG: ![[RS:[0-9]+]] = !DIFile(filename: "lib.rs"
; CHECK-DAG: ![[MACRO:[0-9]+]] = !DIFile(filename: "macro.rs"
; CHECK-DAG: ![[SI:[0-9]+]] = distinct !DISubprogram(name: "krate::Foo::method", linkageName: "_ZmethodE", scope: ![[RS]], file: ![[RS]], line: 20, type: ![[TY:[0-9]+]], scopeLine: 21, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: ![[CU]], annotations: ![[ANN:[0-9]+]])
; CHECK-DAG: ![[TY]] = !DISubroutineType(types: ![[VOID:[0-9]+]])
; CHECK-DAG: ![[VOID]] = !{null}
; CHECK-DAG: ![[ANN]] = !{![[A:[0-9]+]]}
; CHECK-DAG: ![[A]] = !{!"lang-provenance", !"rust lib.rs"}
; CHECK-DAG: ![[L0]] = !DILocation(line: 2, scope: ![[MAIN]])
; CHECK-DAG: ![[L1]] = !DILocation(line: 22, scope: ![[BLOCK:[0-9]+]], inlinedAt: ![[CALL1:[0-9]+]])
; CHECK-DAG: ![[BLOCK]] = !DILexicalBlockFile(scope: ![[SI]], file: ![[MACRO]], discriminator: 0)
; CHECK-DAG: ![[CALL1]] = distinct !DILocation(line: 3, scope: ![[MAIN]])
; CHECK-DAG: ![[L2]] = !DILocation(line: 31, column: 7, scope: ![[LEAF]], inlinedAt: ![[CALL2:[0-9]+]])
; CHECK-DAG: ![[CALL2]] = distinct !DILocation(line: 24, scope: ![[DISC:[0-9]+]], inlinedAt: ![[CALL1]])
; CHECK-DAG: ![[DISC]] = !DILexicalBlockFile(scope: ![[SI]], file: ![[RS]], discriminator: 3)
; CHECK-DAG: ![[L3]] = !DILocation(line: 23, scope: ![[SI]], inlinedAt: ![[CALL1]])
; CHECK-DAG: ![[L4]] = !DILocation(line: 23, scope: ![[SI]], inlinedAt: ![[CALL3:[0-9]+]])
; CHECK-DAG: ![[CALL3]] = distinct !DILocation(line: 3, scope: ![[MAIN]])
; CHECK-DAG: ![[L5]] = !DILocation(line: 31, scope: ![[LEAF]], inlinedAt: ![[CALL4:[0-9]+]])
; CHECK-DAG: ![[CALL4]] = distinct !DILocation(line: 25, scope: ![[SI]], inlinedAt: ![[CALL1]])
; CHECK-DAG: ![[NONE]] = !DILocation(line: 0, scope: ![[HIDDEN:[0-9]+]], inlinedAt: ![[CALL1]])
; CHECK-DAG: ![[HIDDEN]] = distinct !DILexicalBlock(scope: ![[SI]], file: ![[RS]])
; CHECK-DAG: ![[HID]] = distinct !DILocalVariable(scope: ![[HIDDEN]], file: ![[RS]], type: !{{[0-9]+}})
; CHECK-DAG: ![[LABEL]] = distinct !DILabel(scope: ![[HIDDEN]], name: "rust_label"
; CHECK-DAG: ![[LOOP]] = distinct !{![[LOOP]], ![[L3]], ![[L3]]}

; BARE:     DISubprogram(name: "krate::Foo::method"
; BARE-NOT: annotations:

; DWARF-LABEL: DW_AT_language (DW_LANG_C11)
; DWARF:       [[METHOD:0x[0-9a-f]+]]: DW_TAG_subprogram
; DWARF-NEXT:    DW_AT_linkage_name ("_ZmethodE")
; DWARF-NEXT:    DW_AT_name ("krate::Foo::method")
; DWARF-NEXT:    DW_AT_decl_file ("/lib.rs")
; DWARF-NEXT:    DW_AT_decl_line (20)
; DWARF-NEXT:    DW_AT_inline (DW_INL_inlined)
; DWARF:       DW_TAG_LLVM_annotation
; DWARF-NEXT:    DW_AT_name ("lang-provenance")
; DWARF-NEXT:    DW_AT_const_value ("rust lib.rs")
; DWARF:       DW_TAG_inlined_subroutine
; DWARF-NEXT:    DW_AT_abstract_origin ([[METHOD]] "_ZmethodE")
; DWARF:         DW_TAG_inlined_subroutine
; DWARF-NEXT:      DW_AT_abstract_origin ({{.*}} "c_leaf")
; DWARF:         DW_TAG_inlined_subroutine
; DWARF-NEXT:      DW_AT_abstract_origin ({{.*}} "c_leaf")
; DWARF:       DW_TAG_inlined_subroutine
; DWARF-NEXT:    DW_AT_abstract_origin ([[METHOD]] "_ZmethodE")
; DWARF-NOT:   DW_AT_name ("Foo")
; DWARF-NOT:   DW_TAG_lexical_block
; DWARF-NOT:   rust_label
; DWARF-LABEL: DW_AT_language (DW_LANG_Rust)
; DWARF:       DW_AT_name ("Foo")
