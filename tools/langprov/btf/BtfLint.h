//===- BtfLint.h - Would BTF's consumers take this one ----------*- C++ -*-===//

#ifndef LANGPROV_BTF_BTFLINT_H
#define LANGPROV_BTF_BTFLINT_H

#include "btf/Btf.h"
#include <vector>

namespace langprov {

enum class BtfFault : uint8_t {
  BadName,  ///< No C identifier; the kernel rejects the whole BTF.
  Foreign,  ///< A type that C cannot have made.
  Conflict, ///< One of several structs or unions of a name, bodies differ.
  Decayed,  ///< Became void where a twin of the same name did not.
  NotC,     ///< The header that bpftool makes of it does not compile.
};
constexpr unsigned NumBtfFaults = 5;
llvm::StringRef idOf(BtfFault F);
llvm::StringRef explain(BtfFault F);

struct BtfComplaint {
  BtfFault Fault;
  uint32_t Id; ///< 0: the BTF as a whole.
  std::string Kind, Name, Detail;
};

/// All complaints but NotC, in the order of the types.
std::vector<BtfComplaint> lint(const Btf &B);

/// Makes a header of the BTF in \p Path with bpftool and compiles it. An error
/// means that this could not be tried.
llvm::Error compileHeader(llvm::StringRef Path, llvm::StringRef BasePath,
                          llvm::StringRef Bpftool, llvm::StringRef Clang,
                          std::vector<BtfComplaint> &Complaints);

} // namespace langprov

#endif // LANGPROV_BTF_BTFLINT_H
