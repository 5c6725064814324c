//===- Report.cpp - Remarks, warnings and counters ------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "report/Report.h"
#include "LLVMCompat.h"
#include "analysis/CheckedReads.h"
#include "analysis/QualifiedName.h"
#include "llvm/ADT/Statistic.h"
#include "llvm/Analysis/OptimizationRemarkEmitter.h"
#include "llvm/BinaryFormat/Dwarf.h"
#include "llvm/IR/DiagnosticInfo.h"
#include "llvm/IR/DiagnosticPrinter.h"
#include "llvm/IR/LLVMContext.h"

using namespace llvm;

#define DEBUG_TYPE "lang-provenance"

STATISTIC(NumMixed, "Number of modules whose debug info was changed");
STATISTIC(NumCloned, "Number of debug-info nodes cloned for foreign units");
STATISTIC(NumUndescribed, "Number of functions that stopped describing calls");
STATISTIC(NumRetained, "Number of types retained in kept units");
STATISTIC(NumStandIns, "Number of stand-ins made for foreign subprograms");
STATISTIC(NumMoved, "Number of locations moved out of foreign scopes");
STATISTIC(NumVariables, "Number of foreign variable records dropped");
STATISTIC(NumLabels, "Number of foreign labels dropped");
STATISTIC(NumLeads, "Number of modules made to begin with a kept unit");
STATISTIC(NumTagged, "Number of foreign nodes tagged");
STATISTIC(NumRefused, "Number of modules refused");

namespace langprov {

using Argument = OptimizationRemark::Argument;

/// Emits the remark \p Name about \p F, at \p Loc or where \p F begins. A
/// module without functions has no remarks.
static void remark(const Function *F, StringRef Name, const DILocation *Loc,
                   function_ref<void(OptimizationRemark &)> Describe) {
  if (!F)
    return;
  OptimizationRemarkEmitter ORE(F);
  ORE.emit([&] {
    // A block's file may be another node; DiagnosticLocation does not check.
    DiagnosticLocation At = Loc && fileOf(*Loc->getScope())
                                ? DiagnosticLocation(Loc)
                                : DiagnosticLocation(F->getSubprogram());
    OptimizationRemark R(DEBUG_TYPE, Name, At, &F->getEntryBlock());
    Describe(R);
    return R;
  });
}

static void remarkClones(const LanguageMix &Mix, const Plan &P) {
  // A node belongs to no function, but a remark needs one.
  const Function *F = Mix.functionForReports();
  for (const MDNode *N : P.Shared.Clone)
    if (auto *Type = dyn_cast<DIType>(N))
      remark(F, "NodeCloned", nullptr, [&](OptimizationRemark &R) {
        R << "cloned a type that kept units could share: "
          << Argument("Tag", dwarf::TagString(Type->getTag())) << " "
          << Argument("Type", Type->getName());
      });
}

static void remarkCompiledWithout(const LanguageMix &Mix) {
  const Function *F = Mix.functionForReports();
  for (const DICompileUnit *Unit : Mix.CompiledWithout)
    if (F)
      OptimizationRemarkEmitter(F).emit([&] {
        return OptimizationRemarkAnalysis(
                   DEBUG_TYPE, "CompiledWithout",
                   DiagnosticLocation(F->getSubprogram()), &F->getEntryBlock())
               << "the unit " << Argument("Unit", Unit->getFilename())
               << " was compiled without -fpass-plugin=; types that only its "
                  "declarations of functions name may be missing";
      });
}

static void remarkScopes(const Plan &P) {
  for (const InlinedForeignScopes &Inlined : P.Rescope)
    for (const InlinedForeignScopes::Scope &Scope : Inlined.Scopes)
      remark(Inlined.Into,
             P.Inlined == InlinedScopes::Split ? "ScopeSplit" : "ScopeDropped",
             Scope.First, [&](OptimizationRemark &R) {
               R << "inlined foreign scope "
                 << Argument("Scope", qualifiedName(*Scope.Subprogram))
                 << (P.Inlined == InlinedScopes::Split
                         ? " has a stand-in in the kept unit"
                         : " collapsed to the line of its call");
             });
}

void reportApplied(const LanguageMix &Mix, const Plan &P, const Applied &Done) {
  remarkScopes(P);
  for (const UndescribedCalls &Calls : P.StopDescribing)
    remark(Calls.Caller, "CallsUndescribed", nullptr,
           [&](OptimizationRemark &R) {
             if (Calls.Callee)
               R << "call sites are not described, because one calls "
                 << Argument("Callee", Calls.Callee->getName())
                 << " across the language boundary";
             else
               R << "call sites are not described, because a virtual call, or "
                    "code that the machine outliner shares, may cross the "
                    "language boundary";
           });
  for (const auto &[Unit, Retained] : P.Retain)
    for (const DIType *Type : Retained.Types)
      remark(Retained.For, "TypeRetained", nullptr,
             [&, Unit = Unit](OptimizationRemark &R) {
               R << "retained in the unit "
                 << Argument("Unit", Unit->getFilename()) << ": "
                 << Argument("Tag", dwarf::TagString(Type->getTag())) << " "
                 << Argument("Type", Type->getName());
             });
  remarkClones(Mix, P);
  remarkCompiledWithout(Mix);

  size_t Types = 0;
  for (const auto &[Unit, Retained] : P.Retain)
    Types += Retained.Types.size();
  ++NumMixed;
  NumCloned += P.Shared.Clone.size();
  NumUndescribed += P.StopDescribing.size();
  NumRetained += Types;
  NumStandIns += Done.StandIns;
  NumMoved += Done.LocationsMoved;
  NumVariables += Done.VariablesDropped;
  NumLabels += Done.LabelsDropped;
  NumLeads += !P.Order.isAsBefore();
  // The same counts as a remark: release builds of LLVM have no statistics.
  if (const Function *F = Mix.functionForReports())
    OptimizationRemarkEmitter(F).emit([&] {
      return OptimizationRemarkAnalysis(DEBUG_TYPE, "Summary",
                                        DiagnosticLocation(F->getSubprogram()),
                                        &F->getEntryBlock())
             << Argument("NodesCloned", P.Shared.Clone.size())
             << " nodes cloned, " << Argument("TypesRetained", Types)
             << " types retained, "
             << Argument("CallsUndescribed", P.StopDescribing.size())
             << " functions without call sites, "
             << Argument("StandIns", Done.StandIns) << " stand-ins, "
             << Argument("LocationsMoved", Done.LocationsMoved)
             << " locations moved, "
             << Argument("VariablesDropped", Done.VariablesDropped)
             << " variables and "
             << Argument("LabelsDropped", Done.LabelsDropped)
             << " labels dropped";
    });
}

namespace {
/// A text and a severity. LLVM has DiagnosticInfoGeneric for that only from 21
/// on. A virtual table that another LLVM lacks would keep the plugin from being
/// loaded there, and from saying that it is the wrong one (HostVersion.h).
class PlainDiagnostic : public DiagnosticInfo {
public:
  PlainDiagnostic(std::string Text, DiagnosticSeverity Severity)
      : DiagnosticInfo(kind(), Severity), Text(std::move(Text)) {}
  void print(DiagnosticPrinter &DP) const override { DP << Text; }

private:
  static int kind() {
    static const int Kind = getNextAvailablePluginDiagnosticKind();
    return Kind;
  }

