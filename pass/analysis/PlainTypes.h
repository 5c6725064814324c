//===- PlainTypes.h - Types of a unit that fit any language -----*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// A variable of a foreign function that was inlined into a kept one cannot
/// keep its type, which belongs to the foreign unit. But an integer, a floating
/// point number or an address can be shown with a type of the kept unit that
/// has the same form.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROVENANCE_ANALYSIS_PLAINTYPES_H
#define LANGPROVENANCE_ANALYSIS_PLAINTYPES_H

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/IR/DebugInfoMetadata.h"

namespace langprov {

/// The base types of a unit and its `void *`. Only types for which LLVM makes
/// DIEs without the foreign variables too are in it: a variable that gets one
/// of them adds no type to the unit.
class PlainTypes {
public:
  /// Adds the types that the DIE of \p SP, the definition of a function with
  /// code, needs: what it returns, and its own variables (DwarfUnit::
  /// applySubprogramAttributes, DwarfDebug::collectEntityInfo; LLVM 19 to 22),
  /// and what those refer to.
  void collectFrom(const llvm::DISubprogram &SP);

  /// The type of the unit that \p Foreign has the form of: a number of the same
  /// kind and size, `void *` for a pointer or reference. Null if there is none.
  llvm::DIType *like(const llvm::Metadata *Foreign) const;

private:
  /// A DW_ATE_* code, of which the codes for characters are those of numbers,
  /// or 0 for an address; and the size in bits.
  using Form = std::pair<unsigned, uint64_t>;

  static std::optional<Form> formOf(const llvm::DIBasicType &Type);
  void add(const llvm::Metadata *Type);
  void addBasic(const llvm::DIBasicType &Type);

  llvm::DenseMap<Form, llvm::DIType *> Types;
  llvm::DenseSet<const llvm::Metadata *> Seen;
};

} // namespace langprov

#endif // LANGPROVENANCE_ANALYSIS_PLAINTYPES_H
