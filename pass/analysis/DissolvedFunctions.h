//===- DissolvedFunctions.h - Kept functions that LTO removed ---*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// declared-callee. A kept function that foreign code calls can be inlined
/// there, folded to nothing and deleted, with the kept functions that it calls.
/// Blocks and inlined functions of a kept function can fold away because a
/// foreign function that it calls is known. Their types are then in no unit,
/// although they would be if the excluded language were outside of LTO: nothing
/// would be known of foreign code, and what it calls would have to stay.
///
/// By the end of the pipeline no trace of such functions remains, so
/// NoteDissolvablePass records them before inlining. Noted are
///
///   - kept functions that use foreign functions or foreign global variables,
///     directly or through constants, for what they do with their results;
///   - the callers of these, up to any height, as long as a callee may be
///     inlined or all of its callers are known;
///   - kept functions that LTO may delete or specialise (local ones, once
///     symbols are internalised) and that foreign code or a noted function
///     uses, directly or through constants: callees and callbacks.
///
/// Noted are also kept functions that read a global variable with local linkage
/// which foreign code refers to, or which a noted function writes or passes on.
/// Such a function can fold wherever it is, since LTO knows all that is stored.
///
/// The note is named metadata. It names the unit that types belong to, and the
/// scopes that the function has DIEs for: what had been inlined into it, its
/// blocks in which code is left, itself if it may be inlined, and variables
/// that only debug records name. Functions that a noted one only declares are
/// listed too, since its calls described them:
///
///   !lang-provenance.dissolvable = !{!1, !2}
///   !1 = !{!outer, !unit, !{!inlined_into_outer, !block_of_outer, !outer}}
///   !2 = !{!only_declared, !unit, !{}}
///
/// A block without code has no DIE, whatever is known of foreign code, unless
/// its function is inlined: then all blocks have (emission::collectBlockTypes).
///
/// Limits: the callers of an exported function that is too large to be inlined
/// are noted only if it uses foreign code itself, although what it returns, or
/// that it does not return, may be known further up. A pointer that a noted
/// function loads is not followed to what it may write. Functions that ThinLTO
/// imported are followed but not noted: the module that they come from keeps
/// them.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROVENANCE_ANALYSIS_DISSOLVEDFUNCTIONS_H
#define LANGPROVENANCE_ANALYSIS_DISSOLVEDFUNCTIONS_H

#include "Options.h"
#include "analysis/UnitSides.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/IR/PassManager.h"

namespace langprov {

/// Records the kept functions that can dissolve. Changes no code.
class NoteDissolvablePass : public llvm::PassInfoMixin<NoteDissolvablePass> {
public:
  explicit NoteDissolvablePass(LanguageSet Excluded)
      : Excluded(std::move(Excluded)) {}
  llvm::PreservedAnalyses run(llvm::Module &M, llvm::ModuleAnalysisManager &);
  void printPipeline(llvm::raw_ostream &OS,
                     llvm::function_ref<llvm::StringRef(llvm::StringRef)>);
  static bool isRequired() { return true; }

private:
  LanguageSet Excluded;
};

/// A subprogram whose types may have gone.
struct DissolvedFunction {
  const llvm::DISubprogram *SP;
  llvm::DICompileUnit *Unit; ///< The kept unit that its types belong to.
  /// It still describes a function with a body. What it lacks can only be
  /// variables of blocks that were folded, and those that it does not retain.
  bool HasBody;
  /// It was inlined, or could have been before it went.
  bool AllBlocks;
  const llvm::MDTuple *Scopes; ///< What was noted with it.
  /// Its variables that only debug records named.
  llvm::SetVector<const llvm::DILocalVariable *> Unretained;
};

/// What NoteDissolvablePass noted in \p M. \p Bodies are the subprograms that
/// describe a function with a body now. Entries that are not as this file
/// writes them are passed over.
llvm::SmallVector<DissolvedFunction, 4>
dissolvedFunctions(const llvm::Module &M, const UnitSides &Sides,
                   const llvm::DenseSet<const llvm::DISubprogram *> &Bodies);

/// Removes the note from \p M.
void forgetDissolvable(llvm::Module &M);

} // namespace langprov

#endif // LANGPROVENANCE_ANALYSIS_DISSOLVEDFUNCTIONS_H
