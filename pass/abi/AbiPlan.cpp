//===- AbiPlan.cpp - Which functions get which ABI note -------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "abi/AbiPlan.h"
#include "abi/ArgumentSources.h"
#include "abi/NoteAnnotation.h"
#include "abi/Signature.h"

using namespace llvm;

namespace langprov {

/// Whether DwarfDebug emits a note of \p Unit's functions. A .debug_names table
/// does not matter: notes are asked for, rustc gives each DWARF 5 unit such a
/// table, and DWARF wants no annotation in it, only LLVM's DWARFVerifier does.
static bool canHoldNotes(const DICompileUnit &Unit) {
  return emission::emitsDeclarations(Unit);
}

/// Whether \p F keeps other rules than those of its calling convention, which
/// is all that a note says. Assembler in a naked function takes what it likes;
/// callers of a function that saves all registers keep values where a BPF
/// trampoline does not save them.
static bool hasOwnRules(const Function &F) {
  return F.hasFnAttribute(Attribute::Naked) || F.hasFnAttribute("thunk") ||
         F.hasFnAttribute("no_caller_saved_registers") ||
         F.hasFnAttribute("no_callee_saved_registers");
}

AbiPlan makeAbiPlan(const Module &M, const UnitSides &Sides) {
  AbiPlan P;
  if (Sides.excluded().empty())
    return P;
  DenseSet<const Function *> Aliased = aliasedFunctions(M);
  for (const Function &F : M) {
    DISubprogram *SP = subprogramOf(F);
    // No code is generated for what is available elsewhere.
    if (!SP || F.isDeclarationForLinker() || hasOwnRules(F) ||
        Sides.sideOf(SP) != Side::Excluded || !canHoldNotes(*SP->getUnit()))
      continue;
    AbiNote Note = signatureOf(F, Aliased.contains(&F));
    findSources(F, Note);
    std::string Text = Note.str();
    if (noteOf(*SP) != Text)
      P.Functions.push_back({SP, std::move(Text)});
  }
  return P;
}

} // namespace langprov