  std::string Text;
};
} // namespace

void diagnose(Module &M, const Twine &Message, bool IsError) {
  M.getContext().diagnose(PlainDiagnostic(
      ("lang-provenance: " + M.getModuleIdentifier() + ": " + Message).str(),
      IsError ? DS_Error : DS_Warning));
}

void reportTagged(const LanguageMix &Mix, const TagPlan &Tags) {
  ++NumMixed;
  NumTagged += Tags.Subprograms.size() + Tags.Types.size();
  if (const Function *F = Mix.functionForReports())
    OptimizationRemarkEmitter(F).emit([&] {
      return OptimizationRemarkAnalysis(DEBUG_TYPE, "Summary",
                                        DiagnosticLocation(F->getSubprogram()),
                                        &F->getEntryBlock())
             << Argument("SubprogramsTagged", Tags.Subprograms.size())
             << " subprograms and "
             << Argument("TypesTagged", Tags.Types.size()) << " types tagged";
    });
}

void reportRefusals(Module &M, const LanguageMix &Mix,
                    ArrayRef<Refusal> Refusals, bool Strict) {
  NumRefused += !Refusals.empty();
  for (Refusal R : Refusals) {
    const Function *F = Mix.functionForReports();
    diagnose(M,
             Twine(F ? F->getName() : "debug info") +
                 " is left as it was: " + describe(R),
             Strict);
    if (!F)
      continue;
    OptimizationRemarkEmitter ORE(F);
    ORE.emit([&] {
      return OptimizationRemarkMissed(DEBUG_TYPE, "Refused",
                                      DiagnosticLocation(F->getSubprogram()),
                                      &F->getEntryBlock())
             << "debug info left as it was: "
             << Argument("Reason", describe(R));
    });
  }
}

} // namespace langprov
