//===- FunctionScan.cpp - The boundary, function by function --------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "analysis/FunctionScan.h"
#include "analysis/CallableFunctions.h"
#include "llvm/IR/DebugProgramInstruction.h"
#include "llvm/IR/InstIterator.h"

using namespace llvm;

namespace langprov {

//===----------------------------------------------------------------------===//
// Calls
//===----------------------------------------------------------------------===//

void collectDescribedCallees(Function &Caller, const UnitSides &Sides,
                             std::vector<CallToKept> &Calls) {
  bool Described = emission::describesCalls(Caller.getSubprogram());
  SmallDenseSet<std::pair<Function *, DICompileUnit *>, 8> Seen;
  for (Instruction &I : instructions(Caller))
    for (Use &U : I.operands()) {
      auto *Callee = dyn_cast<Function>(U->stripPointerCasts());
      if (!Callee || !subprogramOf(*Callee) || isPassedOn(U))
        continue;
      const DILocation *Loc = I.getDebugLoc();
      DISubprogram *From = Loc ? subprogramOf(*Loc) : Caller.getSubprogram();
      DICompileUnit *Unit =
          Sides.sideOf(From) == Side::Kept ? From->getUnit() : nullptr;
      if (Seen.insert({Callee, Unit}).second)
        Calls.push_back({&Caller, Callee, Unit, Described});
    }
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
      if (Sides.sideOf(*Loc) == Side::Excluded)
        Graph.add(LastScope);
    }
    const DILocation *InlinedAt = Loc->getInlinedAt();
    if (!InlinedAt || InlinedAt == LastInlinedAt ||
        !SeenInlinedAt.insert(InlinedAt).second)
      return;
    LastInlinedAt = InlinedAt;
  }
}

void ForeignFunctionScan::scan(Function &F) {
  Graph.add(F.getSubprogram());
  for (Instruction &I : instructions(F)) {
    for (DbgRecord &Record : I.getDbgRecordRange()) {
      const DILocation *Loc = Record.getDebugLoc();
      visitLocation(Loc);
      if (Loc && Sides.sideOf(*Loc) == Side::Excluded)
        Graph.add(entityOf(Record));
    }
    visitLocation(I.getDebugLoc());
  }
}

//===----------------------------------------------------------------------===//
// Kept functions
//===----------------------------------------------------------------------===//

bool KeptFunctionScan::isKept(const DILocalScope *Scope) {
  if (Scopes.contains(Scope))
    return true;
  if (Sides.sideOf(subprogramOf(Scope)) == Side::Excluded)
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
  // A location that was not inlined belongs to the function itself.
  if (!Loc || !Loc->getInlinedAt() ||
      (isKept(Loc->getScope()) && areKept(Loc->getInlinedAt())))
    return;
  for (; Loc; Loc = Loc->getInlinedAt())
    if (Sides.sideOf(*Loc) == Side::Excluded) {
      DILocation *&First = Found[subprogramOf(*Loc)];
      if (!First || !First->getLine()) // No line: the compiler made it up.
        First = Loc;
    }
}

std::optional<InlinedForeignScopes> KeptFunctionScan::scan(Function &F) {
  Found.clear();
  const DILocation *Last = nullptr;
  for (Instruction &I : instructions(F)) {
    DILocation *Loc = I.getDebugLoc();
    if (Loc != Last)
      visitLocation(Loc);
    Last = Loc;
  }
  if (Found.empty())
    return std::nullopt;

  InlinedForeignScopes Inlined{&F, {}};
  for (auto &[Subprogram, First] : Found) {
    Inlined.Scopes.push_back({Subprogram, First});
    Graph.add(Subprogram);
  }
  return Inlined;
}

} // namespace langprov
