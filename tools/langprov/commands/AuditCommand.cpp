//===- AuditCommand.cpp - langprov audit ----------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "commands/CommandOptions.h"
#include "elf/InputFiles.h"
#include "report/Reports.h"

using namespace llvm;

namespace langprov {

static cl::SubCommand Sub("audit",
                          "Check whether files are safe to filter by language");

static cl::list<std::string> Files(cl::Positional, cl::OneOrMore,
                                   cl::desc("FILE..."), cl::sub(Sub),
                                   cl::cat(category()));
static ExcludeOption
    Exclude(Sub, "Languages that a consumer drops, spelled as for pahole's "
                 "--lang_exclude");
static ReportOptions Report(Sub, ReportOptions::AllFormats);
static cl::opt<unsigned>
    Examples("examples", cl::init(10), cl::value_desc("n"),
             cl::desc("Examples to give for each promise (default: 10; html "
                      "and sarif: 1000)"),
             cl::sub(Sub), cl::cat(category()));

static cl::opt<bool>
    Strict("strict",
           cl::desc("Exit with 3 if something is undecided and nothing broken"),
           cl::sub(Sub), cl::cat(category()));

static cl::opt<ColorChoice>
    Color("color", cl::desc("Colour in the text (default: auto)"),
          cl::values(clEnumValN(ColorChoice::Auto, "auto",
                                "on a terminal, unless NO_COLOR is set"),
                     clEnumValN(ColorChoice::Always, "always", "always"),
                     clEnumValN(ColorChoice::Never, "never", "never")),
          cl::init(ColorChoice::Auto), cl::sub(Sub), cl::cat(category()));

static int run() {
  AuditOptions Options;
  Expected<LanguageSet> Languages = Exclude.languages();
  if (!Languages)
    return fail(Languages.takeError());
  Options.Exclude = *Languages;
  ReportFormat Format = Report.format();
  bool Many = Format == ReportFormat::Html || Format == ReportFormat::Sarif;
  Options.MaxExamples = Many && !Examples.getNumOccurrences() ? 1000 : Examples;

  std::vector<FileAudit> Audits;
  Error Errors = Error::success();
  std::vector<std::string> Skipped;
  for (const std::string &Path : Files) {
    auto AuditOne = [&](ElfObject &Object) -> Error {
      Expected<std::unique_ptr<DwarfFile>> Dwarf = DwarfFile::create(Object);
      if (!Dwarf)
        return Dwarf.takeError();
      Audits.push_back(audit(**Dwarf, Options));
      return Error::success();
    };
    Errors =
        joinErrors(std::move(Errors), forEachObject(Path, AuditOne, Skipped));
  }
  Errors = joinErrors(std::move(Errors), unreadable(Audits));
  noteSkipped(Skipped);

  Verdict Worst = Verdict::Safe;
  for (const FileAudit &A : Audits)
    Worst = worst({Worst, A.verdict()});
  Error Written = Report.write([&](raw_ostream &OS) {
    switch (Format) {
    case ReportFormat::Html:
      return printHtml(OS, Audits, Options);
    case ReportFormat::Json:
      return printJson(OS, Audits, Options);
    case ReportFormat::Sarif:
      return printSarif(OS, Audits);
    case ReportFormat::Text:
      for (const FileAudit &A : Audits)
        printText(OS, A, Options, Color);
    }
  });
  Errors = joinErrors(std::move(Errors), std::move(Written));
  if (Errors)
    return fail(std::move(Errors));
  if (Worst == Verdict::Broken)
    return ExitBroken;
  return Worst == Verdict::Undecided && Strict ? ExitUndecided : ExitHolds;
}

Command AuditCommand{Sub, run};

} // namespace langprov
