; Two functions that are equal.
define i64 @one(i64 %x) unnamed_addr !dbg !10 {
  %a = mul i64 %x, %x
  %b = add i64 %a, 7
  %c = xor i64 %b, %x
  ret i64 %c
}
define i64 @two(i64 %x) unnamed_addr !dbg !11 {
  %a = mul i64 %x, %x
  %b = add i64 %a, 7
  %c = xor i64 %b, %x
  ret i64 %c
}

!llvm.module.flags = !{!0, !1}
!llvm.dbg.cu = !{!2}
!0 = !{i32 7, !"Dwarf Version", i32 5}
!1 = !{i32 2, !"Debug Info Version", i32 3}
!2 = distinct !DICompileUnit(language: DW_LANG_Rust, file: !4, emissionKind: FullDebug, nameTableKind: None)
!4 = !DIFile(filename: "lib.rs", directory: "/")
!6 = !DISubroutineType(types: !{null})
!10 = distinct !DISubprogram(name: "one", linkageName: "one", file: !4, unit: !2, type: !6, spFlags: DISPFlagDefinition)
!11 = distinct !DISubprogram(name: "two", linkageName: "two", file: !4, unit: !2, type: !6, spFlags: DISPFlagDefinition)
