//===- ScopeMover.h - Takes foreign scopes out of kept functions -*- C++ -*-==//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef LANGPROVENANCE_APPLY_SCOPEMOVER_H
#define LANGPROVENANCE_APPLY_SCOPEMOVER_H

#include "Options.h"
#include "analysis/CheckedReads.h"
#include "apply/Applied.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/IR/DebugInfoMetadata.h"
#include "llvm/IR/Function.h"

namespace langprov {

/// Rebuilds the locations of kept functions so that none lies in, or was
/// inlined through, a foreign scope. Use one object for all functions of a
/// module, so that a foreign subprogram has one stand-in for each kept unit.
class ScopeMover {
public:
  /// \p Foreign are the excluded units. \p Tag says whether stand-ins get an
  /// annotation. Changes are counted in \p Done.
  ScopeMover(const llvm::DenseSet<const llvm::DICompileUnit *> &Foreign,
             InlinedScopes How, bool Tag, Applied &Done)
      : Foreign(Foreign), How(How), Tag(Tag), Done(Done) {}

  void run(llvm::Function &F);

private:
  void moveLoop(llvm::MDNode &Loop);
  llvm::DILocation *move(llvm::DILocation *Loc);
  llvm::DILocation *moveCall(llvm::DILocation *InlinedAt);
  llvm::DILocation *rebuild(llvm::DILocation *Loc, llvm::DILocation *InlinedAt);
  llvm::DILocalScope *standInFor(llvm::DILocalScope *Scope);
  llvm::DISubprogram *standInFor(llvm::DISubprogram *SP);
  void hide(llvm::DbgRecord &Record);
  llvm::DILocalVariable *hidden(const llvm::DILocalVariable &Variable,
                                const llvm::DILocation *InlinedAt,
                                llvm::DILexicalBlock *Block);
  bool isForeign(const llvm::DILocation *Loc) const {
    if (!Loc)
      return false;
    const llvm::DISubprogram *SP = subprogramOf(*Loc);
    return SP && Foreign.contains(SP->getUnit());
  }

  const llvm::DenseSet<const llvm::DICompileUnit *> &Foreign;
  const InlinedScopes How;
  const bool Tag;
  Applied &Done;
  llvm::DICompileUnit *Unit = nullptr; ///< Of the function at hand.
  llvm::DenseMap<std::pair<llvm::DICompileUnit *, llvm::DISubprogram *>,
                 llvm::DISubprogram *>
      StandIns;
  /// Blocks without instructions, one for each subprogram.
  llvm::DenseMap<llvm::DISubprogram *, llvm::DILexicalBlock *> HiddenBlocks;
  /// For the current function: what replaces a foreign variable of an inlined
  /// call.
  llvm::DenseMap<
      std::pair<const llvm::DILocalVariable *, const llvm::DILocation *>,
      llvm::DILocalVariable *>
      HiddenVariables;
  /// For the current function: the calls that were inlined, and what replaces
  /// them.
  llvm::DenseMap<llvm::DILocation *, llvm::DILocation *> Calls;
};

} // namespace langprov

#endif // LANGPROVENANCE_APPLY_SCOPEMOVER_H
