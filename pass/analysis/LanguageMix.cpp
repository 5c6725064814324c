//===- LanguageMix.cpp - What mixes languages in a module -----------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "analysis/LanguageMix.h"
#include "Emission.h"
#include "analysis/CallableFunctions.h"
#include "analysis/CheckedReads.h"
#include "analysis/DissolvedFunctions.h"
#include "analysis/QualifiedName.h"
#include "prelink/RetainDeclared.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/IR/InstIterator.h"

using namespace llvm;

namespace langprov {

/// The functions of a module that have debug info, in module order.
struct LanguageMix::Functions {
  Functions(Module &M, const UnitSides &Sides) {
    for (Function &F : M) {
      const DISubprogram *SP = subprogramOf(F);
      if (!SP)
        continue;
      Side S = Sides.sideOf(SP);
      if (F.isDeclaration() || S == Side::Excluded)
        ForeignOrDeclared.push_back(&F);
      else if (S == Side::Kept)
        Kept.push_back(&F);
      if (!F.isDeclaration() && S == Side::Excluded)
        Foreign.push_back(&F);
    }
  }

  std::vector<Function *> Kept, Foreign, ForeignOrDeclared;
};

LanguageMix::LanguageMix(Module &M, UnitSides Units)
    : Sides(std::move(Units)), Foreign(Sides), M(M) {
  if (!hasExcluded())
    return;
  for (DICompileUnit *Unit : Sides.excluded())
    Foreign.add(Unit);
  // A module of foreign functions only has no boundary.
  if (Sides.kept().empty()) {
    Foreign.classify();
    return;
  }

  Functions All(M, Sides);
  ForeignFunctionScan ForeignScan(Sides, Foreign);
  for (Function *F : All.Foreign)
    ForeignScan.scan(*F);
  KeptFunctionScan KeptScan(Sides, Foreign);
  for (Function *F : All.Kept)
    if (std::optional<InlinedForeignScopes> Inlined = KeptScan.scan(*F))
      InlinedScopes.push_back(std::move(*Inlined));
  // With these the graph is complete. Once it is classified it distinguishes
  // foreign declarations from kept ones, so the calls come last.
  markForeignDeclarations(All);
  Foreign.classify();
  findForeignCalls(All);
  findKeptCalls(All);

  findCompiledWithout(All);

  // A function that was inlined may still have a DIE, unless code generation
  // folds what is left of it. Retaining its types in any case does no harm.
  DenseSet<const DISubprogram *> Bodies;
  for (const Function *F : All.Kept)
    Bodies.insert(F->getSubprogram());
  Dissolved = dissolvedFunctions(M, Sides, Bodies);
  // Linked modules share one description of a declaration, also a foreign one.
  llvm::erase_if(Dissolved, [this](const DissolvedFunction &F) {
    return !F.SP->isDefinition() && isForeign(F.SP);
  });
}

/// Whether all calls of \p F, at least one, are in foreign code.
static bool isCalledByForeignOnly(const Function &F, const UnitSides &Sides) {
  SmallVector<CallBase *, 8> Calls = directCallsOf(F);
  return !Calls.empty() && all_of(Calls, [&](const CallBase *Call) {
    const DILocation *Loc = Call->getDebugLoc();
    return (Loc ? Sides.sideOf(*Loc)
                : Sides.sideOf(Call->getFunction()->getSubprogram())) ==
           Side::Excluded;
  });
}

/// A declaration has no unit, and modules that declare one function share one
/// description of it once they are linked. It is foreign if its name is
/// mangled, or if it is in a namespace, and no kept language has either.
/// Otherwise its file decides, or, where both languages include the same files,
/// who calls the function; that is a guess.
void LanguageMix::markForeignDeclarations(const Functions &All) {
  ForeignDeclares =
      Sides.excludedDeclares() || any_of(All.Foreign, [](const Function *F) {
        return emission::describesCalls(F->getSubprogram());
      });
  if (!ForeignDeclares)
    return;
  std::vector<const DISubprogram *> Guessed;
  for (const Function *F : All.ForeignOrDeclared) {
    if (!F->isDeclaration())
      continue;
    const DISubprogram &SP = *F->getSubprogram();
    if (!Sides.keptMangles() &&
        (isMangled(SP.getLinkageName()) || isInNamespace(SP.getScope())))
      Foreign.addForeignOnly(&SP);
    else if (Sides.excludedSharesHeaders()
                 ? isCalledByForeignOnly(*F, Sides)
                 : SP.getFile() && Foreign.contains(SP.getFile()))
      Guessed.push_back(&SP);
  }
  // What a guess reaches may be kept, so it comes last.
  for (const DISubprogram *SP : Guessed)
    Foreign.addGuess(*SP);
}

/// Whether foreign code that was inlined into \p F makes a virtual call whose
/// callee is described.
static bool makesForeignVirtualCall(const Function &F, const UnitSides &Sides) {
  return any_of(instructions(F), [&](const Instruction &I) {
    const DILocation *Loc = I.getDebugLoc();
    return Loc && emission::virtualCallee(I) &&
           Sides.sideOf(*Loc) == Side::Excluded;
  });
}

void LanguageMix::findForeignCalls(const Functions &All) {
  std::vector<Function *> Callees;
  copy_if(All.ForeignOrDeclared, std::back_inserter(Callees),
          [this](Function *F) { return isForeign(F->getSubprogram()); });
  CallersMap Callers = callersOf(Callees);
  for (const InlinedForeignScopes &Inlined : InlinedScopes)
    if (makesForeignVirtualCall(*Inlined.Into, Sides))
      Callers.try_emplace(Inlined.Into); // The callee is no function here.
  bool ForeignIsOutlined = any_of(All.Foreign, [](const Function *F) {
    return emission::mayBeOutlined(*F);
  });
  if (Callers.empty() && !ForeignIsOutlined)
    return;
  for (Function *Caller : All.Kept) {
    auto It = Callers.find(Caller);
    bool Calls = It != Callers.end();
    if (emission::describesCalls(Caller->getSubprogram()) &&
        (Calls || (ForeignIsOutlined && emission::mayBeOutlined(*Caller))))
      ForeignCalls.push_back({Caller, Calls ? std::move(It->second)
                                            : SmallVector<Function *, 2>()});
  }
}

void LanguageMix::findKeptCalls(const Functions &All) {
  for (Function *Caller : All.Foreign)
    collectDescribedCallees(*Caller, Sides, KeptCalls);
  for (const DescribedForeignCalls &Calls : ForeignCalls)
    collectDescribedCallees(*Calls.Caller, Sides, KeptCalls);
  llvm::erase_if(KeptCalls, [this](const CallToKept &Call) {
    return isForeign(Call.Callee->getSubprogram());
  });
}

void LanguageMix::findCompiledWithout(const Functions &All) {
  DenseSet<const MDNode *> With = unitsWithDeclared(M);
  SmallSetVector<const DICompileUnit *, 8> Without;
  for (const Function *F : All.Kept)
    // ThinLTO imports functions from units that are another module's.
    if (!F->hasAvailableExternallyLinkage() &&
        emission::describesCalls(F->getSubprogram()) &&
        !With.contains(F->getSubprogram()->getUnit()))
      Without.insert(F->getSubprogram()->getUnit());
  CompiledWithout.assign(Without.begin(), Without.end());
}

bool LanguageMix::isForeign(const DISubprogram *SP) const {
  if (SP->isDefinition())
    return Sides.sideOf(SP) == Side::Excluded;
  if (Foreign.isForeignOnly(SP))
    return true;
  // A kept declaration reaches the kept graph, which is large. So it is walked
  // only if its file or scope is foreign too, or foreign code has declarations.
  bool MayBeForeign = ForeignDeclares ||
                      (SP->getFile() && Foreign.contains(SP->getFile())) ||
                      (SP->getScope() && Foreign.contains(SP->getScope()));
  return MayBeForeign && Foreign.reachesForeignOnly(*SP);
}

bool LanguageMix::excludedUnitMayComeFirst() const {
  if (!hasExcluded() || Sides.leadUnitLeads())
    return false;
  return Sides.kept().empty() || Sides.excludedLeads() ||
         !emission::isEmittedAtModuleStart(*Sides.kept().front());
}

} // namespace langprov
