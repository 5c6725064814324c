//===- Purity.h - Which DIEs of a kept unit are foreign ---------*- C++ -*-===//
///
/// \file
/// The costly half of the audit, for units that the scan found suspicious.
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
///       A: array_type -> u8         made of a foreign type
///       u8: base_type "u8"          seed: C has no such type
///       F: subroutine_type          only foreign DIEs refer to it
///
/// 1. Seeds: what no kept language of the file can say or call like that
///    (Vocabulary.h), Rust's linkage names, empty subprograms whose code is in
///    an excluded unit.
/// 2. What stands below a foreign DIE, what is made of one (a pointer to a
///    foreign type, a structure with a member of it), and namespaces that hold
///    nothing else, are foreign too.
/// 3. Types that foreign DIEs reach, and nothing else of the kept units does.
///
/// Where the unit's language could not say a DIE, but another kept language of
/// the file could (a C++ namespace in a C unit, Rust excluded), only evidence
/// of 1 and 2 or a namespace that only foreign code lives in makes it foreign.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROV_AUDIT_PURITY_H
#define LANGPROV_AUDIT_PURITY_H

#include "audit/Scan.h"
#include "dwarf/DieTable.h"
#include <map>
#include <set>

namespace langprov {

/// What a unit's verdict needs besides the unit.
struct PurityContext {
  const ScanContext &Scan;
  std::set<uint64_t> KeptNamespaces, ForeignNamespaces; ///< Hashes of paths.
};

struct ForeignDies {
  std::vector<Finding> Roots; ///< Those with no foreign DIE above; in order.
  uint64_t Dies = 0;          ///< All.
  uint64_t Empties = 0;       ///< Empty subprograms among them.
  std::map<uint16_t, uint64_t> ByTag;
  std::array<uint64_t, NumCauses> ByCause{};
  /// DIEs that step 3 alone found. If a kept unit elsewhere refers to one it is
  /// no foreign DIE: pass it in the next round's NotForeign.
  std::vector<uint64_t> ReachedOnly;
};

ForeignDies findForeign(const PurityContext &Context, const Unit &U,
                        const UnitScan &Scan,
                        llvm::ArrayRef<uint64_t> ForeignEmpties,
                        const std::set<uint64_t> &NotForeign);

} // namespace langprov

#endif // LANGPROV_AUDIT_PURITY_H
