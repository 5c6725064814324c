//===- CallableFunctions.cpp - Callers, also later ones -------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "analysis/CallableFunctions.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/GlobalVariable.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/IntrinsicInst.h"

using namespace llvm;

namespace langprov {

SmallVector<CallBase *, 8> directCallsOf(const Function &F) {
  SmallVector<CallBase *, 8> Calls;
  for (const Use &U : F.uses())
    if (auto *Call = dyn_cast<CallBase>(U.getUser());
        Call && Call->isCallee(&U))
      Calls.push_back(Call);
  return Calls;
}

bool isPassedOn(const Use &U) {
  if (isa<ReturnInst>(U.getUser()))
    return true;
  // An intrinsic may return its argument, as llvm.expect does.
  auto *Call = dyn_cast<CallBase>(U.getUser());
  return Call && !Call->isCallee(&U) && !isa<IntrinsicInst>(Call);
}

/// Whether a use of \p C counts as a use of its operands: it is an expression,
/// an aggregate, or a table that is never written.
static bool isTransparent(const Constant &C) {
  if (auto *Table = dyn_cast<GlobalVariable>(&C))
    return Table->isConstant() && Table->hasDefinitiveInitializer();
  return !isa<GlobalValue>(C);
}

CallersMap callersOf(ArrayRef<Function *> Callees) {
  CallersMap Callers;
  SmallPtrSet<const Constant *, 32> Seen;
  SmallVector<const Constant *, 8> Work;
  for (Function *Callee : Callees) {
    Work.push_back(Callee);
    while (!Work.empty())
      for (const Use &U : Work.pop_back_val()->uses()) {
        if (auto *I = dyn_cast<Instruction>(U.getUser())) {
          if (isPassedOn(U))
            continue;
          // All uses of one callee are visited in a row.
          auto &Called = Callers[const_cast<Function *>(I->getFunction())];
          if (Called.empty() || Called.back() != Callee)
            Called.push_back(Callee);
        } else if (auto *C = dyn_cast<Constant>(U.getUser());
                   C && isTransparent(*C) && Seen.insert(C).second) {
          Work.push_back(C);
        }
      }
  }
  return Callers;
}

void UsedGlobals::visit(Value *V, function_ref<void(GlobalObject &)> Visit) {
  SmallVector<Constant *, 8> Work;
  auto Add = [&](Value *Op) {
    if (auto *C = dyn_cast<Constant>(Op); C && Seen.insert(C).second)
      Work.push_back(C);
  };
  Add(V);
  while (!Work.empty()) {
    Constant *C = Work.pop_back_val();
    if (auto *G = dyn_cast<GlobalObject>(C))
      Visit(*G);
    // The operands of a function are its personality and the like.
    if (isa<Function>(C))
      continue;
    for (Value *Op : C->operands())
      Add(Op);
  }
}

} // namespace langprov
