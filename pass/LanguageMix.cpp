//===- LanguageMix.cpp - What mixes languages in a module -----------------===//

#include "LangProvenance/LanguageMix.h"
#include "FunctionScan.h"
#include "LangProvenance/DissolvedCallees.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace langprov {

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
  for (Function &F : M)
    if (!F.isDeclaration() && Sides.sideOf(F.getSubprogram()) == Side::Excluded)
      ForeignScan.scan(F);
  KeptFunctionScan KeptScan(*this);
  DenseSet<const DISubprogram *> KeptFunctions;
  for (Function &F : M)
    if (!F.isDeclaration() && Sides.sideOf(F.getSubprogram()) == Side::Kept) {
      KeptFunctions.insert(F.getSubprogram());
      KeptScan.scan(F);
    }
  Foreign.classify();

  // Who is foreign was not known before all was seen.
  ForeignScan.takeKeptCalls(KeptCalls);
  KeptScan.takeForeignCalls(ForeignCalls);
  // A callee inlined into kept code only is not looked for; to retain its types
  // as well does no harm.
  Dissolved = dissolvedCallees(M, [&](const DISubprogram *SP) {
    return KeptFunctions.contains(SP) || ForeignScan.sawKept(SP);
  });
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
  // Where all that is kept is C, only foreign code declares mangled names.
  if (!SP->getLinkageName().empty() && !Sides.keptMangles())
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

std::string qualifiedName(const DISubprogram &SP) {
  SmallVector<StringRef, 8> Parts;
  // An inlined closure's scope may be a function: that one's name counts too.
  for (const DIScope *Scope = &SP; Scope; Scope = Scope->getScope()) {
    if (isa<DIFile, DICompileUnit, DILexicalBlockBase>(Scope))
      continue;
    Parts.push_back(Scope->getName().empty() ? "{anonymous}"
                                             : Scope->getName());
  }
  std::string Name;
  if (Parts.size() == 1)
    Name = "::";
  for (StringRef Part : reverse(Parts)) {
    if (Name.size() > 2)
      Name += "::";
    Name += Part;
  }
  return Name;
}

} // namespace langprov
