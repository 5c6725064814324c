//===- RetainDeclared.h - Types that only declarations name ------*- C++ -*-==//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// declared-callee, in pre-link compiles (`clang -c -flto -fpass-plugin=`).
///
/// A type that only the declaration of a called function names has a DIE
/// because the call is described. LTO loses it in three ways. It links the
/// declaration with the definition, which another language may have written in
/// other types. Of two declarations it keeps one, which may have no
/// description. And a module flag of another language, RtLibUseGOT, can make
/// calls indirect. All of this happens before a plugin of the linker runs.
///
/// So the types are retained in the unit before the link. The units are marked
/// (named metadata), so that the link can report those that were compiled
/// without the plugin.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROVENANCE_PRELINK_RETAINDECLARED_H
#define LANGPROVENANCE_PRELINK_RETAINDECLARED_H

#include "LangProvenance/Languages.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/IR/DebugInfoMetadata.h"
#include "llvm/IR/PassManager.h"

namespace langprov {

/// Retains in each kept unit the types that are named by functions which it
/// calls but only declares. A module that holds excluded units already is left
/// to the pass at the end of the link.
class RetainDeclaredPass : public llvm::PassInfoMixin<RetainDeclaredPass> {
public:
  explicit RetainDeclaredPass(LanguageSet Excluded)
      : Excluded(std::move(Excluded)) {}
  llvm::PreservedAnalyses run(llvm::Module &M, llvm::ModuleAnalysisManager &);
  void printPipeline(llvm::raw_ostream &OS,
                     llvm::function_ref<llvm::StringRef(llvm::StringRef)>);
  static bool isRequired() { return true; }

private:
  LanguageSet Excluded;
};

/// The units of \p M that RetainDeclaredPass has marked.
llvm::DenseSet<const llvm::MDNode *> unitsWithDeclared(const llvm::Module &M);

/// Removes the marks from \p M.
void forgetDeclared(llvm::Module &M);

} // namespace langprov

#endif // LANGPROVENANCE_PRELINK_RETAINDECLARED_H
