//===- Plan.cpp - What to change in a module, as data ---------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "plan/Plan.h"
#include "Emission.h"
#include "analysis/CallableFunctions.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/BinaryFormat/Dwarf.h"

using namespace llvm;

namespace langprov {

/// Makes \p Unit retain \p Types. \p For is the reason to report, unless the
/// unit has one already.
static void retain(Plan &P, DICompileUnit *Unit,
                   const SetVector<DIType *> &Types, const Function *For) {
  if (Types.empty())
    return;
  RetainedTypes &Retained = P.Retain[Unit];
  if (!Retained.For)
    Retained.For = For;
  Retained.Foreign = P.ForeignUnits.contains(Unit);
  Retained.Types.insert(Types.begin(), Types.end());
}

static void planSharedNodes(const LanguageMix &Mix, Plan &P) {
  ArrayRef<MDNode *> Shared = Mix.Foreign.shared();
  P.Shared.Clone.assign(Shared.begin(), Shared.end());
  if (!Shared.empty())
    Mix.Foreign.forEachForeignOnly(
        [&P](MDNode *N) { P.Shared.Users.push_back(N); });
}

/// Whether a kept function that describes its calls calls \p Callee.
static bool isDescribedByKept(const Function &Callee, const UnitSides &Sides) {
  return any_of(directCallsOf(Callee), [&](const CallBase *Call) {
    const DISubprogram *Caller = Call->getFunction()->getSubprogram();
    return Sides.sideOf(Caller) == Side::Kept &&
           emission::describesCalls(Caller);
  });
}

static void planCalls(const LanguageMix &Mix, Plan &P) {
  DenseSet<const Function *> Stopped;
  for (const DescribedForeignCalls &Calls : Mix.ForeignCalls) {
    P.StopDescribing.push_back({Calls.Caller, Calls.Callees.empty()
                                                  ? nullptr
                                                  : Calls.Callees.front()});
    Stopped.insert(Calls.Caller);
  }

  for (const CallToKept &Call : Mix.KeptCalls) {
    const DISubprogram *Callee = Call.Callee->getSubprogram();
    // The DIE of a declaration is shared between units. Retaining keeps types
    // out of foreign units, but not a declaration, so the foreign caller stops
    // describing its calls. Where retained types do not come first, retaining
    // keeps nothing out.
    if (Call.Described &&
        (!emission::retainedTypesComeFirst() ||
         (!Callee->isDefinition() &&
          isDescribedByKept(*Call.Callee, Mix.Sides))) &&
        Stopped.insert(Call.Caller).second)
      P.StopDescribing.push_back({Call.Caller, Call.Callee});
    // A definition's types are in its own unit, unless the call site makes them
    // in the caller's first.
    if (Callee->isDefinition() && !Call.Described)
      continue;
    DICompileUnit *Unit = Call.From           ? Call.From
                          : Callee->getUnit() ? Callee->getUnit()
                                              : Mix.Sides.kept().front();
    SetVector<DIType *> Types;
    emission::collectCalleeTypes(*Callee, Types);
    retain(P, Unit, Types, Call.Caller);
  }
}

static void planDissolved(const LanguageMix &Mix, Plan &P) {
  if (Mix.Dissolved.empty())
    return;
  const Function *For = Mix.functionForReports();
  for (const DissolvedFunction &F : Mix.Dissolved) {
    SetVector<DIType *> Types;
    SmallPtrSet<const Metadata *, 16> HadCode;
    if (!F.AllBlocks)
      HadCode.insert(F.Scopes->op_begin(), F.Scopes->op_end());
    auto HadDie = [&](const DILexicalBlockBase &Block) {
      return F.AllBlocks || isa<DILexicalBlockFile>(Block) ||
             HadCode.contains(&Block);
    };
    if (!F.SP->isDefinition())
      emission::collectCalleeTypes(*F.SP, Types);
    else if (F.HasBody)
      emission::collectBlockTypes(*F.SP, Types, HadDie,
                                  F.Unretained.getArrayRef());
    else
      emission::collectOwnTypes(*F.SP, Types, HadDie,
                                F.Unretained.getArrayRef());
    retain(P, F.Unit, Types, For);
  }
}

/// If a foreign subprogram survives only as a stand-in, types reachable only
/// through it would disappear. They are retained in its own unit.
static void planLostTypes(const LanguageMix &Mix, Plan &P) {
  for (const InlinedForeignScopes &Inlined : P.Rescope)
    for (const InlinedForeignScopes::Scope &Scope : Inlined.Scopes) {
      const DISubprogram &SP = *Scope.Subprogram;
      SetVector<DIType *> Types;
      emission::collectCalleeTypes(SP, Types);
      emission::collectOwnTypes(SP, Types);
      retain(P, SP.getUnit(), Types, Inlined.Into);
    }
}

/// Removes types that the units retain already.
static void dropRetained(Plan &P) {
  for (auto &[Unit, Retained] : P.Retain) {
    SmallPtrSet<const Metadata *, 16> Have;
    for (const DIScope *Scope : Unit->getRetainedTypes())
      Have.insert(Scope);
    Retained.Types.remove_if(
        [&](const DIType *Type) { return Have.contains(Type); });
  }
  P.Retain.remove_if(
      [](const auto &Entry) { return Entry.second.Types.empty(); });
}

/// The language for a new lead unit; 0 if all are excluded.
static uint16_t leadLanguage(const LanguageSet &Excluded) {
  constexpr uint16_t Candidates[] = {
      dwarf::DW_LANG_C11, dwarf::DW_LANG_C99,         dwarf::DW_LANG_C89,
      dwarf::DW_LANG_C,   dwarf::DW_LANG_C_plus_plus, dwarf::DW_LANG_Assembly};
  const auto *Language =
      find_if(Candidates, [&](uint16_t L) { return !Excluded.contains(L); });
  return Language == std::end(Candidates) ? 0 : *Language;
}

static void planOrder(const Module &M, const LanguageMix &Mix,
                      const Options &Opts, Plan &P) {
  if (!Mix.excludedUnitMayComeFirst())
    return;
  ArrayRef<DICompileUnit *> Kept = Mix.Sides.kept();
  if (Kept.empty()) {
    P.Order.LeadLanguage = leadLanguage(Opts.Exclude);
    if (!P.Order.LeadLanguage) {
      P.Refusals.push_back(Refusal::NoKeptLanguage);
      return;
    }
    P.Order.ModelUnit = Mix.Sides.excluded().front();
  }
  for (MDNode *Unit : M.getNamedMetadata("llvm.dbg.cu")->operands())
    P.Order.Units.push_back(cast<DICompileUnit>(Unit));
  std::stable_partition(P.Order.Units.begin(), P.Order.Units.end(),
                        [&](const DICompileUnit *Unit) {
                          return Mix.Sides.sideOf(Unit) != Side::Excluded;
                        });
  P.Order.MarkFirst =
      Kept.empty() || !(emission::isEmittedAtModuleStart(*Kept.front()) ||
                        P.Retain.contains(Kept.front()));
}

Plan makePlan(const Module &M, const LanguageMix &Mix, const Options &Opts) {
  Plan P;
  if (!Mix.hasExcluded())
    return P;
  findRefusals(Mix, P.Refusals);
  if (!P.Refusals.empty())
    return P;
  if (Mix.Sides.kept().empty()) {
    planOrder(M, Mix, Opts, P);
    return P;
  }
  P.Inlined = Opts.Inlined;
  P.TagStandIns = Opts.Tag;
  if (Opts.Inlined != InlinedScopes::Keep)
    P.Rescope = Mix.InlinedScopes;
  P.ForeignUnits.insert(Mix.Sides.excluded().begin(),
                        Mix.Sides.excluded().end());
  planSharedNodes(Mix, P);
  planCalls(Mix, P);
  planDissolved(Mix, P);
  planLostTypes(Mix, P);
  dropRetained(P);
  planOrder(M, Mix, Opts, P);
  return P;
}

} // namespace langprov
