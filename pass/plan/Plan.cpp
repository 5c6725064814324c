//===- Plan.cpp - What to change in a module, as data ---------------------===//

#include "plan/Plan.h"
#include "analysis/DirectCalls.h"
#include "tag/Annotation.h"
#include "LLVMCompat.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/BinaryFormat/Dwarf.h"

using namespace llvm;

namespace langprov {

StringRef describe(Refusal R) {
  switch (R) {
  case Refusal::SplitDwarf:
    return "units with a split DWARF file hold all languages of a link in one "
           "unit; compile and link without -gsplit-dwarf";
  case Refusal::TypeUnits:
    return "type units, of any language, come before the units that use them; "
           "compile and link without -fdebug-types-section";
  case Refusal::SharedTypeNames:
    return "kept and excluded units are dialects of one language and share "
           "types by identifier; exclude both or neither";
  case Refusal::NoKeptLanguage:
    return "every language that the first unit could have is excluded";
  }
  llvm_unreachable("covered switch");
}

static bool isCPlusPlus(const DICompileUnit *Unit) {
  return dwarf::isCPlusPlus(
      static_cast<dwarf::SourceLanguage>(compat::languageOf(*Unit)));
}

static void planRefusals(const LanguageMix &Mix, Plan &P) {
  auto HasDwo = [](const DICompileUnit *Unit) {
    return !Unit->getSplitDebugFilename().empty();
  };
  ArrayRef<DICompileUnit *> Kept = Mix.Sides.kept();
  ArrayRef<DICompileUnit *> Excluded = Mix.Sides.excluded();
  if (!Kept.empty() && (any_of(Kept, HasDwo) || any_of(Excluded, HasDwo)))
    P.Refusals.push_back(Refusal::SplitDwarf);
  if (compat::makesTypeUnits())
    P.Refusals.push_back(Refusal::TypeUnits);
  if (any_of(Kept, isCPlusPlus) && any_of(Excluded, isCPlusPlus))
    P.Refusals.push_back(Refusal::SharedTypeNames);
}

/// Whether a kept function that describes its calls calls \p Callee.
static bool isDescribedByKept(const Function &Callee, const UnitSides &Sides) {
  return any_of(directCallsOf(Callee), [&](const CallBase *Call) {
    const DISubprogram *Caller = Call->getFunction()->getSubprogram();
    return Sides.sideOf(Caller) == Side::Kept && Caller->areAllCallsDescribed();
  });
}

static void collectSignature(const DISubprogram &SP,
                             SetVector<DIType *> &Types) {
  if (SP.getType())
    for (DIType *Type : SP.getType()->getTypeArray())
      if (Type)
        Types.insert(Type);
}

/// The types that DwarfDebug makes DIEs of along with a call site's callee: of
/// its signature if that is what is emitted, of its class, and of the class's
/// declaration of it (DwarfUnit::getOrCreateSubprogramDIE). Types that those
/// refer to come along.
static void collectTypes(const DISubprogram &SP, SetVector<DIType *> &Types) {
  if (auto *Class = dyn_cast_or_null<DIType>(SP.getScope()))
    Types.insert(const_cast<DIType *>(Class));
  if (SP.isDefinition()) {
    if (const DISubprogram *Declaration = SP.getDeclaration())
      collectTypes(*Declaration, Types);
    return;
  }
  collectSignature(SP, Types);
}

/// The types of the signature and the variables of the definition \p SP.
static void collectOwnTypes(const DISubprogram &SP,
                            SetVector<DIType *> &Types) {
  collectSignature(SP, Types);
  for (const DINode *Node : SP.getRetainedNodes())
    if (auto *Variable = dyn_cast<DILocalVariable>(Node))
      if (Variable->getType())
        Types.insert(Variable->getType());
}

/// Has \p Unit retain \p Types because of \p For, unless another function came
/// first.
static void retain(Plan &P, DICompileUnit *Unit,
                   const SetVector<DIType *> &Types, const Function *For) {
  if (Types.empty())
    return;
  RetainedTypes &Retained = P.Retain[Unit];
  if (!Retained.For)
    Retained.For = For;
  Retained.Types.insert(Types.begin(), Types.end());
}

static void planCalls(const LanguageMix &Mix, Plan &P) {
  for (const DescribedForeignCalls &Call : Mix.ForeignCalls)
    P.StopDescribing.push_back({Call.Caller, Call.Callees.front()});

  DenseSet<Function *> Stopped;
  for (const CallToKept &Call : Mix.KeptCalls) {
    const DISubprogram *Callee = Call.Callee->getSubprogram();
    // The DIE of a declaration is shared between units. Types can be kept out
    // of foreign units, a subprogram cannot, so the foreign side yields.
    if (Call.Described && !Callee->isDefinition() &&
        (!compat::RetainedTypesComeFirst ||
         isDescribedByKept(*Call.Callee, Mix.Sides)) &&
        Stopped.insert(Call.Caller).second)
      P.StopDescribing.push_back({Call.Caller, Call.Callee});
    // A definition's types are its own unit's anyway, unless the call makes
    // them here first.
    if (Callee->isDefinition() && !Call.Described)
      continue;
    DICompileUnit *Unit = Call.InlinedFrom    ? Call.InlinedFrom
                          : Callee->getUnit() ? Callee->getUnit()
                                              : Mix.Sides.kept().front();
    SetVector<DIType *> Types;
    collectTypes(*Callee, Types);
    retain(P, Unit, Types, Call.Caller);
  }
}

/// The types of a function that is gone: of its signature and its variables.
static void planDissolved(const LanguageMix &Mix, Plan &P) {
  if (Mix.Dissolved.empty())
    return;
  const Function *For = Mix.functionForReports();
  for (const DISubprogram *SP : Mix.Dissolved) {
    SetVector<DIType *> Types;
    collectOwnTypes(*SP, Types);
    retain(P, SP->getUnit(), Types, For);
  }
}

/// A foreign subprogram that stays nowhere but as a stand-in takes the types
/// along that only it reached. Excluded units keep all they had, so these get
/// them retained. What could be a kept type as well is no loss.
static void planLostTypes(const LanguageMix &Mix, Plan &P) {
  for (const InlinedForeignScopes &Inlined : P.Rescope)
    for (const InlinedForeignScopes::Scope &Scope : Inlined.Scopes) {
      const DISubprogram &SP = *Scope.Subprogram;
      SetVector<DIType *> Types;
      collectTypes(SP, Types);
      collectOwnTypes(SP, Types);
      Types.remove_if(
          [&](const DIType *Type) { return !Mix.Foreign.isForeignOnly(Type); });
      retain(P, SP.getUnit(), Types, Inlined.Into);
    }
}

/// Leaves only what the units do not retain already.
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

static void planFirstUnit(const LanguageMix &Mix, const Options &Opts,
                          Plan &P) {
  P.LeadWithKept = Mix.excludedUnitMayComeFirst();
  if (!P.LeadWithKept || !Mix.Sides.kept().empty())
    return;
  constexpr uint16_t Candidates[] = {
      dwarf::DW_LANG_C11, dwarf::DW_LANG_C99,         dwarf::DW_LANG_C89,
      dwarf::DW_LANG_C,   dwarf::DW_LANG_C_plus_plus, dwarf::DW_LANG_Assembly};
  const auto *Language = find_if(
      Candidates, [&](uint16_t L) { return !Opts.Exclude.contains(L); });
  if (Language != std::end(Candidates)) {
    P.LeadLanguage = *Language;
    return;
  }
  P.LeadWithKept = false;
  P.Refusals.push_back(Refusal::NoKeptLanguage);
}

/// Follows a call site's callee the way DwarfDebug does, to the types it makes.
static void planTags(const LanguageMix &Mix, Plan &P) {
  SetVector<const MDNode *> Seen;
  auto Tag = [&](DISubprogram *SP, DICompileUnit *Origin) {
    if (Seen.insert(SP) && !isAnnotated(SP->getAnnotations().get()))
      P.Tags.Subprograms.push_back({SP, Origin});
  };
  for (const InlinedForeignScopes &Inlined : Mix.InlinedScopes)
    for (const InlinedForeignScopes::Scope &Scope : Inlined.Scopes)
      Tag(Scope.Subprogram, Scope.Subprogram->getUnit());
  for (const DescribedForeignCalls &Call : Mix.ForeignCalls)
    for (const Function *Callee : Call.Callees) {
      DISubprogram *SP = Callee->getSubprogram();
      DICompileUnit *Origin =
          SP->getUnit() ? SP->getUnit() : Mix.Sides.excluded().front();
      SmallVector<const MDNode *, 16> Work;
      SetVector<DIType *> Types;
      collectTypes(*SP, Types);
      append_range(Work, Types);
      Tag(SP, Origin);
      if (DISubprogram *Declaration = SP->getDeclaration())
        Tag(Declaration, Origin);
      while (!Work.empty()) {
        const MDNode *N = Work.pop_back_val();
        if (!isa<DIType, MDTuple>(N) || !Mix.Foreign.isForeignOnly(N) ||
            !Seen.insert(N))
          continue;
        auto *Type =
            const_cast<DICompositeType *>(dyn_cast<DICompositeType>(N));
        if (Type && !isAnnotated(Type->getAnnotations().get()))
          P.Tags.Types.push_back({Type, Origin});
        for (const MDOperand &Op : N->operands())
          if (auto *Node = dyn_cast_or_null<MDNode>(Op.get()))
            Work.push_back(Node);
      }
    }
}

Plan makePlan(const LanguageMix &Mix, const Options &Opts) {
  Plan P;
  if (!Mix.hasExcluded())
    return P;
  planRefusals(Mix, P);
  if (!P.Refusals.empty())
    return P;
  if (Opts.What == Mode::Tag) {
    planTags(Mix, P);
    return P;
  }
  planFirstUnit(Mix, Opts, P);
  if (Mix.Sides.kept().empty())
    return P;
  P.Clone = Mix.Foreign.shared();
  P.Inlined = Opts.Inlined;
  P.TagStandIns = Opts.Tag;
  if (Opts.Inlined != InlinedScopes::Keep)
    P.Rescope = Mix.InlinedScopes;
  planCalls(Mix, P);
  planDissolved(Mix, P);
  planLostTypes(Mix, P);
  dropRetained(P);
  return P;
}

} // namespace langprov
