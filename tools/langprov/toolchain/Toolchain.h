//===- Toolchain.h - What is known about a set of tools ---------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// The result of `langprov check-toolchain`. Each stage adds to it, and reports
/// are made from it at the end:
///
///   FindTools     which programs a build would run
///   ReadVersions  what they say they are
///   Judge         whether the versions go together
///   TrialLink     whether they really do
///   KernelRust    why a kernel's configuration has no CONFIG_RUST
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROV_TOOLCHAIN_TOOLCHAIN_H
#define LANGPROV_TOOLCHAIN_TOOLCHAIN_H

#include "toolchain/Version.h"
#include <array>
#include <string>
#include <vector>

namespace langprov {

enum class Role { Clang, Lld, Rustc, Plugin, Pahole, Bindgen };
constexpr unsigned NumRoles = 6;
/// "clang"
llvm::StringRef nameOf(Role R);

/// One program, or the plugin.
struct Tool {
  /// The program and arguments that always follow it: CC may be "ccache clang".
  /// For the plugin, its file. Empty if there is none.
  std::vector<std::string> Command;
  std::string From;    ///< Who named it: "--lld", "LD", "LLVM", "PATH".
  std::string Product; ///< "clang", "GNU ld"; empty if it could not be asked.
  Version Own;
  /// Of the LLVM in it; for bindgen, of the libclang that it uses.
  Version Llvm;
  std::string Remark; ///< "with its own LLVM"

  bool isThere() const { return !Command.empty(); }
};

/// Something that is wrong, or worth knowing, with its cure.
struct Diagnosis {
  bool IsFault; ///< A note otherwise.
  std::string Subject, What, Cure;
};

/// Something that was tried.
struct Trial {
  enum Result { Passed, Failed, Skipped };
  std::string Name;
  Result Outcome;
  std::string Detail;
};
/// "passed"
llvm::StringRef nameOf(Trial::Result R);

/// All that is known.
struct Toolchain {
  std::array<Tool, NumRoles> Tools;
  std::vector<Diagnosis> Findings;
  std::vector<Trial> Trials;

  Tool &operator[](Role R) { return Tools[unsigned(R)]; }
  const Tool &operator[](Role R) const { return Tools[unsigned(R)]; }

  void fault(llvm::StringRef Subject, std::string What, std::string Cure);
  void note(llvm::StringRef Subject, std::string What, std::string Cure = "");
  bool hasFaults() const;
  /// Whether a fault of \p R is known.
  bool hasFaults(Role R) const;
};

} // namespace langprov

#endif // LANGPROV_TOOLCHAIN_TOOLCHAIN_H
