//===- JsonReport.cpp - The audit as JSON ---------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "report/Format.h"
#include "report/Reports.h"

using namespace llvm;

namespace langprov {

static void print(json::OStream &J, const Example &E) {
  J.object([&] {
    J.attribute("cause", idOf(E.Why));
    J.attribute("section", utf8(E.Section));
    J.attribute("die", int64_t(E.Die));
    J.attribute("tag", E.Tag);
    J.attribute("name", utf8(E.Name));
    J.attribute("unit", utf8(E.Unit));
    J.attribute("language", E.UnitLanguage);
    J.attribute("function", utf8(E.Function));
    J.attribute("file", utf8(E.File));
    J.attribute("line", int64_t(E.Line));
    if (E.Attr.empty())
      return;
    J.attribute("attribute", E.Attr);
    J.attributeObject("target", [&] {
      J.attribute("die", int64_t(E.Target));
      J.attribute("tag", E.TargetTag);
      J.attribute("name", utf8(E.TargetName));
      J.attribute("unit", utf8(E.TargetUnit));
    });
  });
}

static void print(json::OStream &J, const Tally &T) {
  J.attribute("findings", int64_t(T.Findings));
  J.attributeObject("by_cause", [&] {
    for (unsigned C = 0; C < NumCauses; ++C)
      if (T.ByCause[C])
        J.attribute(idOf(Cause(C)), int64_t(T.ByCause[C]));
  });
  J.attributeObject("by_kind", [&] {
    for (const auto &[Kind, Count] : T.ByKind)
      J.attribute(Kind, int64_t(Count));
  });
  J.attributeArray("examples", [&] {
    for (const Example &E : T.Examples)
      print(J, E);
  });
}

/// Both say the same of a verdict; `holds` came first.
static void print(json::OStream &J, Verdict V) {
  J.attribute("holds", V != Verdict::Broken);
  J.attribute("verdict", idOf(V));
}

static void print(json::OStream &J, StringRef Key, const PromiseResult &P) {
  J.attributeObject(Key, [&] {
    print(J, P.verdict());
    J.attribute("breaks", int64_t(P.Broken.Count));
    print(J, P.Broken);
    J.attributeObject("undecided", [&] {
      J.attribute("count", int64_t(P.Undecided.Count));
      print(J, P.Undecided);
    });
  });
}

static void printUnits(json::OStream &J, const FileAudit &A) {
  auto Counts = [&](StringRef Key, const std::map<uint16_t, uint64_t> &ByLang) {
    J.attributeObject(Key, [&] {
      for (auto [Language, Count] : ByLang)
        J.attribute(A.Languages[Language].Name, int64_t(Count));
    });
  };
  J.attributeArray("units", [&] {
    for (const UnitResult &U : A.Units)
      J.object([&] {
        J.attribute("name", utf8(U.Name));
        J.attribute("language", A.Languages[U.Language].Name);
        J.attribute("producer", utf8(U.Producer));
        J.attribute("type_unit", U.IsType);
        J.attribute("from", U.From == DwarfFile::Origin::File ? "file"
                            : U.From == DwarfFile::Origin::Split
                                ? "split"
                                : "supplementary");
        J.attribute("offset", int64_t(U.Offset));
        J.attribute("bytes", int64_t(U.Bytes));
        J.attribute("dies", int64_t(U.Dies));
        Counts("references_to", U.RefsTo);
        Counts("references_from", U.RefsFrom);
      });
  });
}

static void print(json::OStream &J, const FileAudit &A, bool WithUnits) {
  J.object([&] {
    J.attribute("file", utf8(A.Name));
    print(J, A.verdict());
    J.attribute("dies", int64_t(A.Dies));
    J.attributeArray("languages", [&] {
      for (const LanguageResult &L : A.Languages)
        J.object([&] {
          J.attribute("name", L.Name);
          J.attribute("excluded", L.Excluded);
          J.attribute("units", int64_t(L.Units));
          J.attribute("dies", int64_t(L.Dies));
          J.attribute("bytes", int64_t(L.Bytes));
          J.attributeObject("references_to", [&] {
            for (size_t To = 0; To < L.RefsTo.size(); ++To)
              if (L.RefsTo[To])
                J.attribute(A.Languages[To].Name, int64_t(L.RefsTo[To]));
          });
        });
    });
    print(J, idOf(Promise::Pure), A.Pure);
    print(J, idOf(Promise::Closed), A.Closed);
    J.attributeObject(idOf(Promise::FirstUnit), [&] {
      const UnitResult &U = A.Units.front();
      print(J, A.FirstUnit.verdict());
      J.attributeObject("by_cause", [&] {
        if (A.FirstUnit.verdict() == Verdict::Broken)
          J.attribute(idOf(Cause::FirstUnit), 1);
      });
      J.attribute("language", A.Languages[U.Language].Name);
      J.attribute("unit", utf8(U.Name));
      J.attribute("excluded", A.FirstUnit.Excluded);
      J.attribute("merged", A.FirstUnit.Merged);
    });
    J.attributeObject(idOf(Promise::PartialUnits), [&] {
      print(J, A.Partial.verdict());
      J.attribute("count", int64_t(A.Partial.Count));
      J.attribute("shared", int64_t(A.Partial.Shared));
      J.attribute("stop_pahole", int64_t(A.Partial.Stops));
      J.attribute("taken_for_kept", int64_t(A.Partial.TakenForKept));
    });
    J.attributeArray("companions", [&] {
      for (const Companion &C : A.Companions)
        J.object([&] {
          J.attribute("kind",
                      C.What == Companion::Split ? "split" : "supplementary");
          J.attribute("path", utf8(C.Path));
          J.attribute("found", C.Found);
        });
    });
    J.attributeArray("unreadable", [&] {
      for (const std::string &Text : A.Unreadable)
        J.value(utf8(Text));
    });
    J.attributeObject("unresolved", [&] {
      J.attribute("count", int64_t(A.NumUnresolved));
      J.attributeArray("examples", [&] {
        for (const UnresolvedField &F : A.Unresolved)
          J.object([&] {
            J.attribute("section", utf8(F.Section));
            J.attribute("offset", int64_t(F.Offset));
            J.attribute("relocation_type", int64_t(F.Type));
            J.attribute("why", F.Why);
          });
      });
    });
    J.attributeObject("allowed", [&] {
      J.attribute("stand_ins", int64_t(A.StandIns));
      J.attribute("annotated", int64_t(A.Tagged));
      J.attribute("kept_empty_subprograms", int64_t(A.KeptEmpties));
      J.attribute("undecided_empty_subprograms", int64_t(A.UnknownCallees));
    });
    if (WithUnits)
      printUnits(J, A);
  });
}

void printJson(raw_ostream &OS, ArrayRef<FileAudit> Audits,
               const AuditOptions &Options, bool WithUnits) {
  json::OStream J(OS, /*IndentSize=*/2);
  J.object([&] {
    J.attribute("schema", "langprov-audit");
    J.attribute("version", 2);
    J.attribute("exclude", Options.Exclude.str());
    J.attributeArray("files", [&] {
      for (const FileAudit &A : Audits)
        print(J, A, WithUnits);
    });
  });
  OS << "\n";
}

void printUnitsJson(raw_ostream &OS, ArrayRef<FileAudit> Audits) {
  json::OStream J(OS, /*IndentSize=*/2);
  J.object([&] {
    J.attribute("schema", "langprov-units");
    J.attribute("version", 1);
    J.attributeArray("files", [&] {
      for (const FileAudit &A : Audits)
        J.object([&] {
          J.attribute("file", utf8(A.Name));
          printUnits(J, A);
        });
    });
  });
  OS << "\n";
}

} // namespace langprov
