//===- Emission.h - What DwarfDebug emits for a module ----------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// The only place that says what LLVM emits for debug-info metadata. The rest
/// of the pass asks here. Each statement names the LLVM function that it is
/// taken from (llvm/lib/CodeGen/AsmPrinter), the versions for which it was
/// read or run, and the test that fails if LLVM changes it.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROVENANCE_EMISSION_H
#define LANGPROVENANCE_EMISSION_H

#include "llvm/ADT/SetVector.h"
#include "llvm/IR/DebugInfoMetadata.h"
#include "llvm/IR/Module.h"

namespace langprov {
namespace emission {

/// Whether LLVM emits DWARF for \p M. A module for CodeView alone has no
/// "Dwarf Version" flag (AsmPrinter::doInitialization; 19 to 22).
/// Test: ir/module/without-dwarf-not-touched.ll.
bool emitsDwarf(const llvm::Module &M);

/// Whether \p Unit becomes a unit in the file. NoDebug units do not
/// (DwarfDebug::beginModule), and DebugDirectivesOnly units have line
/// directives only (DwarfDebug::getOrCreateDwarfCompileUnit; 19 to 22).
bool isEmitted(const llvm::DICompileUnit &Unit);

//===----------------------------------------------------------------------===//
// The order of units
//===----------------------------------------------------------------------===//

/// Whether DwarfDebug creates \p Unit when the module begins, in `llvm.dbg.cu`
/// order. It creates the others when it meets their first function
/// (DwarfDebug::beginModule; 19 to 22, read for 23 and 24).
/// Test: ir/first-unit/first-unit-is-kept.ll.
bool isEmittedAtModuleStart(const llvm::DICompileUnit &Unit);

/// A node to retain in \p Unit, so that isEmittedAtModuleStart() holds, for
/// which no DIE is made: the list of retained types may hold declarations of
/// subprograms, and DwarfDebug::beginModule, in 24 endModule, skips those (19
/// to 22, read for 23 and 24).
/// Test: ir/first-unit/first-unit-is-kept.ll.
llvm::DISubprogram *moduleStartMarker(const llvm::DICompileUnit &Unit);

/// Whether the DIEs of a unit's retained types are made before those of its
/// functions: up to LLVM 23 in DwarfDebug::beginModule, in LLVM 24 in
/// endModule (19 to 22, read for 23 and 24).
/// Test: ir/declared-callee/
/// callee-types-of-inlined-c-retained-in-c-unit.ll.
bool retainedTypesComeFirst();

//===----------------------------------------------------------------------===//
// Sharing between units
//===----------------------------------------------------------------------===//

/// Whether all units of a module refer to one DIE for \p N, which is in the
/// unit that needed it first. This holds for types and for declarations of
/// subprograms (DwarfUnit::isShareableAcrossCUs; 19 to 22). With type units
/// nothing is shared.
/// Test: ir/shared-node/shared-type-cloned-for-rust.ll.
bool isSharedBetweenUnits(const llvm::MDNode &N);

/// Whether this process makes type units (clang -fdebug-types-section, an
/// option of LLVM's own in DwarfDebug.cpp; 19 to 22). Test:
/// ir/module/refused-module-left-as-it-was.ll.
bool makesTypeUnits();

//===----------------------------------------------------------------------===//
// Call sites
//===----------------------------------------------------------------------===//

/// Whether DwarfDebug makes a DW_TAG_call_site, in the caller's unit, for each
/// call in functions described by \p SP (DwarfDebug::
/// constructCallSiteEntryDIEs; 19 to 22). The call site of a direct call
/// refers to a DIE for the callee in the same unit
/// (DwarfCompileUnit::constructCallSiteEntryDIE).
/// Test: ir/call-site/call-of-rust-not-described-by-c.ll.
bool describesCalls(const llvm::DISubprogram *SP);

/// What the virtual call \p I may call; null if that is not said. Since LLVM 23
/// clang says it in the metadata `call_target`, and a call site refers to a DIE
/// for it as for the callee of a direct call (DwarfDebug::
/// constructCallSiteEntryDIEs, addCallSiteTargetForIndirectCalls; read for 23
/// and 24). Test: ir/call-site/virtual-cpp-callee-not-described-by-c.ll.
const llvm::DISubprogram *virtualCallee(const llvm::Instruction &I);

/// Adds to \p Types those for which DwarfDebug makes DIEs for a call site's
/// callee: of a declaration its class and signature; of a definition its class
/// and what its declaration needs (DwarfUnit::getOrCreateSubprogramDIE; 19 to
/// 22). The DIEs of types that those refer to come with them.
/// Test: ir/declared-callee/
/// callee-types-of-inlined-c-retained-in-c-unit.ll.
void collectCalleeTypes(const llvm::DISubprogram &SP,
                        llvm::SetVector<llvm::DIType *> &Types);

/// Whether a block of a function has a DIE.
using BlockFilter = llvm::function_ref<bool(const llvm::DILexicalBlockBase &)>;

/// For functions that are inlined: all their blocks have DIEs in the abstract
/// instance (DwarfDebug::endFunctionImpl, getOrCreateAbstractScope; 19 to 22).
/// Test: ir/declared-callee/block-without-code-has-die-if-inlined.ll.
inline bool allBlocks(const llvm::DILexicalBlockBase &) { return true; }

/// Adds to \p Types those that the definition \p SP itself needs: its
/// signature, its template parameters, its retained nodes and \p Unretained,
/// other variables of it; those in blocks if \p HasDie says so.
/// Retained are variables, types that are imported and,
/// since LLVM 23, local types and static variables (DwarfUnit::
/// applySubprogramAttributes, DwarfDebug::collectEntityInfo, endFunctionImpl,
/// endModule; 19 to 22, read for 23 and 24). Up to 22, static variables are the
/// unit's, and have a DIE whether the function has one or not. Test:
/// ir/declared-callee/types-of-dissolved-callee-retained.ll,
/// ir/declared-callee/retained-nodes-of-every-kind-read.test.
void collectOwnTypes(
    const llvm::DISubprogram &SP, llvm::SetVector<llvm::DIType *> &Types,
    BlockFilter HasDie = allBlocks,
    llvm::ArrayRef<const llvm::DILocalVariable *> Unretained = {});

/// Adds to \p Types those of the retained nodes that the definition \p SP has
/// in blocks that \p HasDie accepts, and those of \p Unretained, other
/// variables of it, in such blocks or in none.
/// Test: ir/declared-callee/types-of-folded-block-retained.ll.
void collectBlockTypes(
    const llvm::DISubprogram &SP, llvm::SetVector<llvm::DIType *> &Types,
    BlockFilter HasDie,
    llvm::ArrayRef<const llvm::DILocalVariable *> Unretained = {});

/// Whether \p I is an instruction for which its block, and the blocks around
/// that, get DIEs. A block without such an instruction gets none, and nor do
/// its variables (LexicalScopes::extractLexicalScopes, DwarfDebug::
/// collectEntityInfo; 19 to 22).
/// Test: ir/declared-callee/block-without-code-has-die-if-inlined.ll.
bool makesBlock(const llvm::Instruction &I);

/// Whether code generation may move instructions of \p F into a function that
/// it shares with others and describes in the unit of one of them
/// (MachineOutliner::createOutlinedFunction, after all passes; 19 to 22). The
/// outliner looks at functions with the attribute minsize, and with
/// -enable-machine-outliner at all functions.
/// Test: ir/call-site/outlined-rust-not-described-by-c.ll.
bool mayBeOutlined(const llvm::Function &F);

//===----------------------------------------------------------------------===//
// Scopes, variables, annotations
//===----------------------------------------------------------------------===//

/// A block of \p SP for variables and labels that are to have no DIE.
/// DwarfDebug makes none for a scope without instructions
/// (LexicalScopes::extractLexicalScopes, DwarfDebug::collectEntityInfo; 19 to
/// 22). Test: ir/inlined-scope/
/// foreign-record-without-instruction-has-no-die.ll.
llvm::DILexicalBlock *blockWithoutDie(llvm::DISubprogram &SP);

/// The name by which code generation and profiles know \p SP: its linkage name,
/// or its name if there is none. Sample profiles, pseudo probes and FS
/// discriminators look inlined functions up by it
/// (DILocation::getSubprogramLinkageName; 19 to 22).
/// Test: e2e/profile-names-in-stand-ins.test.
llvm::StringRef linkageNameOf(const llvm::DISubprogram &SP);

/// Whether a DIE in \p Unit may have an annotation that nobody asked for. With
/// a .debug_names table it may not: LLVM's DWARFVerifier wants every named DIE
/// in the table, and DwarfUnit::addAnnotation adds none there (19 to 22). Test:
/// ir/inlined-scope/inlined-rust-scope-split-from-c.ll.
bool canHoldAnnotations(const llvm::DICompileUnit &Unit);

/// Whether the definitions of \p Unit refer to a DIE for their declaration. If
/// they do, annotations of the definition itself have no DIE
/// (DwarfUnit::applySubprogramDefinitionAttributes, applySubprogramAttributes).
/// In units with line tables only they do not (19 to 22).
/// Test: ir/abi/note-is-below-the-declaration.ll.
bool emitsDeclarations(const llvm::DICompileUnit &Unit);

//===----------------------------------------------------------------------===//
// Signatures
//===----------------------------------------------------------------------===//

// What follows the pass in its pipelines, and so must not change what functions
// take and return, or ABI notes would be wrong. At the end of full LTO
// (PassBuilder::buildLTODefaultPipeline) nothing does that sees signatures. In
// compiles and ThinLTO backends (PassBuilder::buildModuleOptimizationPipeline)
// HotColdSplitting and IROutliner, both off by default, make new functions,
// which have no note, and MergeFunctions, which rustc turns on, makes aliases
// and thunks: MergeFunctions::writeThunk makes a new function without a
// subprogram of the same type. ArgumentPromotion, DeadArgumentElimination,
// GlobalOpt (fastcc) and IPSCCP all come before. Code generation adds the
// address of a result that does not fit into registers
// (TargetLowering::CanLowerReturn); AbiRegisters.h accounts for it. Test:
// ir/abi/no-pass-changes-signatures-after-ours.test.

} // namespace emission
} // namespace langprov

#endif // LANGPROVENANCE_EMISSION_H
