//===- UnitSides.h - The compile units of a module, by side ------*- C++ -*-==//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// Which units a DWARF consumer will drop ("excluded") and which it will keep.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROVENANCE_ANALYSIS_UNITSIDES_H
#define LANGPROVENANCE_ANALYSIS_UNITSIDES_H

#include "Emission.h"
#include "LangProvenance/Languages.h"
#include "analysis/CheckedReads.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/IR/DebugInfoMetadata.h"
#include "llvm/IR/Module.h"

namespace langprov {

/// The side of a compile unit, or of what belongs to one.
enum class Side {
  /// In no unit, or in one that LLVM does not emit (NoDebug,
  /// DebugDirectivesOnly).
  None,
  Kept,
  Excluded,
};

/// The units of a module that LLVM emits, by side, in `llvm.dbg.cu` order. The
/// pass's own lead unit is on neither side: it is empty.
class UnitSides {
public:
  UnitSides(const llvm::Module &M, const LanguageSet &Excluded);

  llvm::ArrayRef<llvm::DICompileUnit *> kept() const { return Kept; }
  llvm::ArrayRef<llvm::DICompileUnit *> excluded() const { return Excluded; }

  /// Whether the first unit of `llvm.dbg.cu` that LLVM emits is excluded.
  bool excludedLeads() const { return ExcludedLeads; }

  /// Whether the first one is the pass's own lead unit.
  bool leadUnitLeads() const { return LeadUnitLeads; }

  Side sideOf(const llvm::DICompileUnit *Unit) const {
    if (!Unit || !emission::isEmitted(*Unit))
      return Side::None;
    return ExcludedSet.contains(Unit) ? Side::Excluded : Side::Kept;
  }

  /// Whether the language of a kept unit mangles names. C does not.
  bool keptMangles() const { return KeptMangles; }

  /// Whether the compiler of an excluded unit may describe functions that it
  /// only declares. Clang does. rustc does not, unless it also describes calls
  /// (emission::describesCalls), which its functions show.
  bool excludedDeclares() const { return ExcludedDeclares; }

  /// Whether excluded and kept units may include the same headers, so that one
  /// DIFile serves both, as in C and C++.
  bool excludedSharesHeaders() const { return ExcludedSharesHeaders; }

  /// The side of a subprogram *definition*. A declaration has no unit and so no
  /// side of its own.
  Side sideOf(const llvm::DISubprogram *SP) const {
    return SP ? sideOf(SP->getUnit()) : Side::None;
  }

  /// The side of the source position of \p Loc, that is, of its innermost
  /// scope; not of the function that it was inlined into.
  Side sideOf(const llvm::DILocation &Loc) const {
    return sideOf(subprogramOf(Loc));
  }

private:
  llvm::SmallVector<llvm::DICompileUnit *, 8> Kept, Excluded;
  llvm::DenseSet<const llvm::DICompileUnit *> ExcludedSet;
  bool ExcludedLeads = false;
  bool LeadUnitLeads = false;
  bool KeptMangles = false;
  bool ExcludedDeclares = false;
  bool ExcludedSharesHeaders = false;
};

} // namespace langprov

#endif // LANGPROVENANCE_ANALYSIS_UNITSIDES_H
