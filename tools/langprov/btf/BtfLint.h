//===- BtfLint.h - What BTF's consumers say to a BTF ------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef LANGPROV_BTF_BTFLINT_H
#define LANGPROV_BTF_BTFLINT_H

#include "btf/Btf.h"
#include <vector>

namespace langprov {

enum class BtfFault : uint8_t {
  BadName,  ///< Not a C identifier; the kernel rejects the whole BTF.
  Foreign,  ///< A type that no C compiler makes.
  Conflict, ///< Two structs or unions of one name have different bodies.
  Decayed,  ///< Is void where a type of the same name is not.
  NotC,     ///< The header that bpftool makes of it does not compile.
  // Of functions of excluded languages: abi/FunctionLint.h.
  UnknownAbi,    ///< What the function takes is not known.
  LostArgument,  ///< The prototype does not cover all of its registers.
  LostResult,    ///< It returns in two registers.
  SharedAddress, ///< Another function has the same address.
  NoFunction,    ///< No symbol, or more than one, has the name.
  ExtraArgument, ///< The prototype covers more registers.
};
constexpr unsigned NumBtfFaults = 11;
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
