//===- SarifReport.cpp - The audit as SARIF -------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// SARIF 2.1.0 (OASIS), which continuous-integration systems show at the lines
// of the sources. A result that has no line is placed at the audited file.
//
//===----------------------------------------------------------------------===//

#include "report/Format.h"
#include "report/Reports.h"

using namespace llvm;

namespace langprov {

/// Rules besides the causes.
static constexpr struct {
  const char *Id, *Text;
} OtherRules[] = {
    {"partial-units", "pahole cannot filter a file with partial units (dwz)"},
    {"unknown-callee", "the target of a call is unknown"},
    {"unknown-relocation", "the relocation of a field is not known"},
    {"unreadable", "a unit or a section cannot be read"},
    {"missing-file", "a file with a part of the debug info is not found"},
};

namespace {
class SarifPrinter {
public:
  explicit SarifPrinter(raw_ostream &OS) : J(OS, /*IndentSize=*/2) {}

  void print(ArrayRef<FileAudit> Audits);

private:
  void printRules();
  void printFile(const FileAudit &A);
  void printFindings(const FileAudit &A, Promise P, const Tally &T, Verdict V);
  void printResult(const FileAudit &A, StringRef Rule, Verdict V,
                   StringRef Message, StringRef Source = "", uint64_t Line = 0);

  json::OStream J;
};
} // namespace

/// A path as a URI reference: what is no unreserved character is escaped.
static std::string uriOf(StringRef Path) {
  std::string Uri;
  for (unsigned char C : Path)
    if (isAlnum(C) || StringRef("/-._~").contains(C))
      Uri += C;
    else
      Uri += "%" + toHex(ArrayRef<uint8_t>(C));
  return Uri;
}

void SarifPrinter::printResult(const FileAudit &A, StringRef Rule, Verdict V,
                               StringRef Message, StringRef Source,
                               uint64_t Line) {
  J.object([&] {
    J.attribute("ruleId", Rule);
    J.attribute("level", V == Verdict::Broken ? "error" : "note");
    J.attributeObject("message", [&] {
      J.attribute("text", utf8((A.Name + ": " + Message).str()));
    });
    J.attributeArray("locations", [&] {
      J.object([&] {
        J.attributeObject("physicalLocation", [&] {
          J.attributeObject("artifactLocation", [&] {
            J.attribute("uri", uriOf(Source.empty() ? A.Name : Source));
          });
          if (Line)
            J.attributeObject("region",
                              [&] { J.attribute("startLine", int64_t(Line)); });
        });
      });
    });
  });
}

void SarifPrinter::printFindings(const FileAudit &A, Promise P, const Tally &T,
                                 Verdict V) {
  for (const Example &E : T.Examples) {
    std::string Text = (idOf(P) + " is " + idOf(V) + ": " + E.Tag).str();
    if (!E.Name.empty())
      Text += " '" + E.Name + "'";
    Text += " in " + E.Unit;
    if (!E.Function.empty())
      Text += ", function " + E.Function;
    if (!E.Attr.empty())
      Text += ": " + E.Attr + " refers to " + E.TargetTag + " '" +
              E.TargetName + "' in " + E.TargetUnit;
    printResult(A, idOf(E.Why), V, Text + ": " + explain(E.Why).str(), E.File,
                E.Line);
  }
}

void SarifPrinter::printFile(const FileAudit &A) {
  printFindings(A, Promise::Pure, A.Pure.Broken, Verdict::Broken);
  printFindings(A, Promise::Pure, A.Pure.Undecided, Verdict::Undecided);
  printFindings(A, Promise::Closed, A.Closed.Broken, Verdict::Broken);
  if (A.FirstUnit.verdict() == Verdict::Broken)
    printResult(A, idOf(Cause::FirstUnit), Verdict::Broken,
                explain(Cause::FirstUnit));
  if (A.Partial.verdict() == Verdict::Broken)
    printResult(A, "partial-units", Verdict::Broken, OtherRules[0].Text);
  if (A.UnknownCallees)
    printResult(A, "unknown-callee", Verdict::Undecided,
                utostr(A.UnknownCallees) +
                    " empty subprograms whose call target is unknown");
  for (const UnresolvedField &F : A.Unresolved)
    printResult(A, "unknown-relocation", Verdict::Undecided,
                F.Section + "+" + hex(F.Offset) + ": relocation type " +
                    utostr(F.Type) + " " + F.Why);
  for (const std::string &Text : A.Unreadable)
    printResult(A, "unreadable", Verdict::Undecided, Text);
  for (const Companion &C : A.Companions)
    if (!C.Found)
      printResult(A, "missing-file", Verdict::Undecided, C.Path);
}

void SarifPrinter::printRules() {
  auto Rule = [&](StringRef Id, StringRef Text) {
    J.object([&] {
      J.attribute("id", Id);
      J.attributeObject("shortDescription", [&] { J.attribute("text", Text); });
    });
  };
  J.attributeArray("rules", [&] {
    for (unsigned C = 0; C < NumCauses; ++C)
      Rule(idOf(Cause(C)), explain(Cause(C)));
    for (const auto &R : OtherRules)
      Rule(R.Id, R.Text);
  });
}

void SarifPrinter::print(ArrayRef<FileAudit> Audits) {
  J.object([&] {
    J.attribute("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    J.attribute("version", "2.1.0");
    J.attributeArray("runs", [&] {
      J.object([&] {
        J.attributeObject("tool", [&] {
          J.attributeObject("driver", [&] {
            J.attribute("name", "langprov");
            J.attribute("version", LANGPROV_VERSION);
            printRules();
          });
        });
        J.attributeArray("results", [&] {
          for (const FileAudit &A : Audits)
            printFile(A);
        });
      });
    });
  });
}

void printSarif(raw_ostream &OS, ArrayRef<FileAudit> Audits) {
  SarifPrinter(OS).print(Audits);
  OS << "\n";
}

} // namespace langprov
