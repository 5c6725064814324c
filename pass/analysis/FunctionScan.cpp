//===- FunctionScan.cpp - The boundary, function by function --------------===//

#include "analysis/FunctionScan.h"
#include "analysis/DirectCalls.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/IR/DebugProgramInstruction.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/InstrTypes.h"

using namespace llvm;

namespace langprov {

/// The function that \p Call calls directly and that has debug info.
static Function *describedCallee(const CallBase &Call) {
  auto *Callee =
      dyn_cast<Function>(Call.getCalledOperand()->stripPointerCasts());
  return Callee && Callee->getSubprogram() ? Callee : nullptr;
}

/// The local variable or label that \p Record is about.
static MDNode *entityOf(const DbgRecord &Record) {
  if (auto *Variable = dyn_cast<DbgVariableRecord>(&Record))
    return Variable->getVariable();
  return cast<DbgLabelRecord>(Record).getLabel();
}

//===----------------------------------------------------------------------===//
// Foreign functions
//===----------------------------------------------------------------------===//

void ForeignFunctionScan::visitLocation(const DILocation *Loc) {
  for (; Loc; Loc = Loc->getInlinedAt()) {
    if (Loc->getScope() != LastScope) {
      LastScope = Loc->getScope();
      if (Mix.Sides.sideOf(*Loc) == Side::Excluded)
        Mix.Foreign.add(const_cast<DILocalScope *>(LastScope));
    }
    const DILocation *InlinedAt = Loc->getInlinedAt();
    if (!InlinedAt || InlinedAt == LastInlinedAt ||
        !SeenInlinedAt.insert(InlinedAt).second)
      return;
    LastInlinedAt = InlinedAt;
  }
}

void ForeignFunctionScan::scan(Function &F) {
  DISubprogram *SP = F.getSubprogram();
  Mix.Foreign.add(SP);
  SmallDenseSet<Function *, 8> Seen;
  for (Instruction &I : instructions(F)) {
    for (DbgRecord &Record : I.getDbgRecordRange()) {
      const DILocation *Loc = Record.getDebugLoc();
      visitLocation(Loc);
      if (Loc && Mix.Sides.sideOf(*Loc) == Side::Excluded)
        Mix.Foreign.add(entityOf(Record));
    }
    const DILocation *Loc = I.getDebugLoc();
    visitLocation(Loc);
    auto *Call = dyn_cast<CallBase>(&I);
    Function *Callee = Call ? describedCallee(*Call) : nullptr;
    if (!Callee || !Seen.insert(Callee).second)
      continue;
    DICompileUnit *From = nullptr;
    if (Loc && Mix.Sides.sideOf(*Loc) == Side::Kept)
      From = Loc->getScope()->getSubprogram()->getUnit();
    Calls.push_back({&F, Callee, From, SP->areAllCallsDescribed()});
  }
}

void ForeignFunctionScan::takeKeptCalls(std::vector<CallToKept> &KeptCalls) {
  copy_if(Calls, std::back_inserter(KeptCalls), [this](const CallToKept &C) {
    return !Mix.isForeign(C.Callee->getSubprogram());
  });
}

//===----------------------------------------------------------------------===//
// Kept functions
//===----------------------------------------------------------------------===//

bool KeptFunctionScan::isKept(const DILocalScope *Scope) {
  if (Scopes.contains(Scope))
    return true;
  if (Mix.Sides.sideOf(Scope->getSubprogram()) == Side::Excluded)
    return false;
  Scopes.insert(Scope);
  return true;
}

/// Whether \p InlinedAt, and the calls that it was inlined through, are kept.
bool KeptFunctionScan::areKept(const DILocation *InlinedAt) {
  for (const DILocation *Call = InlinedAt; Call; Call = Call->getInlinedAt()) {
    if (Calls.contains(Call))
      break;
    if (!isKept(Call->getScope()))
      return false;
  }
  Calls.insert(InlinedAt);
  return true;
}

void KeptFunctionScan::visitLocation(DILocation *Loc) {
  // What was not inlined is the function's own.
  if (!Loc || !Loc->getInlinedAt() ||
      (isKept(Loc->getScope()) && areKept(Loc->getInlinedAt())))
    return;
  for (; Loc; Loc = Loc->getInlinedAt())
    if (Mix.Sides.sideOf(*Loc) == Side::Excluded) {
      DILocation *&First = Found[Loc->getScope()->getSubprogram()];
      if (!First || !First->getLine()) // No line: the compiler made it up.
        First = Loc;
    }
}

void KeptFunctionScan::scan(Function &F) {
  const DILocation *Last = nullptr;
  for (Instruction &I : instructions(F)) {
    DILocation *Loc = I.getDebugLoc();
    if (Loc != Last)
      visitLocation(Loc);
    Last = Loc;
  }

  if (!Found.empty()) {
    InlinedForeignScopes Inlined{&F, {}};
    for (auto &[Subprogram, First] : Found) {
      Inlined.Scopes.push_back({Subprogram, First});
      Mix.Foreign.add(Subprogram);
    }
    Mix.InlinedScopes.push_back(std::move(Inlined));
    Found.clear();
  }
}

//===----------------------------------------------------------------------===//
// Calls of foreign functions
//===----------------------------------------------------------------------===//

std::vector<DescribedForeignCalls>
describedForeignCalls(const LanguageMix &Mix, ArrayRef<Function *> Callers,
                      ArrayRef<Function *> Callees) {
  DenseMap<Function *, SmallVector<Function *, 2>> CalleesOf;
  for (Function *Callee : Callees) {
    if (!Mix.isForeign(Callee->getSubprogram()))
      continue;
    for (CallBase *Call : directCallsOf(*Callee)) {
      // All calls of one callee follow each other.
      auto &Called = CalleesOf[Call->getFunction()];
      if (Called.empty() || Called.back() != Callee)
        Called.push_back(Callee);
    }
  }
  std::vector<DescribedForeignCalls> InOrder;
  if (CalleesOf.empty())
    return InOrder;
  for (Function *Caller : Callers)
    if (auto It = CalleesOf.find(Caller);
        It != CalleesOf.end() &&
        Caller->getSubprogram()->areAllCallsDescribed())
      InOrder.push_back({Caller, std::move(It->second)});
  return InOrder;
}

} // namespace langprov
