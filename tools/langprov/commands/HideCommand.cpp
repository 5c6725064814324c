//===- HideCommand.cpp - langprov hide ------------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "audit/Audit.h"
#include "audit/Hide.h"
#include "commands/CommandOptions.h"
#include "elf/InputFiles.h"
#include "report/Format.h"
#include "llvm/Support/FileSystem.h"

using namespace llvm;

namespace langprov {

static cl::SubCommand
    Sub("hide",
        "Blank the excluded units, so that any pahole can encode a file");

static cl::opt<std::string> In(cl::Positional, cl::Required, cl::desc("IN"),
                               cl::sub(Sub), cl::cat(category()));
static ExcludeOption Exclude(Sub, "Languages whose units to blank");
static cl::opt<std::string> Out("o", cl::value_desc("file"),
                                cl::desc("Where to write the copy"),
                                cl::sub(Sub), cl::cat(category()));
static cl::opt<bool> InPlace("in-place", cl::desc("Replace IN itself"),
                             cl::sub(Sub), cl::cat(category()));

static void printRefusal(raw_ostream &OS, const FileAudit &Audit) {
  OS << "langprov: " << Audit.Name
     << ": not hidden: " << Audit.Closed.Broken.Count
     << " references from kept to excluded units would dangle:\n";
  for (const Example &E : Audit.Closed.Broken.Examples)
    printExample(OS, E);
  if (Audit.Closed.Broken.Examples.size() < Audit.Closed.Broken.Count)
    OS << "      ... (langprov audit shows more)\n";
}

/// Plans the edits; no plan means that the file was refused.
static Expected<std::optional<HidePlan>> plan(const LanguageSet &Languages) {
  std::optional<HidePlan> Plan;
  std::vector<std::string> Skipped;
  Error E = forEachObject(
      In,
      [&](ElfObject &Object) -> Error {
        if (Object.name() != In)
          return createStringError(In +
                                   ": is an archive; hide its members one by "
                                   "one");
        Expected<std::unique_ptr<DwarfFile>> Dwarf = DwarfFile::create(Object);
        if (!Dwarf)
          return Dwarf.takeError();
        AuditOptions Options;
        Options.Exclude = Languages;
        Options.OnlyClosed = true;
        Options.MaxExamples = 20;
        FileAudit Audit = audit(**Dwarf, Options);
        // What cannot be read may refer to a unit that would be hidden.
        if (Error E = unreadable(Audit))
          return E;
        if (Audit.Closed.verdict() == Verdict::Broken) {
          printRefusal(errs(), Audit);
          return Error::success();
        }
        Expected<HidePlan> Result = planHide(**Dwarf, Languages);
        if (!Result)
          return Result.takeError();
        Plan = std::move(*Result);
        return Error::success();
      },
      Skipped);
  if (E)
    return E;
  return Plan;
}

static int run() {
  Expected<LanguageSet> Languages = Exclude.languages();
  if (!Languages)
    return fail(Languages.takeError());
  if (Out.empty() != InPlace)
    return fail(createStringError("hide: give either -o OUT or --in-place"));
  if (!InPlace && sys::fs::equivalent(In, Out))
    return fail(createStringError(Out + ": is IN itself; use --in-place if "
                                        "that is intended"));
  if (Out == "-")
    return fail(createStringError("hide: cannot write to standard output"));
  Expected<std::optional<HidePlan>> Plan = plan(*Languages);
  if (!Plan)
    return fail(Plan.takeError());
  if (!*Plan)
    return ExitBroken;
  if (Error E = applyEdits(In, InPlace ? In : Out, (*Plan)->Edits))
    return fail(std::move(E));
  outs() << In << ": " << (*Plan)->HiddenUnits << " units hidden"
         << ((*Plan)->FirstUnitFixed ? ", the first unit's language changed"
                                     : "")
         << "\n";
  return ExitHolds;
}

Command HideCommand{Sub, run};

} // namespace langprov
