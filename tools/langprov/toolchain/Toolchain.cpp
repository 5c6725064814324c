//===- Toolchain.cpp - What is known about a set of tools -----------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "toolchain/Toolchain.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace langprov {

StringRef nameOf(Role R) {
  static constexpr StringRef Names[NumRoles] = {"clang",  "lld",    "rustc",
                                                "plugin", "pahole", "bindgen"};
  return Names[unsigned(R)];
}

StringRef nameOf(Trial::Result R) {
  switch (R) {
  case Trial::Passed:
    return "passed";
  case Trial::Failed:
    return "failed";
  case Trial::Skipped:
    return "skipped";
  }
  llvm_unreachable("no such result");
}

void Toolchain::fault(StringRef Subject, std::string What, std::string Cure) {
  Findings.push_back(
      {/*IsFault=*/true, Subject.str(), std::move(What), std::move(Cure)});
}

void Toolchain::note(StringRef Subject, std::string What, std::string Cure) {
  Findings.push_back(
      {/*IsFault=*/false, Subject.str(), std::move(What), std::move(Cure)});
}

bool Toolchain::hasFaults() const {
  return any_of(Findings, [](const Diagnosis &F) { return F.IsFault; });
}

bool Toolchain::hasFaults(Role R) const {
  return any_of(Findings, [&](const Diagnosis &F) {
    return F.IsFault && F.Subject == nameOf(R);
  });
}

} // namespace langprov
