; If debug info does not verify, LLVM strips it when it reads the module, warns once and
; continues. The plugin then has nothing to do. Debug info that another pass broke
; before ours is stripped under `verify`.
; RUN: llvm-as -disable-verify %s -o %t.bc
; RUN: %lp -passes='lang-provenance,verify' %t.bc 2>&1 | FileCheck %s
; The linker strips debug info of another version and stops at invalid debug info,
; with and without the plugin.
; RUN: sed 's/i32 3}/i32 2}/' %s > %t.old.ll && llvm-as -disable-verify -disable-auto-upgrade-debug-info %t.old.ll -o %t.old.bc
; RUN: ld.lld --load-pass-plugin=%plugin -shared %t.old.bc -o %t.so 2>&1 | FileCheck %s --check-prefix=LLD
; RUN: %lp -disable-verify -passes='lang-provenance' %t.bc -disable-output
; What opt does not check, the plugin does with `verify`; with `strict` it is an error, and
; so is a module whose code is broken.
; DEFINE: %{unchecked} = %lp -disable-verify -disable-auto-upgrade-debug-info
; RUN: %{unchecked} -passes='lang-provenance<verify>' %s 2>&1 | FileCheck %s --check-prefix=VERIFY
; RUN: %status 1 %{unchecked} -passes='lang-provenance<verify;strict>' -disable-output %s 2>&1 | FileCheck %s --check-prefix=STRICT
; RUN: sed 's/^  ret void, !dbg !12$/  %%x = add i32 %%x, 1\n  ret void, !dbg !12/' %s > %t.code.ll
; RUN: %status 1 %{unchecked} -passes='lang-provenance<verify>' -disable-output %t.code.ll 2>&1 | FileCheck %s --check-prefix=CODE
; VERIFY: warning: lang-provenance: {{.*}}: ignoring debug info that was broken before the pass: {{[a-z!]}}
; VERIFY: define void @c_fn() {
; VERIFY-NOT: DICompileUnit
; STRICT: error: lang-provenance: {{.*}}: ignoring debug info that was broken before the pass: {{[a-z!]}}
; CODE: error: lang-provenance: {{.*}}.code.ll: the module was broken before the pass:
; CODE: Only PHI nodes may reference their own value!
; CHECK: warning: ignoring invalid debug info
; CHECK-NOT: DICompileUnit
; LLD: warning: ignoring debug info with an invalid version (2) in {{.*}}
; LLD-NOT: {{.}}

target datalayout = "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128"
target triple = "x86_64-pc-linux-gnu"

define void @c_fn() !dbg !10 {
  call void @rust_fn(), !dbg !11
  ret void, !dbg !12
}
define void @rust_fn() !dbg !20 {
    #dbg_value(i32 0, !22, !DIExpression(), !21)
  ret void, !dbg !21
}

!llvm.dbg.cu = !{!0, !1}
!llvm.module.flags = !{!2, !8}
!0 = distinct !DICompileUnit(language: DW_LANG_C11, file: !3, producer: "c", isOptimized: true, emissionKind: FullDebug)
!1 = distinct !DICompileUnit(language: DW_LANG_Rust, file: !4, producer: "rust", isOptimized: true, emissionKind: FullDebug)
!2 = !{i32 2, !"Debug Info Version", i32 3}
!8 = !{i32 7, !"Dwarf Version", i32 5}
!3 = !DIFile(filename: "main.c", directory: "/")
!4 = !DIFile(filename: "lib.rs", directory: "/")
!10 = distinct !DISubprogram(name: "c_fn", scope: !3, file: !3, line: 1, type: null, flags: DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition, unit: !0)
!11 = !DILocation(line: 1, scope: !20, inlinedAt: !13)
; A location of c_fn's that is in another function.
!12 = !DILocation(line: 1, scope: !20)
!13 = distinct !DILocation(line: 1, scope: !10)
!20 = distinct !DISubprogram(name: "rust_fn", scope: null, file: null, line: 1, type: null, spFlags: DISPFlagDefinition, unit: !1)
!21 = !DILocation(line: 1, scope: !20)
!22 = !DILocalVariable(name: "v", scope: !20, type: !23)
!23 = !DIDerivedType(tag: DW_TAG_pointer_type, baseType: null)
