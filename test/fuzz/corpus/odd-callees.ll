; Calls of an alias, an ifunc, assembly, an intrinsic, through a cast, a table and a phi.
target triple = "x86_64-pc-linux-gnu"

@alias = alias void (), ptr @rust_fn
@ifunc = ifunc void (), ptr @resolver
@table = internal constant [2 x ptr] [ptr @rust_fn, ptr @c_fn]
@loop = internal constant ptr @loop

declare i32 @__gxx_personality_v0(...)
declare i1 @llvm.expect.i1(i1, i1)
declare !dbg !16 void @declared(...)
define internal ptr @resolver() {
  ret ptr @rust_fn
}
define void @c_fn(i1 %b) minsize personality ptr @__gxx_personality_v0 !dbg !10 {
  call void @alias(), !dbg !11
  call void @ifunc(), !dbg !11
  call void asm sideeffect "nop", ""(), !dbg !11
  %e = call i1 @llvm.expect.i1(i1 %b, i1 true), !dbg !11
  %t = load ptr, ptr @table
  call void %t(), !dbg !11
  call void (...) @declared(ptr @rust_fn, ptr @loop), !dbg !15
  call void addrspacecast (ptr addrspace(1) addrspacecast (ptr @rust_fn to ptr addrspace(1)) to ptr)(), !dbg !15
  %s = select i1 %b, ptr @rust_fn, ptr @c_fn
  invoke void %s() to label %done unwind label %pad, !dbg !14
done:
  ret void, !dbg !11
pad:
  %l = landingpad { ptr, i32 } cleanup
  resume { ptr, i32 } %l
}
define void @rust_fn() minsize !dbg !12 {
  call void @c_fn(i1 true), !dbg !13
  musttail call void @rust_fn(), !dbg !13
  ret void, !dbg !13
}

!llvm.dbg.cu = !{!0, !1, !0}
!llvm.module.flags = !{!2}
!0 = distinct !DICompileUnit(language: DW_LANG_C11, file: !3, emissionKind: FullDebug, imports: !20, macros: !21, globals: !23)
!1 = distinct !DICompileUnit(sourceLanguageName: DW_LNAME_Rust, sourceLanguageVersion: 0, file: !4, emissionKind: FullDebug, enums: !24)
!2 = !{i32 2, !"Debug Info Version", i32 3}
!3 = !DIFile(filename: "main.c", directory: "/")
!4 = !DIFile(filename: "lib.rs", directory: "/")
!5 = !DISubroutineType(types: !6)
!6 = !{null, null}
!10 = distinct !DISubprogram(name: "c_fn", scope: !3, file: !3, line: 1, type: !5, flags: DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition, unit: !0)
!11 = !DILocation(line: 2, scope: !10)
!12 = distinct !DISubprogram(name: "rust_fn", scope: !4, file: !4, line: 20, type: !5, flags: DIFlagAllCallsDescribed, spFlags: DISPFlagDefinition, unit: !1)
!13 = !DILocation(line: 2, scope: !12)
!14 = !DILocation(line: 3, scope: !12, inlinedAt: !15)
!15 = distinct !DILocation(line: 3, scope: !10)
!16 = !DISubprogram(name: "declared", scope: !3, file: !3, line: 1, type: !5, spFlags: DISPFlagOptimized)
!20 = !{!22}
!21 = !{}
!22 = !DIImportedEntity(tag: DW_TAG_imported_declaration, scope: !0, entity: !12, file: !3)
!23 = !{!25}
!24 = !{!27}
!25 = !DIGlobalVariableExpression(var: !26, expr: !DIExpression())
!26 = distinct !DIGlobalVariable(name: "g", scope: !0, file: !3, line: 1, type: !27, isLocal: true, isDefinition: true)
!27 = !DICompositeType(tag: DW_TAG_enumeration_type, name: "e", file: !4, size: 32, elements: !28)
!28 = !{!29}
!29 = !DIEnumerator(name: "x", value: 1)
