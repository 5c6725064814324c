//===- Grammar.h - The fields of metadata nodes, as IR writes them -*- C++ -*-//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// What the mutator knows about metadata: which fields refer to nodes and of
/// what kind, which hold values, and some nodes and notes to add. "tuple"
/// stands for a node without a kind, `!{...}`.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROVENANCE_FUZZ_GRAMMAR_H
#define LANGPROVENANCE_FUZZ_GRAMMAR_H

namespace langprov {
namespace grammar {

struct Field {
  const char *Name;
  /// Kinds of node or values, separated by spaces or '^'.
  const char *Choices;
};

#define TYPES                                                                  \
  "DIBasicType DIDerivedType DICompositeType DISubroutineType DIStringType "   \
  "DISubrangeType"
/// What fields refer to.
constexpr Field References[] = {
    {"scope", "DISubprogram DILexicalBlock DILexicalBlockFile DINamespace "
              "DIModule DICompositeType DIDerivedType DIFile DICompileUnit "
              "DICommonBlock"},
    {"inlinedAt", "DILocation"},
    {"unit", "DICompileUnit"},
    {"file", "DIFile"},
    {"declaration", "DISubprogram DIDerivedType"},
    {"type", TYPES},
    {"baseType", TYPES},
    {"containingType", TYPES},
    {"vtableHolder", TYPES},
    {"specification", TYPES},
    {"discriminator", "DIDerivedType"},
    {"extraData", "DICompositeType DIObjCProperty tuple"},
    {"entity", TYPES " DINamespace DIModule DISubprogram DIGlobalVariable "
                     "DIImportedEntity"},
    {"var", "DIGlobalVariable"},
    {"elements", "tuple"},
    {"types", "tuple"},
    {"templateParams", "tuple"},
    {"retainedNodes", "tuple"},
    {"thrownTypes", "tuple"},
    {"annotations", "tuple"},
    {"enums", "tuple"},
    {"retainedTypes", "tuple"},
    {"globals", "tuple"},
    {"imports", "tuple"},
    {"macros", "tuple"},
};

/// The fields that a kind of node can have, and that refer to nodes.
constexpr Field ReferencesOf[] = {
    {"DICompileUnit", "enums retainedTypes globals imports macros file"},
    {"DISubprogram",
     "scope containingType templateParams declaration retainedNodes "
     "thrownTypes annotations file type unit"},
    {"DICompositeType", "scope file baseType elements vtableHolder "
                        "templateParams discriminator annotations "
                        "specification"},
    {"DIDerivedType", "scope file baseType extraData annotations"},
    {"DISubroutineType", "types"},
    {"DILocation", "inlinedAt scope"},
    {"DILexicalBlock", "scope file"},
    {"DILexicalBlockFile", "scope file"},
    {"DINamespace", "scope"},
    {"DIModule", "scope"},
    {"DICommonBlock", "scope file"},
    {"DILocalVariable", "scope type file annotations"},
    {"DIGlobalVariable",
     "scope file type declaration templateParams annotations"},
    {"DIImportedEntity", "scope entity file elements"},
    {"DITemplateTypeParameter", "type"},
    {"DITemplateValueParameter", "type"},
    {"DILabel", "scope file"},
};

/// The values of fields.
constexpr Field Values[] = {
    {"language",
     "DW_LANG_C11^DW_LANG_C99^DW_LANG_Rust^DW_LANG_Rust^DW_LANG_C_plus_plus_14^"
     "DW_LANG_Go^DW_LANG_Zig^DW_LANG_Mips_Assembler^DW_LANG_Swift^"
     "DW_LANG_C_plus_plus^DW_LANG_lo_user^65535^0"},
    {"sourceLanguageName",
     "DW_LNAME_Rust^DW_LNAME_C^DW_LNAME_C_plus_plus^DW_LNAME_Ada^65535^0"},
    {"sourceLanguageVersion", "0^202311^201402^4294967295"},
    {"emissionKind",
     "FullDebug^NoDebug^LineTablesOnly^DebugDirectivesOnly^FullDebug"},
    {"nameTableKind", "None^GNU^Default^Apple"},
    {"isOptimized", "true^false"},
    {"splitDebugFilename", "\"\"^\"x.dwo\""},
    {"splitDebugInlining", "true^false"},
    {"debugInfoForProfiling", "true^false"},
    {"rangesBaseAddress", "true^false"},
    {"dwoId", "0^1"},
    {"sysroot", "\"/\""},
    {"flags",
     "0^DIFlagAllCallsDescribed^DIFlagAllCallsDescribed^DIFlagPrototyped^"
     "DIFlagArtificial^DIFlagFwdDecl^DIFlagStaticMember^DIFlagBitField^"
     "DIFlagVirtual^DIFlagPublic | DIFlagAllCallsDescribed^4294967295"},
    {"spFlags", "0^DISPFlagOptimized^DISPFlagDefinition^DISPFlagDefinition | "
                "DISPFlagOptimized^DISPFlagLocalToUnit | DISPFlagDefinition^"
                "DISPFlagVirtual^DISPFlagDeleted^DISPFlagMainSubprogram | "
                "DISPFlagDefinition"},
    {"tag", "DW_TAG_structure_type^DW_TAG_union_type^DW_TAG_enumeration_type^"
            "DW_TAG_array_type^DW_TAG_class_type^DW_TAG_variant_part^"
            "DW_TAG_variant^DW_TAG_namelist^DW_TAG_pointer_type^DW_TAG_typedef^"
            "DW_TAG_member^DW_TAG_inheritance^DW_TAG_const_type^"
            "DW_TAG_ptr_to_member_type^DW_TAG_reference_type^DW_TAG_set_type^"
            "DW_TAG_template_alias^DW_TAG_friend^DW_TAG_imported_module^"
            "DW_TAG_imported_declaration"},
    {"line", "0^1^65535^4294967295"},
    {"scopeLine", "0^1^4294967295"},
    {"column", "0^1^65535"},
    {"discriminator", "0^1^4294967295"},
    {"arg", "0^1^65535"},
    {"size", "0^8^32^18446744073709551615"},
    {"offset", "0^8^18446744073709551615"},
    {"align", "0^8^4294967295"},
    {"name", "\"\"^\"a\"^\"lang-provenance\"^\"a::b\"^\"<lang-provenance>\""},
    {"linkageName", "\"\"^\"_Za\"^\"_RNv\"^\"f\"^\"?f\""},
    {"identifier", "\"\"^\"a\"^\"b\""},
    {"filename", "\"\"^\"<lang-provenance>\"^\"a.c\"^\"a.rs\""},
    {"directory", "\"\"^\"/\""},
    {"targetFuncName", "\"\"^\"f\""},
    {"runtimeLang", "DW_LANG_Rust^DW_LANG_C11"},
    {"exportSymbols", "true^false"},
    {"isLocal", "true^false"},
    {"isDefinition", "true^false"},
    {"isImplicitCode", "true^false"},
    {"virtualIndex", "0^4294967295"},
    {"cc", "DW_CC_normal^DW_CC_nocall^255"},
    {"encoding", "DW_ATE_signed^DW_ATE_boolean^0"},
    {"atomGroup", "0^1"},
    {"atomRank", "0^1"},
};

/// The fields that a kind of node can have, and that hold values.
constexpr Field ValuesOf[] = {
    {"DICompileUnit",
     "language language language emissionKind emissionKind nameTableKind "
     "isOptimized splitDebugFilename splitDebugInlining "
     "debugInfoForProfiling rangesBaseAddress dwoId sysroot flags"},
    {"DISubprogram", "name linkageName line scopeLine flags flags spFlags "
                     "virtualIndex targetFuncName"},
    {"DICompositeType",
     "tag name line size align flags identifier identifier runtimeLang"},
    {"DIDerivedType", "tag name line size offset flags"},
    {"DIBasicType", "name size encoding"},
    {"DISubroutineType", "flags cc"},
    {"DILocation", "line column isImplicitCode atomGroup atomRank"},
    {"DILexicalBlock", "line column"},
    {"DILexicalBlockFile", "discriminator"},
    {"DINamespace", "name exportSymbols"},
    {"DIFile", "filename directory"},
    {"DILocalVariable", "name arg line flags align"},
    {"DIGlobalVariable", "name linkageName line isLocal isDefinition align"},
    {"DIImportedEntity", "tag name line"},
    {"DILabel", "name line"},
};

/// Nodes to add. `@` is the new node, `?KIND` a node of that kind and `?` any.
constexpr const char *NewNodes[] = {
    "distinct !DINamespace(name: \"n\", scope: @)",
    "distinct !DINamespace(scope: ?DINamespace)",
    "distinct !DILexicalBlock(scope: @, file: ?DIFile, line: 1)",
    "distinct !DILexicalBlock(scope: ?DISubprogram, file: ?DIFile, line: 1)",
    "!DILexicalBlockFile(scope: ?DISubprogram, file: ?DIFile, discriminator: "
    "7)",
    "distinct !DILocation(line: 1, scope: ?DISubprogram, inlinedAt: @)",
    "distinct !DILocation(line: 1, scope: ?DISubprogram, inlinedAt: "
    "?DILocation)",
    "!DILocation(line: 1, scope: ?DISubprogram)",
    "!DIModule(scope: ?, name: \"m\")",
    "!DICommonBlock(scope: ?DISubprogram, declaration: null, name: \"c\")",
    "!DIImportedEntity(tag: DW_TAG_imported_declaration, scope: "
    "?DICompileUnit, entity: ?DISubprogram)",
    "!DIImportedEntity(tag: DW_TAG_imported_module, scope: ?DISubprogram, "
    "entity: ?DINamespace)",
    "!DITemplateTypeParameter(name: \"T\", type: ?DICompositeType)",
    "!DITemplateValueParameter(name: \"V\", type: ?DIBasicType, value: i32 1)",
    "!DITemplateValueParameter(tag: DW_TAG_GNU_template_template_param, name: "
    "\"V\", value: !\"x\")",
    "!DIStringType(name: \"s\", size: 32)",
    "!DISubrange(count: 3)",
    "!DISubrange(count: ?DILocalVariable)",
    "!DIGenericSubrange(lowerBound: !DIExpression(DW_OP_lit0))",
    "!DIEnumerator(name: \"e\", value: 1)",
    "!DIMacro(type: DW_MACINFO_define, name: \"M\", value: \"1\")",
    "!DIMacroFile(file: ?DIFile, nodes: ?tuple)",
    "!DIObjCProperty(name: \"p\", type: ?DIBasicType)",
    "!DILabel(scope: ?DISubprogram, name: \"l\", file: ?DIFile, line: 1)",
    "!DILocalVariable(name: \"v\", scope: ?DISubprogram, type: "
    "?DIDerivedType)",
    "!DIGlobalVariableExpression(var: ?DIGlobalVariable, expr: "
    "!DIExpression())",
    "distinct !DIGlobalVariable(name: \"g\", scope: ?DICompileUnit, file: "
    "?DIFile, type: ?DIBasicType)",
    "distinct !DIDerivedType(tag: DW_TAG_typedef, name: \"t\", baseType: @)",
    "!DIDerivedType(tag: DW_TAG_pointer_type, baseType: ?DICompositeType)",
    "!DIDerivedType(tag: DW_TAG_pointer_type, baseType: null, extraData: "
    "?tuple)",
    "!DICompositeType(tag: DW_TAG_structure_type, name: \"S\", identifier: "
    "\"S\", scope: @, elements: ?tuple)",
    "!DICompositeType(tag: DW_TAG_structure_type, elements: ?tuple)",
    "!DISubprogram(name: \"d\", scope: ?, file: ?DIFile, type: "
    "?DISubroutineType, spFlags: DISPFlagOptimized)",
    "distinct !DISubprogram(name: \"d\", scope: ?, file: ?DIFile, type: "
    "?DISubroutineType, spFlags: DISPFlagDefinition, unit: ?DICompileUnit)",
    "!DISubroutineType(types: ?tuple)",
    "distinct !DICompileUnit(language: DW_LANG_Rust, file: ?DIFile, "
    "emissionKind: FullDebug)",
    "distinct !DICompileUnit(language: DW_LANG_C99, file: ?DIFile, "
    "emissionKind: FullDebug, retainedTypes: ?tuple)",
    "distinct !DICompileUnit(sourceLanguageName: DW_LNAME_Rust, "
    "sourceLanguageVersion: 7, file: ?DIFile, emissionKind: FullDebug)",
    "!DIFile(filename: \"\", directory: \"\")",
    "!{!\"lang-provenance\", !\"rust x\"}",
    "!{!\"lang-provenance\", ?}",
    "!{!\"lang-provenance\"}",
    "!{}",
    "!{null}",
    "!{null, ?, null, ?}",
    "!{?, ?, ?}",
    "distinct !{@, ?, @}",
    "!{?tuple, ?tuple}",
    "!{i32 7, ?}",
};

/// Entries of the plugin's own notes.
constexpr const char *Notes[] = {
    "!lang-provenance.dissolvable",
    "!lang-provenance.declared",
    "!llvm.dbg.cu",
    "!other",
};
constexpr const char *NoteEntries[] = {
    "!{?DISubprogram, ?DICompileUnit, ?tuple}",
    "!{?DISubprogram, ?DICompileUnit, ?tuple}",
    "!{?DISubprogram, ?DICompileUnit, !{?DISubprogram, ?, null}}",
    "!{?DISubprogram, null, ?tuple}",
    "!{null, ?DICompileUnit, ?tuple}",
    "!{?, ?, ?}",
    "!{i32 1, ?DICompileUnit, !{i32 2}}",
    "!{?DISubprogram, ?DICompileUnit}",
    "!{?DISubprogram, ?DICompileUnit, !\"x\"}",
    "!{}",
    "distinct !{@, @, @}",
    "?DICompileUnit",
    "?",
};

/// Debug records and instructions to add.
constexpr const char *Records[] = {
    "#dbg_value(i32 0, ?DILocalVariable, !DIExpression(), ?DILocation)",
    "#dbg_value(!{}, ?DILocalVariable, !DIExpression(), ?DILocation)",
    "#dbg_value(i64 undef, ?DILocalVariable, !DIExpression(), ?DILocation)",
    "#dbg_value(!DIArgList(i32 0, i32 1), ?DILocalVariable, "
    "!DIExpression(DW_OP_LLVM_arg, 0, DW_OP_LLVM_arg, 1, DW_OP_plus), "
    "?DILocation)",
    "#dbg_value(i32 0, ?DILocalVariable, "
    "!DIExpression(DW_OP_LLVM_fragment, 0, 8), ?DILocation)",
    "#dbg_declare(ptr poison, ?DILocalVariable, !DIExpression(), "
    "?DILocation)",
    "#dbg_declare(ptr null, ?DILocalVariable, !DIExpression(), ?DILocation)",
    "#dbg_assign(i32 0, ?DILocalVariable, !DIExpression(), ?DIAssignID, ptr "
    "null, !DIExpression(), ?DILocation)",
    "#dbg_label(?DILabel, ?DILocation)",
    "call void asm sideeffect \"nop\", \"\"(), !dbg ?DILocation",
    "call void null(), !dbg ?DILocation",
    "call void poison()",
    "store i32 0, ptr null, !dbg ?DILocation",
};
#undef TYPES

} // namespace grammar
} // namespace langprov

#endif // LANGPROVENANCE_FUZZ_GRAMMAR_H
