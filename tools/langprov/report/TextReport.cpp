//===- TextReport.cpp - The audit for a terminal --------------------------===//

#include "report/Reports.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/WithColor.h"

using namespace llvm;

namespace langprov {

static std::string hex(uint64_t N) { return "0x" + utohexstr(N, true); }

static void printVerdict(raw_ostream &OS, StringRef Name, bool Holds) {
  OS << "  " << left_justify(Name, 12);
  WithColor(OS, Holds ? raw_ostream::GREEN : raw_ostream::RED, /*Bold=*/true,
            /*BG=*/false, ColorMode::Auto)
      << (Holds ? "ok" : "BROKEN");
}

static void printExample(raw_ostream &OS, const Example &E) {
  OS << "      " << hex(E.Die) << " " << E.Tag;
  if (!E.Name.empty())
    OS << " '" << E.Name << "'";
  OS << " in " << E.Unit;
  if (!E.Function.empty())
    OS << ", function " << E.Function;
  if (!E.File.empty())
    OS << ", " << E.File << ":" << E.Line;
  OS << "\n";
  if (!E.Attr.empty()) {
    OS << "        " << E.Attr << " -> " << hex(E.Target) << " " << E.TargetTag;
    if (!E.TargetName.empty())
      OS << " '" << E.TargetName << "'";
    OS << " in " << E.TargetUnit << "\n";
  }
  OS << "        cause: " << explain(E.Why) << "\n";
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
      OS << "    " << P.ByCause[C] << " by " << idOf(Cause(C)) << ": "
         << explain(Cause(C)) << "\n";
  for (const auto &[Kind, Count] : P.ByKind)
    OS << "    " << Count << " " << Kind << "\n";
  if (P.Examples.empty())
    return;
  OS << "    examples:\n";
  for (const Example &E : P.Examples)
    printExample(OS, E);
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
  const UnitResult &U = A.Units.front();
  printVerdict(OS, "first unit", A.firstUnitHolds());
  OS << ": " << A.Languages[U.Language].Name << ", " << U.Name;
  if (!A.firstUnitHolds())
    OS << "; pahole merges this file, gives the result that language, and "
          "drops all types";
  else if (A.FirstExcluded)
    OS << "; excluded, but pahole does not merge this file";
  OS << "\n";
  if (A.StandIns)
    OS << "  allowed: " << A.StandIns
       << " stand-ins for inlined foreign functions\n";
  if (A.Tagged)
    OS << "  allowed: " << A.Tagged << " DIEs annotated 'lang-provenance'\n";
  if (A.KeptEmpties)
    OS << "  allowed: " << A.KeptEmpties
       << " empty subprograms for calls between kept functions (LLVM issue "
          "#106422)\n";
  if (A.Undecided)
    OS << "  undecided: " << A.Undecided
       << " empty subprograms whose callee could not be told\n";
}

} // namespace langprov
