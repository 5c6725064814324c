//===- ForeignDies.h - Which DIEs of a kept unit are foreign ----*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// The costly half of the audit, for one unit that the scan found suspicious.
///
/// Example: the unit of main.c, which calls Rust's Foo::stat.
///
///     compile_unit main.c (C11)
///       subprogram main
///         call_site -> X
///       namespace lib               seed: C has no namespaces
///         structure_type Foo        below a foreign DIE
///           member s -> P           below a foreign DIE
///       X: subprogram (empty)       seed: its code is in lib.rs's unit
///       P: pointer_type "&str"      seed: C gives pointers no name
///       A: array_type -> u8         built from a foreign type
///       u8: base_type "u8"          seed: C has no such type
///       F: subroutine_type          only foreign DIEs refer to it
///
/// Method:
/// 1. Seeds are DIEs that no kept language of the file can make or name like
///    that (Vocabulary.h), DIEs with a linkage name of Rust, and empty
///    subprograms whose code is in an excluded unit.
/// 2. What is below a foreign DIE is foreign; so is what is built from one (a
///    pointer to a foreign type, a structure with a member of one), and a
///    namespace that holds nothing else.
/// 3. A type that foreign DIEs refer to, and nothing else in the kept units
///    does, is foreign.
///
/// Limit: where the unit's language cannot make a DIE but another kept language
/// of the file can (a C++ namespace in a C unit, with Rust excluded), the DIE
/// is foreign only by rules 1 to 3, or if it is a namespace that has code in
/// excluded units and none in kept ones.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROV_AUDIT_FOREIGNDIES_H
#define LANGPROV_AUDIT_FOREIGNDIES_H

#include "audit/Scan.h"
#include "dwarf/DieTable.h"
#include <map>
#include <set>

namespace langprov {

/// What the verdict on one unit needs to know of the others.
struct PurityContext {
  const ScanContext &Scan;
  /// namespacePath() of those that have code in kept and in excluded units.
  std::set<uint64_t> KeptNamespaces, ForeignNamespaces;
};

struct ForeignDies {
  std::vector<Finding> Roots; ///< Those below no foreign DIE, in order.
  uint64_t Dies = 0;          ///< All.
  uint64_t Empties = 0;       ///< Empty subprograms among them.
  std::map<uint16_t, uint64_t> ByTag;
  std::array<uint64_t, NumCauses> ByCause{};
  /// DIEs that only rule 3 found. If another kept unit refers to one of them it
  /// is not foreign: run again with it in NotForeign.
  std::vector<uint64_t> ReachedOnly;
};

ForeignDies findForeign(const PurityContext &Context, const Unit &U,
                        const UnitScan &Scan,
                        llvm::ArrayRef<uint64_t> ForeignEmpties,
                        const std::set<uint64_t> &NotForeign);

} // namespace langprov

#endif // LANGPROV_AUDIT_FOREIGNDIES_H
