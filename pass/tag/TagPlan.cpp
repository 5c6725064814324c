//===- TagPlan.cpp - Which foreign nodes to annotate ----------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "tag/TagPlan.h"
#include "Emission.h"
#include "analysis/CheckedReads.h"
#include "tag/Annotation.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace llvm;

namespace langprov {

/// Whether \p F is declared with a description that is unique by class and name
/// (LLVMContextImpl.h, MDNodeSubsetEqualImpl<DISubprogram>). A copy with an
/// annotation is distinct then (compat::withAnnotations), which the verifier
/// does not allow for a function without a body.
static bool isDeclaredMember(const Function &F) {
  const DISubprogram &SP = *F.getSubprogram();
  auto *Class = dyn_cast_or_null<DICompositeType>(SP.getRawScope());
  return F.isDeclaration() && SP.getRawLinkageName() && Class &&
         Class->getRawIdentifier();
}

namespace {
class TagPlanner {
public:
  explicit TagPlanner(const LanguageMix &Mix) : Mix(Mix) {}

  TagPlan run() {
    findRefusals(Mix, P.Refusals);
    if (!P.Refusals.empty())
      return std::move(P);
    for (const InlinedForeignScopes &Inlined : Mix.InlinedScopes)
      for (const InlinedForeignScopes::Scope &Scope : Inlined.Scopes)
        tag(Scope.Subprogram, Scope.Subprogram->getUnit());
    for (const DescribedForeignCalls &Calls : Mix.ForeignCalls)
      for (const Function *Callee : Calls.Callees)
        tagCallee(*Callee);
    return std::move(P);
  }

private:
  void tag(DISubprogram *SP, DICompileUnit *Origin) {
    if (Seen.insert(SP).second && !isAnnotated(annotationsOf(*SP)))
      P.Subprograms.push_back({SP, Origin});
  }

  /// Tags what DwarfDebug makes for a call site's callee.
  void tagCallee(const Function &Callee) {
    DISubprogram &SP = *Callee.getSubprogram();
    DICompileUnit *Origin =
        SP.getUnit() ? SP.getUnit() : Mix.Sides.excluded().front();
    if (!isDeclaredMember(Callee))
      tag(&SP, Origin);
    if (DISubprogram *Declaration = SP.getDeclaration())
      tag(Declaration, Origin);
    SetVector<DIType *> Types;
    emission::collectCalleeTypes(SP, Types);
    SmallVector<MDNode *, 16> Work(Types.begin(), Types.end());
    while (!Work.empty()) {
      MDNode *N = Work.pop_back_val();
      if (!isa<DIType, MDTuple>(N) || !Mix.Foreign.isForeignOnly(N) ||
          !Seen.insert(N).second)
        continue;
      auto *Type = dyn_cast<DICompositeType>(N);
      if (Type && !isAnnotated(annotationsOf(*Type)))
        P.Types.push_back({Type, Origin});
      for (const MDOperand &Op : N->operands())
        if (auto *Node = dyn_cast_or_null<MDNode>(Op.get()))
          Work.push_back(Node);
    }
  }

  const LanguageMix &Mix;
  TagPlan P;
  SmallPtrSet<const MDNode *, 32> Seen;
};
} // namespace

TagPlan makeTagPlan(const LanguageMix &Mix) {
  return Mix.hasExcluded() ? TagPlanner(Mix).run() : TagPlan();
}

} // namespace langprov
