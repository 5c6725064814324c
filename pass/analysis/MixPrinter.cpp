//===- MixPrinter.cpp - print<lang-provenance> ----------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "LLVMCompat.h"
#include "analysis/LanguageMix.h"
#include "analysis/QualifiedName.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/BinaryFormat/Dwarf.h"

using namespace llvm;

namespace langprov {

static void printUnits(raw_ostream &OS, StringRef Title,
                       ArrayRef<DICompileUnit *> Units) {
  OS << Title << " units: " << Units.size() << '\n';
  for (const DICompileUnit *Unit : Units)
    OS << "  " << languageName(compat::languageOf(*Unit)) << ' '
       << Unit->getFilename() << '\n';
}

static void printNode(raw_ostream &OS, const MDNode *N) {
  if (auto *Type = dyn_cast<DIType>(N))
    OS << "  " << dwarf::TagString(Type->getTag()) << " '" << Type->getName()
       << "'\n";
  else if (auto *SP = dyn_cast<DISubprogram>(N))
    OS << "  declaration of " << qualifiedName(*SP) << '\n';
}

void LanguageMix::print(raw_ostream &OS) const {
  OS << "Language mix of '" << M.getModuleIdentifier() << "'\n";
  printUnits(OS, "kept", Sides.kept());
  printUnits(OS, "excluded", Sides.excluded());
  if (!hasExcluded())
    return;
  OS << "call-site: functions that describe calls of foreign ones: "
     << ForeignCalls.size() << '\n';
  for (const DescribedForeignCalls &Calls : ForeignCalls) {
    OS << "  " << Calls.Caller->getName() << " calls";
    for (const Function *Callee : Calls.Callees)
      OS << ' ' << Callee->getName();
    OS << (Calls.Callees.empty() ? " what may be outlined\n" : "\n");
  }
  OS << "declared-callee: calls of kept functions to look at: "
     << KeptCalls.size() << '\n';
  for (const CallToKept &Call : KeptCalls) {
    OS << "  " << Call.Caller->getName() << " calls " << Call.Callee->getName();
    if (Call.From)
      OS << " for " << Call.From->getFilename();
    OS << (Call.Described ? ", described\n" : "\n");
  }
  OS << "declared-callee: dissolved functions: " << Dissolved.size() << '\n';
  for (const DissolvedFunction &F : Dissolved)
    OS << "  " << qualifiedName(*F.SP) << (F.HasBody ? ", has a body\n" : "\n");
  OS << "shared-node: nodes that both sides could share: "
     << Foreign.shared().size() << " of " << Foreign.size() << " foreign\n";
  for (const MDNode *N : Foreign.shared())
    printNode(OS, N);
  OS << "first-unit: an excluded one may come first: "
     << (excludedUnitMayComeFirst() ? "yes" : "no") << '\n';
  OS << "inlined-scope: kept functions with foreign scopes: "
     << InlinedScopes.size() << '\n';
  for (const InlinedForeignScopes &Inlined : InlinedScopes) {
    OS << "  " << Inlined.Into->getName() << " has";
    for (const InlinedForeignScopes::Scope &Scope : Inlined.Scopes)
      OS << ' ' << qualifiedName(*Scope.Subprogram);
    OS << '\n';
  }
}

const Function *LanguageMix::functionForReports() const {
  const Function *Kept = nullptr;
  for (const Function &F : M) {
    if (F.isDeclaration())
      continue;
    Side Of = Sides.sideOf(F.getSubprogram());
    if (Of == Side::Excluded)
      return &F;
    if (Of == Side::Kept && !Kept)
      Kept = &F;
  }
  return Kept;
}

PreservedAnalyses LanguageMixPrinterPass::run(Module &M,
                                              ModuleAnalysisManager &) {
  LanguageMix(M, UnitSides(M, Excluded)).print(OS);
  return PreservedAnalyses::all();
}

} // namespace langprov
