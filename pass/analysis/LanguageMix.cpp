//===- LanguageMix.cpp - What mixes languages in a module -----------------===//

#include "analysis/LanguageMix.h"
#include "analysis/DirectCalls.h"
#include "analysis/FunctionScan.h"
#include "analysis/DissolvedCallees.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace langprov {

/// Whether the description of \p F, which is only declared here, comes from
/// foreign code. That does not show in itself but in who calls it; and where
/// all that is kept is C, only foreign code declares mangled names.
static bool isDeclaredByForeign(const Function &F, const UnitSides &Sides) {
  if (!F.getSubprogram()->getLinkageName().empty() && !Sides.keptMangles())
    return true;
  bool Called = false;
  for (const CallBase *Call : directCallsOf(F)) {
    const DILocation *Loc = Call->getDebugLoc();
    Side Caller = Loc ? Sides.sideOf(*Loc)
                      : Sides.sideOf(Call->getFunction()->getSubprogram());
    if (Caller != Side::Excluded)
      return false;
    Called = true;
  }
  return Called;
}

LanguageMix::LanguageMix(Module &M, const LanguageSet &Excluded)
    : Sides(M, Excluded), Foreign(Sides), M(M) {
  if (!hasExcluded())
    return;
  for (DICompileUnit *Unit : Sides.excluded())
    Foreign.add(Unit);
  // A module of foreign functions only has no boundary.
  if (Sides.kept().empty()) {
    Foreign.classify();
    return;
  }

  // Foreign functions first: what they refer to tells foreign declarations from
  // kept ones.
  ForeignFunctionScan ForeignScan(*this);
  std::vector<Function *> Kept, ForeignOrDeclared;
  for (Function &F : M) {
    DISubprogram *SP = F.getSubprogram();
    if (!SP)
      continue;
    if (F.isDeclaration()) {
      ForeignOrDeclared.push_back(&F);
    } else if (Side S = Sides.sideOf(SP); S == Side::Kept) {
      Kept.push_back(&F);
    } else if (S == Side::Excluded) {
      ForeignOrDeclared.push_back(&F);
      ForeignScan.scan(F);
    }
  }
  KeptFunctionScan KeptScan(*this);
  for (Function *F : Kept)
    KeptScan.scan(*F);
  if (Sides.excludedDeclares())
    for (const Function *F : ForeignOrDeclared)
      if (F->isDeclaration() && isDeclaredByForeign(*F, Sides))
        Foreign.addForeignOnly(F->getSubprogram());
  Foreign.classify();

  // Who is foreign was not known before all was seen.
  ForeignScan.takeKeptCalls(KeptCalls);
  ForeignCalls = describedForeignCalls(*this, Kept, ForeignOrDeclared);
  // One that was inlined may still have a DIE, or not, if code generation folds
  // what is left of it. To retain its types as well does no harm.
  if (M.getNamedMetadata(CalledByForeignName)) {
    DenseSet<const DISubprogram *> InUse;
    for (const Function *F : Kept)
      InUse.insert(F->getSubprogram());
    Dissolved = dissolvedCallees(
        M, [&](const DISubprogram *SP) { return InUse.contains(SP); });
  }
}

/// The type that \p Type is a pointer to, a qualified form of, and so on.
static const DIType *stripDerived(const DIType *Type) {
  while (auto *Derived = dyn_cast_or_null<DIDerivedType>(Type))
    Type = Derived->getBaseType();
  return Type;
}

bool LanguageMix::isForeign(const DISubprogram *SP) const {
  if (SP->isDefinition())
    return Sides.sideOf(SP) == Side::Excluded;
  if (Foreign.isForeignOnly(SP))
    return true;
  if (auto *Scope = SP->getScope(); Scope && Foreign.isForeignOnly(Scope))
    return true;
  DISubroutineType *Type = SP->getType();
  return Type && any_of(Type->getTypeArray(), [this](const DIType *T) {
           T = stripDerived(T);
           return T && Foreign.isForeignOnly(T);
         });
}

bool isEmittedAtModuleStart(const DICompileUnit &Unit) {
  return !Unit.getImportedEntities().empty() || !Unit.getEnumTypes().empty() ||
         !Unit.getRetainedTypes().empty() ||
         !Unit.getGlobalVariables().empty() || !Unit.getMacros().empty();
}

bool LanguageMix::excludedUnitMayComeFirst() const {
  if (!hasExcluded() || Sides.leadUnitLeads())
    return false;
  return Sides.kept().empty() || Sides.excludedLeads() ||
         !isEmittedAtModuleStart(*Sides.kept().front());
}

} // namespace langprov
