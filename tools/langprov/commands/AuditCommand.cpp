//===- AuditCommand.cpp - langprov audit ----------------------------------===//

#include "commands/Commands.h"
#include "elf/InputFiles.h"
#include "report/Reports.h"

using namespace llvm;

namespace langprov {

static cl::SubCommand Sub("audit",
                          "Tell whether files are safe to filter by language");

static cl::list<std::string> Files(cl::Positional, cl::OneOrMore,
                                   cl::desc("FILE..."), cl::sub(Sub),
                                   cl::cat(category()));
static cl::opt<std::string>
    Exclude("exclude", cl::init("rust"), cl::value_desc("languages"),
            cl::desc("Languages that a consumer drops, spelled as for pahole's "
                     "--lang_exclude (default: rust)"),
            cl::sub(Sub), cl::cat(category()));
enum class ReportFormat { Text, Json, Html };
static cl::opt<ReportFormat> FormatOption(
    "format", cl::desc("How to report (default: text)"),
    cl::values(clEnumValN(ReportFormat::Text, "text", "for people"),
               clEnumValN(ReportFormat::Json, "json",
                          "for programs, see docs/langprov-json.md"),
               clEnumValN(ReportFormat::Html, "html",
                          "one page with tables to search")),
    cl::init(ReportFormat::Text), cl::sub(Sub), cl::cat(category()));
static cl::opt<std::string> Output("o", cl::init("-"), cl::value_desc("file"),
                                   cl::desc("Write the report to a file"),
                                   cl::sub(Sub), cl::cat(category()));
static cl::opt<unsigned>
    Examples("examples", cl::init(10), cl::value_desc("n"),
             cl::desc("Examples to give for each promise (default: 10; html: "
                      "1000)"),
             cl::sub(Sub), cl::cat(category()));

static int run() {
  AuditOptions Options;
  Expected<LanguageSet> Languages = LanguageSet::parse(Exclude);
  if (!Languages)
    return fail(Languages.takeError());
  Options.Exclude = *Languages;
  bool Html = FormatOption == ReportFormat::Html;
  Options.MaxExamples = Html && !Examples.getNumOccurrences() ? 1000 : Examples;

  std::vector<FileAudit> Audits;
  Error Errors = Error::success();
  for (const std::string &Path : Files) {
    size_t Before = Audits.size();
    Error E = forEachObject(Path, [&](ElfObject &Object) -> Error {
      Expected<std::unique_ptr<DwarfFile>> Dwarf = DwarfFile::create(Object);
      if (!Dwarf)
        return Dwarf.takeError();
      Expected<FileAudit> Audit = audit(**Dwarf, Options);
      if (!Audit)
        return Audit.takeError();
      Audits.push_back(std::move(*Audit));
      return Error::success();
    });
    if (!E && Audits.size() == Before)
      E = createStringError(Path + ": has no members");
    Errors = joinErrors(std::move(Errors), std::move(E));
  }

  bool Holds = true;
  for (const FileAudit &A : Audits)
    Holds &= A.holds();
  Error Written = writeOutput(Output, [&](raw_ostream &OS) {
    if (Html)
      printHtml(OS, Audits, Options);
    else if (FormatOption == ReportFormat::Json)
      printJson(OS, Audits, Options);
    else
      for (const FileAudit &A : Audits)
        printText(OS, A, Options);
  });
  Errors = joinErrors(std::move(Errors), std::move(Written));
  if (Errors)
    return fail(std::move(Errors));
  return Holds ? ExitHolds : ExitBroken;
}

Command AuditCommand{Sub, run};

} // namespace langprov
