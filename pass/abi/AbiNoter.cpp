//===- AbiNoter.cpp - Adds ABI notes to a module --------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "abi/AbiNoter.h"
#include "LLVMCompat.h"
#include "LangProvenance/AbiNote.h"
#include "abi/NoteAnnotation.h"

using namespace llvm;

namespace langprov {

/// \p Annotations, which may be null, with \p Note as the only note.
static MDTuple *withNote(LLVMContext &Ctx, const MDTuple *Annotations,
                         StringRef Note) {
  SmallVector<Metadata *, 2> All;
  if (Annotations)
    for (Metadata *Annotation : Annotations->operands())
      if (!isNote(Annotation))
        All.push_back(Annotation);
  All.push_back(MDTuple::get(
      Ctx, {MDString::get(Ctx, AbiAnnotationName), MDString::get(Ctx, Note)}));
  return MDTuple::get(Ctx, All);
}

/// Where a declaration of \p SP may be. A local one would make DwarfDebug emit
/// the function around it early.
static MDNode *scopeForDeclaration(const DISubprogram &SP) {
  auto *Scope = dyn_cast_or_null<MDNode>(SP.getRawScope());
  return isa_and_nonnull<DILocalScope>(Scope) ? SP.getFile() : Scope;
}

void applyNotes(const AbiPlan &P) {
  if (P.empty())
    return;
  LLVMContext &Ctx = P.Functions.front().Definition->getContext();
  // Distinct, because one that is uniqued could be shared with kept code.
  DISubroutineType *NoTypes = DISubroutineType::getDistinct(
      Ctx, DINode::FlagZero, 0, MDTuple::getDistinct(Ctx, nullptr));
  for (const NotedFunction &F : P.Functions) {
    DISubprogram &SP = *F.Definition;
    const DISubprogram *Old = SP.getDeclaration();
    MDTuple *Annotations =
        withNote(Ctx, Old ? annotationsOf(*Old) : nullptr, F.Note);
    // A copy, because linking uniques the declarations of a method by name:
    // functions that differ in what they take may share one.
    compat::setDeclaration(
        SP, Old ? compat::withAnnotations(*Old, Annotations,
                                          /*ForceDistinct=*/true)
                : compat::createDeclaration(SP, scopeForDeclaration(SP),
                                            NoTypes, Annotations));
  }
}

} // namespace langprov
