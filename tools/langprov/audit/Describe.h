//===- Describe.h - A finding, in words -------------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef LANGPROV_AUDIT_DESCRIBE_H
#define LANGPROV_AUDIT_DESCRIBE_H

#include "audit/FileAudit.h"
#include "dwarf/DieTable.h"
#include "dwarf/LineFiles.h"

namespace langprov {

/// Looks up names, functions and lines. It keeps the tables of the unit asked
/// for last, so ask in the order of the units.
class Describer {
public:
  explicit Describer(const DwarfFile &File) : File(File) {}

  Example describe(const Finding &F);

private:
  struct UnitView {
    UnitView(const DwarfFile &File, const Unit &U);
    DieTable Table;
    LineFiles Lines;
    /// The offset of a callee and the node of a call of it, sorted.
    std::vector<std::pair<uint64_t, uint32_t>> Calls;
  };

  UnitView &view(const Unit &U, std::unique_ptr<UnitView> &Cached);
  void place(const UnitView &V, uint32_t Node, Example &E) const;

  const DwarfFile &File;
  std::unique_ptr<UnitView> Here, There;
};

} // namespace langprov

#endif // LANGPROV_AUDIT_DESCRIBE_H
