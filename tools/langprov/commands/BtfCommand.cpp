//===- BtfCommand.cpp - langprov btf --------------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "abi/FunctionLint.h"
#include "btf/BtfHeader.h"
#include "btf/BtfLint.h"
#include "commands/CommandOptions.h"
#include "elf/InputFiles.h"
#include "report/Format.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/BinaryFormat/Dwarf.h"
#include "llvm/Support/LineIterator.h"
#include <array>
#include <optional>

using namespace llvm;

namespace langprov {

static cl::SubCommand Sub("btf", "Check whether BTF's consumers accept a BTF");

static cl::opt<std::string> File(cl::Positional, cl::Required, cl::desc("FILE"),
                                 cl::sub(Sub), cl::cat(category()));
static cl::opt<std::string>
    BaseBtf("base-btf", cl::value_desc("file"),
            cl::desc("The base of FILE, if that is split BTF"), cl::sub(Sub),
            cl::cat(category()));
static cl::opt<std::string>
    Bpftool("bpftool", cl::value_desc("path"),
            cl::desc("The bpftool that makes the header"), cl::sub(Sub),
            cl::cat(category()));
static cl::opt<std::string>
    Clang("clang", cl::value_desc("path"),
          cl::desc("The clang that compiles the header"), cl::sub(Sub),
          cl::cat(category()));
static cl::opt<bool>
    NoCompile("no-compile",
              cl::desc("Do not check whether the header compiles"),
              cl::sub(Sub), cl::cat(category()));
static cl::list<BtfFault> Allow("allow", cl::CommaSeparated,
                                cl::desc("Faults and remarks to ignore"),
                                cl::ValuesClass({
#define BTF_FAULT(Name, Id, Explanation, Group)                                \
  clEnumValN(BtfFault::Name, Id, Group),
#include "btf/BtfFaults.def"
                                }),
                                cl::sub(Sub), cl::cat(category()));
static cl::opt<bool>
    Functions("functions",
              cl::desc("Check functions of excluded languages against DWARF "
                       "and symbols"),
              cl::sub(Sub), cl::cat(category()));
static ExcludeOption Exclude(Sub, "With --functions: whose functions");
static cl::opt<std::string>
    Suppressions("suppressions", cl::value_desc("file"),
                 cl::desc("Names of types to say nothing of, one in each line"),
                 cl::sub(Sub), cl::cat(category()));
static cl::opt<bool> Strict("strict",
                            cl::desc("Exit with 3 if there are only remarks"),
                            cl::sub(Sub), cl::cat(category()));
static ReportOptions Report(Sub);

/// Takes out the complaints about types that --suppressions names.
static Error suppress(std::vector<BtfComplaint> &Complaints) {
  if (Suppressions.empty())
    return Error::success();
  auto Buffer = MemoryBuffer::getFile(Suppressions, /*IsText=*/true);
  if (!Buffer)
    return createStringError(Suppressions + ": " + Buffer.getError().message());
  StringSet<> Names;
  for (line_iterator Line(**Buffer, /*SkipBlanks=*/true, '#');
       !Line.is_at_end(); ++Line)
    Names.insert(Line->trim());
  llvm::erase_if(Complaints, [&](const BtfComplaint &C) {
    return C.Id && Names.contains(C.Name);
  });
  return Error::success();
}

static std::array<uint64_t, std::size(BtfFaults)>
countByFault(ArrayRef<BtfComplaint> Complaints) {
  std::array<uint64_t, std::size(BtfFaults)> Counts{};
  for (const BtfComplaint &C : Complaints)
    ++Counts[unsigned(C.Fault)];
  return Counts;
}

static bool isAllowed(BtfFault F) { return is_contained(Allow, F); }

static bool holds(ArrayRef<BtfComplaint> Complaints) {
  return all_of(Complaints, [](const BtfComplaint &C) {
    return isRemark(C.Fault) || isAllowed(C.Fault);
  });
}

static StringRef noteOf(BtfFault F) {
  return isAllowed(F) ? " (allowed)" : isRemark(F) ? " (remark)" : "";
}

static void printText(raw_ostream &OS, const Btf &B,
                      ArrayRef<BtfComplaint> Complaints) {
  OS << File << ": " << B.endId() - B.firstId() << " types, "
     << (holds(Complaints) ? "fit for use\n" : "NOT fit for use\n");
  auto Counts = countByFault(Complaints);
  for (BtfFault F : BtfFaults)
    if (uint64_t Count = Counts[unsigned(F)])
      OS << "  " << Count << " " << idOf(F) << ": " << explain(F) << noteOf(F)
         << "\n";
  for (const BtfComplaint &C : Complaints) {
    OS << "    " << idOf(C.Fault);
    if (C.Id)
      OS << " [" << C.Id << "] " << C.Kind << " '" << C.Name << "'";
    OS << ": " << C.Detail << "\n";
  }
}

static void printJson(raw_ostream &OS, const Btf &B,
                      ArrayRef<BtfComplaint> Complaints) {
  json::OStream J(OS, /*IndentSize=*/2);
  J.object([&] {
    J.attribute("schema", "langprov-btf");
    J.attribute("version", 1);
    J.attribute("file", utf8(File));
    J.attribute("holds", holds(Complaints));
    J.attribute("types", int64_t(B.endId() - B.firstId()));
    auto Counts = countByFault(Complaints);
    J.attributeObject("by_fault", [&] {
      for (BtfFault F : BtfFaults)
        J.attribute(idOf(F), int64_t(Counts[unsigned(F)]));
    });
    J.attributeArray("complaints", [&] {
      for (const BtfComplaint &C : Complaints)
        J.object([&] {
          J.attribute("fault", idOf(C.Fault));
          J.attribute("remark", isRemark(C.Fault));
          J.attribute("id", int64_t(C.Id));
          J.attribute("kind", C.Kind);
          J.attribute("name", utf8(C.Name));
          J.attribute("detail", utf8(C.Detail));
        });
    });
  });
  OS << "\n";
}

/// Adds what --functions finds.
static Error checkFunctions(const Btf &B,
                            std::vector<BtfComplaint> &Complaints) {
  Expected<LanguageSet> Languages = Exclude.languages();
  if (!Languages)
    return Languages.takeError();
  bool WithRust = Languages->contains(dwarf::DW_LANG_Rust);
  // They are meant to be there, so their names are no fault.
  if (WithRust)
    llvm::erase_if(Complaints, [](const BtfComplaint &C) {
      return C.Fault == BtfFault::Foreign && C.Kind == "func";
    });
  std::vector<std::string> Skipped;
  return forEachObject(
      File,
      [&](ElfObject &Object) -> Error {
        auto Dwarf = DwarfFile::create(Object);
        if (!Dwarf)
          return Dwarf.takeError();
        auto Described = FunctionTable::read(**Dwarf, *Languages);
        if (!Described)
          return Described.takeError();
        auto Symbols = FunctionSymbols::read(Object);
        if (!Symbols)
          return Symbols.takeError();
        append_range(Complaints,
                     lintFunctions(B, {*Described, *Symbols, Object.machine(),
                                       WithRust}));
        return Error::success();
      },
      Skipped);
}

static int run() {
  std::optional<Btf> Base;
  if (!BaseBtf.empty()) {
    Expected<Btf> Loaded = Btf::load(BaseBtf);
    if (!Loaded)
      return fail(Loaded.takeError());
    Base = std::move(*Loaded);
  }
  Expected<Btf> B = Btf::load(File, Base ? &*Base : nullptr);
  if (!B)
    return fail(B.takeError());
  std::vector<BtfComplaint> Complaints = lint(*B);
  if (Functions)
    if (Error E = checkFunctions(*B, Complaints))
      return fail(std::move(E));
  if (!NoCompile) {
    auto Why = compileHeader(File, BaseBtf, Bpftool, Clang);
    if (!Why)
      return fail(joinErrors(Why.takeError(),
                             createStringError("use --no-compile to skip it")));
    if (*Why)
      Complaints.push_back({BtfFault::NotC, 0, "", "", **Why});
  }
  if (Error E = suppress(Complaints))
    return fail(std::move(E));
  Error Written = Report.write([&](raw_ostream &OS) {
    if (Report.format() == ReportFormat::Json)
      printJson(OS, *B, Complaints);
    else
      printText(OS, *B, Complaints);
  });
  if (Written)
    return fail(std::move(Written));
  if (!holds(Complaints))
    return ExitBroken;
  bool Remarks = any_of(
      Complaints, [](const BtfComplaint &C) { return !isAllowed(C.Fault); });
  return Strict && Remarks ? ExitUndecided : ExitHolds;
}

Command BtfCommand{Sub, run};

} // namespace langprov
