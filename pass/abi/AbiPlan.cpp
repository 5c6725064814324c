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

AbiPlan makeAbiPlan(const Module &M, const UnitSides &Sides) {
  AbiPlan P;
  if (Sides.excluded().empty())
    return P;
  DenseSet<const Function *> Aliased = aliasedFunctions(M);
  for (const Function &F : M) {
    DISubprogram *SP = subprogramOf(F);
    // No code is generated for what is available elsewhere.
    if (!SP || F.isDeclarationForLinker() ||
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
