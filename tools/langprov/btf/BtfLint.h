//===- BtfLint.h - What BTF's consumers say to a BTF ------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef LANGPROV_BTF_BTFLINT_H
#define LANGPROV_BTF_BTFLINT_H

#include "btf/Btf.h"
#include <iterator>
#include <vector>

namespace langprov {

enum class BtfFault : uint8_t {
#define BTF_FAULT(Name, Id, Explanation, Group) Name,
#include "btf/BtfFaults.def"
};
constexpr BtfFault BtfFaults[] = {
#define BTF_FAULT(Name, Id, Explanation, Group) BtfFault::Name,
#include "btf/BtfFaults.def"
};
llvm::StringRef idOf(BtfFault F);
llvm::StringRef explain(BtfFault F);

/// Whether consumers live with it. Two files of a C program may each have a
/// type of one name, and kernels do: perf_aux_event, dma_chan.
bool isRemark(BtfFault F);

struct BtfComplaint {
  BtfFault Fault;
  uint32_t Id; ///< 0: the BTF as a whole.
  std::string Kind, Name, Detail;
};

/// All complaints but NotC and those of functions, in the order of the types.
std::vector<BtfComplaint> lint(const Btf &B);

} // namespace langprov

#endif // LANGPROV_BTF_BTFLINT_H
