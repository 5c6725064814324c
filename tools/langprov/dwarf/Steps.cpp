//===- Steps.cpp - Abbreviations compiled for a fast walk -----------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "dwarf/Steps.h"

using namespace llvm;
using namespace llvm::dwarf;

namespace langprov {

StepTable::StepTable(const AbbrevTable &Table,
                     function_ref<bool(uint16_t, uint16_t)> Wants) {
  for (const Abbrev &A : Table.abbrevs()) {
    First.push_back(Steps.size());
    uint32_t Pending = 0; // Bytes to skip before the next step.
    auto Add = [&](Step S) {
      if (Pending)
        Steps.push_back({Step::Skip, 0, 0, Pending});
      Pending = 0;
      Steps.push_back(S);
    };
    ArrayRef<AttrSpec> Specs = Table.specs(A);
    for (uint32_t I = 0; I < Specs.size(); ++I) {
      const AttrSpec &S = Specs[I];
      if (Wants(A.Tag, S.Attr))
        Add({Step::Want, S.Attr, S.Form, 0, I});
      else if (mayLeaveUnit(S.Form) || S.Form == DW_FORM_indirect)
        Add({Step::Reference, S.Attr, S.Form});
      else if (std::optional<unsigned> Size = fixedSize(S.Form, Table.format()))
        Pending += *Size;
      else
        Add({Step::SkipForm, S.Attr, S.Form});
    }
    if (Pending)
      Steps.push_back({Step::Skip, 0, 0, Pending});
  }
  First.push_back(Steps.size());
}

} // namespace langprov
