//===- CommandOptions.cpp - Options that several commands have ------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "commands/CommandOptions.h"
#include "audit/EditFile.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"

using namespace llvm;

namespace langprov {

ExcludeOption::ExcludeOption(cl::SubCommand &Sub, StringRef Description)
    : Text((Description + " (default: rust)").str()),
      Option("exclude", cl::init("rust"), cl::value_desc("languages"),
             cl::desc(Text), cl::sub(Sub), cl::cat(category())) {}

Expected<LanguageSet> ExcludeOption::languages() const {
  // pahole calls assembler "asm"; the name in DWARF is MIPS's for history's
  // sake.
  SmallVector<StringRef, 4> Names;
  StringRef(Option).split(Names, ',');
  for (StringRef &Name : Names)
    if (Name.equals_insensitive("asm"))
      Name = "mips_assembler";
  return LanguageSet::parse(llvm::join(Names, ","));
}

ReportOptions::ReportOptions(cl::SubCommand &Sub, Choice Formats)
    : Format("format", cl::desc("Format of the report (default: text)"),
             cl::values(clEnumValN(ReportFormat::Text, "text", "for people"),
                        clEnumValN(ReportFormat::Json, "json",
                                   "for programs, see docs/langprov-json.md")),
             cl::init(ReportFormat::Text), cl::sub(Sub), cl::cat(category())),
      Output("o", cl::init("-"), cl::value_desc("file"),
             cl::desc("Write the report to a file"), cl::sub(Sub),
             cl::cat(category())) {
  if (Formats == TextAndJson)
    return;
  Format.getParser().addLiteralOption("html", ReportFormat::Html,
                                      "one page with tables to search");
  Format.getParser().addLiteralOption("sarif", ReportFormat::Sarif,
                                      "for continuous integration");
}

Error ReportOptions::write(function_ref<void(raw_ostream &)> Write) const {
  if (Output == "-") {
    Write(outs());
    return Error::success();
  }
  sys::fs::file_status Status;
  if (!sys::fs::status(Output, Status) && !sys::fs::is_regular_file(Status)) {
    // A device or a pipe, such as /dev/stdout, is not replaced by a file.
    std::error_code EC;
    raw_fd_ostream OS(Output, EC);
    if (!EC)
      Write(OS);
    OS.flush();
    EC = EC ? EC : OS.error();
    OS.clear_error();
    return EC ? createStringError(Output + ": " + EC.message())
              : Error::success();
  }
  std::string Text;
  raw_string_ostream OS(Text);
  Write(OS);
  return writeFile(Output, arrayRefFromStringRef(Text));
}

void noteSkipped(ArrayRef<std::string> Skipped) {
  for (const std::string &Name : Skipped)
    errs() << "langprov: " << Name << ": skipped, it has no debug info\n";
}

Error unreadable(ArrayRef<FileAudit> Audits) {
  Error Errors = Error::success();
  for (const FileAudit &A : Audits)
    for (const std::string &Text : A.Unreadable)
      Errors = joinErrors(std::move(Errors), createStringError(Text));
  return Errors;
}

} // namespace langprov
