//===- TextReport.cpp - The audit as plain text ---------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "LangProvenance/Marks.h"
#include "report/Format.h"
#include "report/Reports.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/WithColor.h"

using namespace llvm;

namespace langprov {

static void printVerdict(raw_ostream &OS, StringRef Name, bool Holds) {
  OS << "  " << left_justify(Name, 12);
  WithColor(OS, Holds ? raw_ostream::GREEN : raw_ostream::RED, /*Bold=*/true,
            /*BG=*/false, ColorMode::Auto)
      << (Holds ? "ok" : "BROKEN");
}

static void printCause(raw_ostream &OS, uint64_t Count, Cause C) {
  OS << "    " << Count << " by " << idOf(C) << ": " << explain(C) << "\n";
}

static void printPromise(raw_ostream &OS, StringRef Name,
                         const PromiseResult &P, StringRef What) {
  printVerdict(OS, Name, P.holds());
  if (P.holds()) {
    OS << ": no " << What << "\n";
    return;
  }
  OS << ": " << P.Breaks << " " << What << "\n";
  for (unsigned C = 0; C < NumCauses; ++C)
    if (P.ByCause[C])
      printCause(OS, P.ByCause[C], Cause(C));
  for (const auto &[Kind, Count] : P.ByKind)
    OS << "    " << Count << " " << Kind << "\n";
  if (P.Examples.empty())
    return;
  OS << "    examples:\n";
  for (const Example &E : P.Examples)
    printExample(OS, E);
}

static void printFirstUnit(raw_ostream &OS, const FileAudit &A) {
  const UnitResult &U = A.Units.front();
  printVerdict(OS, "first unit", A.FirstUnit.holds());
  OS << ": " << A.Languages[U.Language].Name << ", " << U.Name;
  if (!A.FirstUnit.holds()) {
    OS << "; pahole merges this file, gives the result that language, and "
          "drops all types\n";
    printCause(OS, 1, Cause::FirstUnit);
    return;
  }
  if (A.FirstUnit.Excluded)
    OS << "; excluded, but pahole does not merge this file";
  OS << "\n";
}

void printText(raw_ostream &OS, const FileAudit &A,
               const AuditOptions &Options) {
  OS << A.Name << ": ";
  WithColor(OS, A.holds() ? raw_ostream::GREEN : raw_ostream::RED,
            /*Bold=*/true, /*BG=*/false, ColorMode::Auto)
      << (A.holds() ? "safe to filter" : "NOT safe to filter");
  OS << " (excluding " << Options.Exclude.str() << ")\n";
  OS << "  units:";
  bool First = true;
  for (const LanguageResult &L : A.Languages) {
    OS << (First ? " " : ", ") << L.Units << " " << L.Name
       << (L.Excluded ? " (excluded)" : "");
    First = false;
  }
  OS << "; " << A.Dies << " DIEs\n";
  printPromise(OS, "pure", A.Pure, "foreign DIEs in kept units");
  printPromise(OS, "closed", A.Closed,
               "references from kept to excluded units");
  printFirstUnit(OS, A);
  if (A.StandIns)
    OS << "  allowed: " << A.StandIns
       << " stand-ins for inlined foreign functions\n";
  if (A.Tagged)
    OS << "  allowed: " << A.Tagged << " DIEs annotated '" << AnnotationName
       << "'\n";
  if (A.KeptEmpties)
    OS << "  allowed: " << A.KeptEmpties
       << " empty subprograms for calls between kept functions (LLVM issue "
          "#106422)\n";
  if (A.Undecided)
    OS << "  undecided: " << A.Undecided
       << " empty subprograms whose call target is unknown\n";
}

} // namespace langprov
