//===- ToolchainReport.cpp - What check-toolchain found -------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "report/ToolchainReport.h"
#include "report/Format.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace langprov {

/// "1.96.0, LLVM 22.1.8 with its own LLVM"
static std::string versionOf(Role R, const Tool &T) {
  std::string Text = T.Own.isKnown() ? T.Own.str() : "of unknown version";
  if (!T.Product.empty() && T.Product != nameOf(R) &&
      T.Product != "LangProvenance")
    Text = T.Product + " " + Text;
  std::string Llvm =
      R == Role::Plugin ? std::to_string(T.Llvm.Major) : T.Llvm.str();
  if (T.Llvm.isKnown() && (R != Role::Clang && R != Role::Lld))
    Text += (R == Role::Plugin    ? " for LLVM "
             : R == Role::Bindgen ? ", libclang "
                                  : ", LLVM ") +
            Llvm;
  return T.Remark.empty() ? Text : Text + ", " + T.Remark;
}

static void print(raw_ostream &OS, const Diagnosis &F) {
  OS << (F.IsFault ? "  FAULT " : "  note ") << F.Subject << ": " << F.What;
  if (!F.Cure.empty())
    OS << "; cure: " << F.Cure;
  OS << "\n";
}

void printText(raw_ostream &OS, const Toolchain &Tools) {
  OS << "toolchain: "
     << (Tools.hasFaults() ? "does NOT work together" : "works together")
     << "\n";
  for (unsigned I = 0; I < NumRoles; ++I) {
    const Tool &T = Tools.Tools[I];
    OS << "  " << left_justify(nameOf(Role(I)), 8);
    if (T.isThere())
      OS << versionOf(Role(I), T) << ": " << join(T.Command, " ") << " ("
         << T.From << ")\n";
    else
      OS << "none\n";
  }
  for (const Trial &T : Tools.Trials)
    OS << "  " << left_justify(nameOf(T.Outcome), 8) << T.Name << ": "
       << T.Detail << "\n";
  for (bool IsFault : {true, false})
    for (const Diagnosis &F : Tools.Findings)
      if (F.IsFault == IsFault)
        print(OS, F);
}

static void print(json::OStream &J, const Tool &T, Role R) {
  J.object([&] {
    J.attribute("tool", nameOf(R));
    J.attribute("command", utf8(join(T.Command, " ")));
    J.attribute("from", utf8(T.From));
    J.attribute("product", T.Product);
    J.attribute("version", T.Own.isKnown() ? T.Own.str() : "");
    J.attribute("llvm", !T.Llvm.isKnown()   ? ""
                        : R == Role::Plugin ? std::to_string(T.Llvm.Major)
                                            : T.Llvm.str());
    J.attribute("remark", utf8(T.Remark));
  });
}

void printJson(raw_ostream &OS, const Toolchain &Tools) {
  json::OStream J(OS, 1);
  J.object([&] {
    J.attribute("schema", "langprov-check-toolchain");
    J.attribute("version", 1);
    J.attribute("holds", !Tools.hasFaults());
    J.attributeArray("tools", [&] {
      for (unsigned I = 0; I < NumRoles; ++I)
        if (Tools.Tools[I].isThere())
          print(J, Tools.Tools[I], Role(I));
    });
    J.attributeArray("trials", [&] {
      for (const Trial &T : Tools.Trials)
        J.object([&] {
          J.attribute("name", T.Name);
          J.attribute("result", nameOf(T.Outcome));
          J.attribute("detail", utf8(T.Detail));
        });
    });
    J.attributeArray("findings", [&] {
      for (const Diagnosis &F : Tools.Findings)
        J.object([&] {
          J.attribute("fault", F.IsFault);
          J.attribute("subject", utf8(F.Subject));
          J.attribute("what", utf8(F.What));
          J.attribute("cure", utf8(F.Cure));
        });
    });
  });
  OS << "\n";
}

} // namespace langprov
