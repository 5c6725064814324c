//===- DirectCalls.h - Who calls a function ----------------------*- C++ -*-==//

#ifndef LANGPROVENANCE_ANALYSIS_DIRECTCALLS_H
#define LANGPROVENANCE_ANALYSIS_DIRECTCALLS_H

#include "llvm/ADT/SmallVector.h"
#include "llvm/IR/Function.h"
#include "llvm/IR/InstrTypes.h"

namespace langprov {

/// The instructions that call \p F itself; not those that pass it on.
inline llvm::SmallVector<llvm::CallBase *, 8>
directCallsOf(const llvm::Function &F) {
  llvm::SmallVector<llvm::CallBase *, 8> Calls;
  for (const llvm::Use &U : F.uses())
    if (auto *Call = llvm::dyn_cast<llvm::CallBase>(U.getUser());
        Call && Call->isCallee(&U))
      Calls.push_back(Call);
  return Calls;
}

} // namespace langprov

#endif // LANGPROVENANCE_ANALYSIS_DIRECTCALLS_H
