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
/// 1. Seeds are empty subprograms whose code is in an excluded unit, and DIEs
///    that no kept language of the file is known to make or name like that
///    (Vocabulary.h). The first are evidence. The others are hints, unless an
///    excluded unit has the same (Evidence.h).
/// 2. What is below a foreign DIE is foreign; so is what is built from one (a
///    pointer to a foreign type, a structure with a member of one), and a
///    namespace that holds nothing else.
/// 3. A type that foreign DIEs refer to, and nothing else in the kept units
///    does, is foreign.
/// 4. All of that is done twice: with the seeds that are evidence, and with
///    all. What only the second finds is undecided.
///
/// Limit: where the unit's language cannot make a DIE but another kept language
/// of the file can (a C++ namespace in a C unit, with Rust excluded), the DIE
/// is foreign only by rules 1 to 3, or if it is a namespace that has code in
/// excluded units and none in kept ones.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROV_AUDIT_FOREIGNDIES_H
#define LANGPROV_AUDIT_FOREIGNDIES_H

#include "audit/Evidence.h"
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
  const Evidence *Known = nullptr; ///< Set if there is a unit to look at.
};

struct ForeignDies {
  /// Of the DIEs of one verdict.
  struct Tally {
    uint64_t Dies = 0;
    std::map<uint16_t, uint64_t> ByTag;
    std::array<uint64_t, NumCauses> ByCause{};
  };
  Tally Broken, Undecided;
  uint64_t Empties = 0;       ///< Empty subprograms among both.
  std::vector<Finding> Roots; ///< Those below no other of them, in order.
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
