//===- UnitsCommand.cpp - langprov units ----------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "commands/CommandOptions.h"
#include "elf/InputFiles.h"
#include "report/Reports.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Format.h"

using namespace llvm;

namespace langprov {

static cl::SubCommand Sub("units", "List the units with their languages");

static cl::list<std::string> Files(cl::Positional, cl::OneOrMore,
                                   cl::desc("FILE..."), cl::sub(Sub),
                                   cl::cat(category()));
enum class SortKey { Offset, Language, Producer, Name, Size, Dies, References };
static cl::opt<SortKey> Sort(
    "sort", cl::desc("Order of the list (default: offset)"),
    cl::values(clEnumValN(SortKey::Offset, "offset", "as in the file"),
               clEnumValN(SortKey::Language, "language", "by language"),
               clEnumValN(SortKey::Producer, "producer", "by producer"),
               clEnumValN(SortKey::Name, "name", "by name"),
               clEnumValN(SortKey::Size, "size", "largest first"),
               clEnumValN(SortKey::Dies, "dies", "most DIEs first"),
               clEnumValN(SortKey::References, "refs",
                          "most references to and from other languages first")),
    cl::init(SortKey::Offset), cl::sub(Sub), cl::cat(category()));
static cl::opt<bool> Reverse("reverse", cl::desc("Reverse the order"),
                             cl::sub(Sub), cl::cat(category()));
static ReportOptions Report(Sub);

/// References to and from other languages.
static uint64_t foreignRefs(const UnitResult &U) {
  uint64_t Sum = 0;
  for (const auto *Counts : {&U.RefsTo, &U.RefsFrom})
    for (auto [Language, Count] : *Counts)
      Sum += Language == U.Language ? 0 : Count;
  return Sum;
}

static void sortUnits(FileAudit &A) {
  auto By = [&](auto Key) {
    llvm::stable_sort(A.Units, [&](const UnitResult &L, const UnitResult &R) {
      return Key(L) < Key(R);
    });
  };
  switch (Sort) {
  case SortKey::Offset:
    break;
  case SortKey::Language:
    By([&](const UnitResult &U) { return A.Languages[U.Language].Name; });
    break;
  case SortKey::Producer:
    By([](const UnitResult &U) { return U.Producer; });
    break;
  case SortKey::Name:
    By([](const UnitResult &U) { return U.Name; });
    break;
  case SortKey::Size:
    By([](const UnitResult &U) { return ~U.Bytes; });
    break;
  case SortKey::Dies:
    By([](const UnitResult &U) { return ~U.Dies; });
    break;
  case SortKey::References:
    By([](const UnitResult &U) { return ~foreignRefs(U); });
    break;
  }
  if (Reverse)
    std::reverse(A.Units.begin(), A.Units.end());
}

static std::string counts(const FileAudit &A, const UnitResult &U,
                          const std::map<uint16_t, uint64_t> &Counts) {
  std::string Text;
  for (auto [Language, Count] : Counts)
    if (Language != U.Language)
      Text += (Text.empty() ? "" : ",") + A.Languages[Language].Name + ":" +
              utostr(Count);
  return Text.empty() ? "-" : Text;
}

static StringRef origin(DwarfFile::Origin From) {
  switch (From) {
  case DwarfFile::Origin::File:
    return "";
  case DwarfFile::Origin::Split:
    return "(split unit) ";
  case DwarfFile::Origin::Supplementary:
    return "(supplementary) ";
  }
  llvm_unreachable("no such origin");
}

static void print(raw_ostream &OS, const FileAudit &A) {
  OS << A.Name << ": " << count_if(A.Units, [](const UnitResult &U) {
    return U.From == DwarfFile::Origin::File;
  }) << " units\n";
  OS << "      offset language        bytes     DIEs refs to          refs "
        "from        name [producer]\n";
  for (const UnitResult &U : A.Units)
    OS << format("  0x%08llx ", (unsigned long long)U.Offset)
       << left_justify(A.Languages[U.Language].Name, 10)
       << format(" %10llu %8llu ", (unsigned long long)U.Bytes,
                 (unsigned long long)U.Dies)
       << left_justify(counts(A, U, U.RefsTo), 16) << " "
       << left_justify(counts(A, U, U.RefsFrom), 16) << " "
       << (U.IsType ? "(type unit) " : "") << origin(U.From) << U.Name << " ["
       << U.Producer << "]\n";
}

static int run() {
  std::vector<FileAudit> Audits;
  Error Errors = Error::success();
  std::vector<std::string> Skipped;
  auto List = [&](ElfObject &Object) -> Error {
    auto Dwarf = DwarfFile::create(Object);
    if (!Dwarf)
      return Dwarf.takeError();
    AuditOptions Options;
    Options.MaxExamples = 0;
    Audits.push_back(audit(**Dwarf, Options));
    sortUnits(Audits.back());
    return Error::success();
  };
  for (const std::string &Path : Files)
    Errors = joinErrors(std::move(Errors), forEachObject(Path, List, Skipped));
  Errors = joinErrors(std::move(Errors), unreadable(Audits));
  noteSkipped(Skipped);
  Errors = joinErrors(std::move(Errors), Report.write([&](auto &OS) {
    if (Report.format() == ReportFormat::Json)
      return printUnitsJson(OS, Audits);
    for (const FileAudit &A : Audits)
      print(OS, A);
  }));
  return Errors ? fail(std::move(Errors)) : int(ExitHolds);
}

Command UnitsCommand{Sub, run};

} // namespace langprov
