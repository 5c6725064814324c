//===- CompareCommand.cpp - langprov compare ------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "btf/BtfCompare.h"
#include "commands/CommandOptions.h"
#include "report/Format.h"
#include "llvm/ADT/STLExtras.h"
#include <optional>

using namespace llvm;

namespace langprov {

static cl::SubCommand Sub("compare",
                          "Check whether two BTFs are equal, type for type");

static cl::opt<std::string> BaseFile(cl::Positional, cl::Required,
                                     cl::desc("BASE"), cl::sub(Sub),
                                     cl::cat(category()));
static cl::opt<std::string> OtherFile(cl::Positional, cl::Required,
                                      cl::desc("OTHER"), cl::sub(Sub),
                                      cl::cat(category()));
static cl::opt<std::string>
    BaseBtf("base-btf", cl::value_desc("file"),
            cl::desc("The base of both, if they are split BTF"), cl::sub(Sub),
            cl::cat(category()));
static cl::opt<std::string>
    OtherBaseBtf("other-base-btf", cl::value_desc("file"),
                 cl::desc("The base of OTHER, if it is not the same"),
                 cl::sub(Sub), cl::cat(category()));
static cl::opt<bool> NoFunctions(
    "no-functions",
    cl::desc("Do not compare functions, which depend on what was inlined"),
    cl::sub(Sub), cl::cat(category()));
static cl::opt<bool> AllowAdded("allow-added",
                                cl::desc("Ignore what OTHER has in addition"),
                                cl::sub(Sub), cl::cat(category()));
static ReportOptions Report(Sub);

static uint64_t count(ArrayRef<BtfDifference> List, Difference What) {
  return count_if(List, [&](const BtfDifference &D) { return D.What == What; });
}

static bool holds(ArrayRef<BtfDifference> List) {
  return none_of(List, [](const BtfDifference &D) {
    return D.What != Difference::Added || !AllowAdded;
  });
}

static void printText(raw_ostream &OS, StringRef What, const uint64_t Num[2],
                      ArrayRef<BtfDifference> List) {
  OS << What << ": " << Num[0] << " and " << Num[1];
  for (unsigned D = 0; D < NumDifferences; ++D)
    OS << ", " << count(List, Difference(D)) << " " << idOf(Difference(D));
  OS << "\n";
  for (unsigned Kind = 0; Kind < NumDifferences; ++Kind)
    for (const BtfDifference &D : List) {
      if (D.What != Difference(Kind))
        continue;
      OS << "  " << idOf(D.What) << ": " << D.Kind << " " << D.Name << "\n";
      for (const BtfDifference::Detail &L : D.Details)
        OS << "    old: " << (L.Old.empty() ? "(none)" : L.Old) << "\n"
           << "    new: " << (L.New.empty() ? "(none)" : L.New) << "\n";
    }
}

static void printJson(json::OStream &J, StringRef Key, const uint64_t Num[2],
                      ArrayRef<BtfDifference> List) {
  J.attributeObject(Key, [&] {
    J.attribute("base", int64_t(Num[0]));
    J.attribute("other", int64_t(Num[1]));
    for (unsigned Kind = 0; Kind < NumDifferences; ++Kind)
      J.attributeArray(idOf(Difference(Kind)), [&] {
        for (const BtfDifference &D : List)
          if (D.What == Difference(Kind))
            J.object([&] {
              J.attribute("kind", D.Kind);
              J.attribute("name", utf8(D.Name));
              J.attributeArray("details", [&] {
                for (const BtfDifference::Detail &L : D.Details)
                  J.object([&] {
                    J.attribute("old", utf8(L.Old));
                    J.attribute("new", utf8(L.New));
                  });
              });
            });
      });
  });
}

static int run() {
  std::optional<Btf> Bases[2];
  for (auto [Path, Base] :
       {std::pair(&BaseBtf, &Bases[0]), std::pair(&OtherBaseBtf, &Bases[1])}) {
    if (Path->empty())
      continue;
    Expected<Btf> Loaded = Btf::load(*Path);
    if (!Loaded)
      return fail(Loaded.takeError());
    *Base = std::move(*Loaded);
  }
  const Btf *BaseOf[2] = {Bases[0] ? &*Bases[0] : nullptr, Bases[1] ? &*Bases[1]
                                                           : Bases[0]
                                                               ? &*Bases[0]
                                                               : nullptr};
  Expected<Btf> Base = Btf::load(BaseFile, BaseOf[0]);
  if (!Base)
    return fail(Base.takeError());
  Expected<Btf> Other = Btf::load(OtherFile, BaseOf[1]);
  if (!Other)
    return fail(Other.takeError());

  BtfComparison C = compare(*Base, *Other);
  if (NoFunctions)
    C.Functions.clear();
  bool Holds = holds(C.Types) && holds(C.Functions);
  Error Written = Report.write([&](raw_ostream &OS) {
    if (Report.format() == ReportFormat::Json) {
      json::OStream J(OS, /*IndentSize=*/2);
      J.object([&] {
        J.attribute("schema", "langprov-compare");
        J.attribute("version", 1);
        J.attribute("holds", Holds);
        printJson(J, "types", C.NumTypes, C.Types);
        printJson(J, "functions", C.NumFunctions, C.Functions);
      });
      OS << "\n";
      return;
    }
    printText(OS, "types", C.NumTypes, C.Types);
    if (!NoFunctions)
      printText(OS, "functions", C.NumFunctions, C.Functions);
    OS << (Holds ? "equal\n" : "NOT equal\n");
  });
  if (Written)
    return fail(std::move(Written));
  return Holds ? ExitHolds : ExitBroken;
}

Command CompareCommand{Sub, run};

} // namespace langprov
