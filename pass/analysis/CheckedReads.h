//===- CheckedReads.h - Reads that trust only the verifier ------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// LLVM's verifier does not check all debug info. A block may be its own scope,
/// a typedef its own type, and the file of a block another node. The accessors
/// of LLVM do not end, or are undefined, on such nodes; use these instead.
/// Found by test/fuzz, with LLVM 22.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROVENANCE_ANALYSIS_CHECKEDREADS_H
#define LANGPROVENANCE_ANALYSIS_CHECKEDREADS_H

#include "llvm/IR/DebugInfoMetadata.h"
#include "llvm/IR/Function.h"
#include "llvm/IR/LLVMContext.h"

namespace langprov {

/// Detects that a chain of nodes is a cycle (Brent's algorithm: a node is
/// remembered at each power of two steps).
class CycleGuard {
public:
  /// Whether the chain, which goes on at \p N, has been there before.
  bool closesAt(const llvm::MDNode *N) {
    if (N == Remembered)
      return true;
    if (++Steps == Power) {
      Remembered = N;
      Power *= 2;
    }
    return false;
  }

private:
  const llvm::MDNode *Remembered = nullptr;
  uint64_t Steps = 0, Power = 1;
};

/// The subprogram that \p Scope is in; null if it is in none, or if blocks form
/// a cycle. The verifier does not look at what only a variable is in.
inline llvm::DISubprogram *subprogramOf(const llvm::DILocalScope *Scope) {
  CycleGuard Guard;
  while (auto *Block =
             llvm::dyn_cast_or_null<llvm::DILexicalBlockBase>(Scope)) {
    if (Guard.closesAt(Block))
      return nullptr;
    Scope = llvm::dyn_cast_or_null<llvm::DILocalScope>(Block->getRawScope());
  }
  return const_cast<llvm::DISubprogram *>(
      llvm::dyn_cast_or_null<llvm::DISubprogram>(Scope));
}

inline llvm::DISubprogram *subprogramOf(const llvm::DILocation &Loc) {
  return subprogramOf(Loc.getScope());
}

/// The subprogram that describes \p F; null if there is none. The verifier does
/// not check that of a function without a body.
inline llvm::DISubprogram *subprogramOf(const llvm::Function &F) {
  return llvm::dyn_cast_or_null<llvm::DISubprogram>(
      F.getMetadata(llvm::LLVMContext::MD_dbg));
}

/// The scope around \p Scope; null if there is none (DIScope::getScope, which
/// asserts that it is one).
inline const llvm::DIScope *scopeAround(const llvm::DIScope &Scope) {
  const llvm::Metadata *Around = nullptr;
  if (auto *Type = llvm::dyn_cast<llvm::DIType>(&Scope))
    Around = Type->getRawScope();
  else if (auto *SP = llvm::dyn_cast<llvm::DISubprogram>(&Scope))
    Around = SP->getRawScope();
  else if (auto *Block = llvm::dyn_cast<llvm::DILexicalBlockBase>(&Scope))
    Around = Block->getRawScope();
  else if (auto *Namespace = llvm::dyn_cast<llvm::DINamespace>(&Scope))
    Around = Namespace->getRawScope();
  else if (auto *Common = llvm::dyn_cast<llvm::DICommonBlock>(&Scope))
    Around = Common->getRawScope();
  else if (auto *Module = llvm::dyn_cast<llvm::DIModule>(&Scope))
    Around = Module->getRawScope();
  return llvm::dyn_cast_or_null<llvm::DIScope>(Around);
}

/// The file of \p Scope; null if that is not a file.
inline llvm::DIFile *fileOf(const llvm::DIScope &Scope) {
  return llvm::dyn_cast_or_null<llvm::DIFile>(Scope.getRawFile());
}

/// The annotations of \p N, a subprogram or a composite type; null if those are
/// no list.
template <typename NodeT> const llvm::MDTuple *annotationsOf(const NodeT &N) {
  return llvm::dyn_cast_or_null<llvm::MDTuple>(N.getRawAnnotations());
}

/// The size in bits of the type of \p Variable, if that has one.
inline std::optional<uint64_t> sizeOf(const llvm::DIVariable &Variable) {
  CycleGuard Guard;
  const llvm::Metadata *Type = Variable.getRawType();
  while (auto *Derived = llvm::dyn_cast_or_null<llvm::DIDerivedType>(Type)) {
    if (Derived->getSizeInBits() || Guard.closesAt(Derived))
      break;
    Type = Derived->getRawBaseType();
  }
  auto *Sized = llvm::dyn_cast_or_null<llvm::DIType>(Type);
  if (!Sized || !Sized->getSizeInBits())
    return std::nullopt;
  return Sized->getSizeInBits();
}

} // namespace langprov

#endif // LANGPROVENANCE_ANALYSIS_CHECKEDREADS_H
