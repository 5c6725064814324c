//===- TextReport.cpp - The audit as plain text ---------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "LangProvenance/Marks.h"
#include "report/Format.h"
#include "report/Reports.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/WithColor.h"

using namespace llvm;

namespace langprov {

static raw_ostream::Colors colorOf(Verdict V) {
  switch (V) {
  case Verdict::Safe:
    return raw_ostream::GREEN;
  case Verdict::Undecided:
    return raw_ostream::YELLOW;
  case Verdict::Broken:
    return raw_ostream::RED;
  }
  llvm_unreachable("no such verdict");
}

static void printColored(raw_ostream &OS, bool Color, Verdict V,
                         StringRef Text) {
  WithColor(OS, colorOf(V), /*Bold=*/true, /*BG=*/false,
            Color ? ColorMode::Enable : ColorMode::Disable)
      << Text;
}

static void printVerdict(raw_ostream &OS, bool Color, StringRef Name,
                         Verdict V) {
  OS << "  " << left_justify(Name, 14);
  printColored(OS, Color, V,
               V == Verdict::Safe        ? "ok"
               : V == Verdict::Undecided ? "undecided"
                                         : "BROKEN");
}

static void printCause(raw_ostream &OS, uint64_t Count, Cause C) {
  OS << "    " << Count << " by " << idOf(C) << ": " << explain(C) << "\n";
}

static void printTally(raw_ostream &OS, const Tally &T) {
  for (unsigned C = 0; C < NumCauses; ++C)
    if (T.ByCause[C])
      printCause(OS, T.ByCause[C], Cause(C));
  for (const auto &[Kind, Count] : T.ByKind)
    OS << "    " << Count << " " << Kind << "\n";
  if (T.Examples.empty())
    return;
  OS << "    examples:\n";
  for (const Example &E : T.Examples)
    printExample(OS, E);
}

/// \p Hint says what an undecided one is.
static void printPromise(raw_ostream &OS, bool Color, StringRef Name,
                         const PromiseResult &P, StringRef What,
                         StringRef Hint) {
  printVerdict(OS, Color, Name, P.verdict());
  if (P.verdict() == Verdict::Safe) {
    OS << ": no " << What << "\n";
    return;
  }
  if (P.Broken.Count) {
    OS << ": " << P.Broken.Count << " " << What << "\n";
    printTally(OS, P.Broken);
  }
  if (P.Undecided.Count) {
    OS << (P.Broken.Count ? "    undecided: " : ": ") << P.Undecided.Count
       << " " << Hint << "\n";
    printTally(OS, P.Undecided);
  }
}

static void printFirstUnit(raw_ostream &OS, bool Color, const FileAudit &A) {
  const UnitResult &U = A.Units.front();
  printVerdict(OS, Color, "first unit", A.FirstUnit.verdict());
  OS << ": " << A.Languages[U.Language].Name << ", " << U.Name;
  if (A.FirstUnit.verdict() == Verdict::Broken) {
    OS << "; pahole merges this file, gives the result that language, and "
          "drops all types\n";
    printCause(OS, 1, Cause::FirstUnit);
    return;
  }
  if (A.FirstUnit.Excluded)
    OS << "; excluded, but pahole does not merge this file";
  OS << "\n";
}

static void printPartial(raw_ostream &OS, bool Color,
                         const PartialUnitsResult &P) {
  if (!P.Count && !P.Shared)
    return;
  printVerdict(OS, Color, "partial units", P.verdict());
  OS << ": " << P.Count;
  if (P.Shared)
    OS << ", " << P.Shared << " imported by kept and by excluded units";
  OS << "\n";
  if (P.Stops)
    OS << "    pahole stops at the DW_TAG_imported_unit in " << P.Stops
       << " of the units, and makes no BTF"
       << (P.Mixed ? "" : ", whatever it filters") << "\n";
  if (P.Mixed && P.TakenForKept)
    OS << "    " << P.TakenForKept
       << " are imported by excluded units alone; pahole does not know that, "
          "and keeps them\n";
}

static void printIncomplete(raw_ostream &OS, const FileAudit &A) {
  for (const Companion &C : A.Companions)
    OS << (C.Found        ? "  also read: "
           : C.OtherBuild ? "  undecided: found only of another build: "
                          : "  undecided: not found: ")
       << (C.What == Companion::Split ? "split units in "
                                      : "supplementary file ")
       << C.Path << "\n";
  if (!A.Unreadable.empty())
    OS << "  undecided: " << A.Unreadable.size()
       << " units or sections that cannot be read\n";
  if (A.NumUnresolved)
    OS << "  undecided: " << A.NumUnresolved
       << " fields whose relocation is not known\n";
  for (const UnresolvedField &F : A.Unresolved)
    OS << "    " << F.Section << "+" << hex(F.Offset) << ": relocation type "
       << F.Type << " " << F.Why << "\n";
  if (A.UnknownCallees)
    OS << "  undecided: " << A.UnknownCallees
       << " empty subprograms whose call target is unknown\n";
}

void printText(raw_ostream &OS, const FileAudit &A, const AuditOptions &Options,
               ColorChoice Choice) {
  bool Color = hasColor(OS, Choice);
  OS << A.Name << ": ";
  printColored(OS, Color, A.verdict(),
               A.verdict() == Verdict::Broken ? "NOT safe to filter"
                                              : "safe to filter");
  OS << (A.verdict() == Verdict::Undecided ? ", as far as it can be decided"
                                           : "")
     << " (excluding " << Options.Exclude.str() << ")\n";
  OS << "  units:";
  bool First = true;
  for (const LanguageResult &L : A.Languages) {
    if (!L.Units) // Only in the supplementary file.
      continue;
    OS << (First ? " " : ", ") << L.Units << " " << L.Name
       << (L.Excluded ? " (excluded)" : "");
    First = false;
  }
  OS << "; " << A.Dies << " DIEs\n";
  printPromise(OS, Color, "pure", A.Pure, "foreign DIEs in kept units",
               "DIEs in kept units look foreign, but nothing in the file "
               "proves it");
  printPromise(OS, Color, "closed", A.Closed,
               "references from kept to excluded units", "");
  printFirstUnit(OS, Color, A);
  printPartial(OS, Color, A.Partial);
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
  printIncomplete(OS, A);
}

} // namespace langprov
