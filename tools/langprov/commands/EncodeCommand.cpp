//===- EncodeCommand.cpp - langprov encode --------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "commands/CommandOptions.h"
#include "elf/InputFiles.h"
#include "encode/Encode.h"
#include "encode/SetSection.h"
#include "report/Format.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"

using namespace llvm;

namespace langprov {

static cl::SubCommand Sub("encode",
                          "Append the types of Rust to the BTF of a file");

static cl::opt<std::string> In(cl::Positional, cl::Required, cl::desc("FILE"),
                               cl::sub(Sub), cl::cat(category()));
static cl::opt<std::string>
    Out("o", cl::value_desc("file"),
        cl::desc("Where to write the result (default: FILE itself)"),
        cl::sub(Sub), cl::cat(category()));
static cl::opt<std::string>
    BaseBtf("base-btf", cl::value_desc("file"),
            cl::desc("The base of FILE's BTF, if that is split BTF"),
            cl::sub(Sub), cl::cat(category()));
static cl::opt<bool>
    Detached("detached", cl::desc("Write raw BTF instead of a copy of FILE"),
             cl::sub(Sub), cl::cat(category()));
static cl::opt<WhichTypes> Types(
    "types", cl::desc("Which types to encode (default: reachable)"),
    cl::values(clEnumValN(WhichTypes::Reachable, "reachable",
                          "those that functions and static variables need"),
               clEnumValN(WhichTypes::All, "all", "all that are described")),
    cl::init(WhichTypes::Reachable), cl::sub(Sub), cl::cat(category()));
static cl::opt<WhichFunctions> Functions(
    "functions", cl::desc("Which functions to encode (default: safe)"),
    cl::values(clEnumValN(WhichFunctions::Safe, "safe",
                          "those for programs at entry and at exit"),
               clEnumValN(WhichFunctions::Entry, "entry",
                          "also those that only programs at entry may use"),
               clEnumValN(WhichFunctions::None, "none", "no functions")),
    cl::init(WhichFunctions::Safe), cl::sub(Sub), cl::cat(category()));
static cl::opt<FunctionNames>
    Names("names", cl::desc("What functions are called (default: linkage)"),
          cl::values(clEnumValN(FunctionNames::Linkage, "linkage",
                                "as their symbols"),
                     clEnumValN(FunctionNames::Source, "source",
                                "by their paths, with a tag for the symbol")),
          cl::init(FunctionNames::Linkage), cl::sub(Sub), cl::cat(category()));
static cl::opt<bool>
    Tags("tags", cl::desc("Tag structs and unions with \"rust:\" and the path"),
         cl::sub(Sub), cl::cat(category()));
static cl::opt<bool> NoTags("no-tags", cl::desc("Do not (the default)"),
                            cl::sub(Sub), cl::cat(category()));
static cl::list<std::string> Bindings(
    "bindings", cl::CommaSeparated, cl::value_desc("modules"),
    cl::desc("Modules that bindgen wrote, whose types are C's (default: "
             "bindings,bindings_raw,uapi)"),
    cl::sub(Sub), cl::cat(category()));
static cl::opt<ReportFormat>
    Format("format", cl::desc("Format of the report (default: text)"),
           cl::values(clEnumValN(ReportFormat::Text, "text", "for people"),
                      clEnumValN(ReportFormat::Json, "json",
                                 "for programs, see docs/langprov-json.md")),
           cl::init(ReportFormat::Text), cl::sub(Sub), cl::cat(category()));

static StringRef output() { return Out.empty() ? In : Out; }

static void printText(raw_ostream &OS, const Encoded &E) {
  OS << In << ": ";
  if (E.RustUnits == 0)
    OS << "nothing to add: no unit is in Rust\n";
  else if (E.added() == 0)
    OS << "nothing to add: its BTF has all types of Rust\n";
  else
    OS << E.added() << " types added to " << E.OwnTypes << ", "
       << E.Bytes - E.OwnBytes << " bytes to " << E.OwnBytes << "\n";
  if (!E.Added.empty()) {
    ListSeparator Comma;
    OS << "  added:";
    for (const auto &[Kind, Count] : E.Added)
      OS << Comma << " " << Count << " " << Kind;
    OS << "\n";
  }
  if (E.Mirrors)
    OS << "  " << E.Mirrors << " types are C's own\n";
  for (unsigned R = 0; R < NumLeftOutReasons; ++R) {
    const LeftOut::Entry &Entry = E.Missing[LeftOutReason(R)];
    if (!Entry.Count)
      continue;
    OS << "  left out: " << Entry.Count << " " << idOf(LeftOutReason(R)) << ": "
       << explain(LeftOutReason(R)) << "\n";
    for (const std::string &Example : Entry.Examples)
      if (!Example.empty())
        OS << "    " << utf8(Example) << "\n";
  }
}

static void printJson(raw_ostream &OS, const Encoded &E) {
  json::OStream J(OS, /*IndentSize=*/2);
  J.object([&] {
    J.attribute("schema", "langprov-encode");
    J.attribute("version", 1);
    J.attribute("file", utf8(In));
    J.attribute("rust_units", int64_t(E.RustUnits));
    J.attribute("types_described", int64_t(E.Described));
    J.attribute("functions_described", int64_t(E.Functions));
    J.attribute("types_of_c", int64_t(E.Mirrors));
    J.attribute("types_before", int64_t(E.OwnTypes));
    J.attribute("bytes_before", int64_t(E.OwnBytes));
    J.attribute("bytes", int64_t(E.Bytes));
    J.attributeObject("added", [&] {
      for (const auto &[Kind, Count] : E.Added)
        J.attribute(Kind, int64_t(Count));
    });
    J.attributeArray("left_out", [&] {
      for (unsigned R = 0; R < NumLeftOutReasons; ++R) {
        const LeftOut::Entry &Entry = E.Missing[LeftOutReason(R)];
        if (!Entry.Count)
          continue;
        J.object([&] {
          J.attribute("reason", idOf(LeftOutReason(R)));
          J.attribute("what", explain(LeftOutReason(R)));
          J.attribute("count", int64_t(Entry.Count));
          J.attributeArray("examples", [&] {
            for (const std::string &Example : Entry.Examples)
              J.value(utf8(Example));
          });
        });
      }
    });
  });
  OS << "\n";
}

/// The raw BTF in a file: all of it, or its section .BTF.
static Expected<std::vector<uint8_t>> readBtf(StringRef Path) {
  // The files in /sys/kernel/btf have no size.
  auto Buffer = MemoryBuffer::getFileAsStream(Path);
  if (!Buffer)
    return createStringError(Path + ": " + Buffer.getError().message());
  StringRef Text = (*Buffer)->getBuffer();
  if (Text.starts_with("\x7f"
                       "ELF")) {
    std::unique_ptr<OpenedObject> Opened = openObject(Path);
    ArrayRef<uint8_t> Section;
    if (Opened)
      Section = Opened->Object->contents(".BTF");
    if (Section.empty())
      return createStringError(Path + ": has no BTF (.BTF)");
    return std::vector<uint8_t>(Section.begin(), Section.end());
  }
  return std::vector<uint8_t>(Text.bytes_begin(), Text.bytes_end());
}

static Expected<Encoded> encodeFile() {
  EncodeOptions Options;
  Options.Types = Types;
  Options.Functions = Functions;
  Options.Names = Names;
  Options.Tags = Tags && !NoTags;
  for (StringRef Module : {"bindings", "bindings_raw", "uapi"})
    if (Bindings.empty())
      Options.Bindings.insert(Module);
  for (const std::string &Module : Bindings)
    Options.Bindings.insert(Module);
  std::vector<uint8_t> Base;
  if (!BaseBtf.empty()) {
    Expected<std::vector<uint8_t>> Read = readBtf(BaseBtf);
    if (!Read)
      return Read.takeError();
    Base = std::move(*Read);
  }
  std::optional<Encoded> Result;
  std::vector<std::string> Skipped;
  Error E = forEachObject(
      In,
      [&](ElfObject &Object) -> Error {
        if (Object.name() != In)
          return createStringError(
              In + ": is an archive; encode its members one by one");
        if (Object.find(".BTF.base"))
          return createStringError(In + ": has a distilled base (.BTF.base); "
                                        "encode before that is made");
        auto Dwarf = DwarfFile::create(Object);
        if (!Dwarf)
          return Dwarf.takeError();
        // What cannot be read may be in Rust.
        Error Unreadable = Error::success();
        for (const std::string &Text : (*Dwarf)->unreadable())
          Unreadable =
              joinErrors(std::move(Unreadable), createStringError(Text));
        if (Unreadable)
          return Unreadable;
        auto Done = encode(**Dwarf, Object.contents(".BTF"), Base, Options);
        if (!Done)
          return Done.takeError();
        Result = std::move(*Done);
        return Error::success();
      },
      Skipped);
  if (E)
    return E;
  return std::move(*Result);
}

static Error write(const Encoded &E) {
  if (Detached)
    return E.Btf.empty() ? Error::success() : writeFile(output(), E.Btf);
  std::vector<Edit> Edits;
  if (E.Btf.empty()) {
    if (sys::fs::equivalent(In, output()))
      return Error::success();
  } else {
    auto Buffer = MemoryBuffer::getFile(In);
    if (!Buffer)
      return createStringError(In + ": " + Buffer.getError().message());
    auto Plan = planSetSection(
        In, arrayRefFromStringRef((*Buffer)->getBuffer()), ".BTF", E.Btf);
    if (!Plan)
      return Plan.takeError();
    Edits = std::move(*Plan);
  }
  return applyEdits(In, output(), Edits);
}

static int run() {
  if (Detached && Out.empty())
    return fail(createStringError("encode: --detached needs -o FILE"));
  if (Tags && NoTags)
    return fail(createStringError("encode: give --tags or --no-tags"));
  if (Out == "-")
    return fail(createStringError("encode: cannot write to standard output"));
  if (Detached && sys::fs::equivalent(In, Out))
    return fail(createStringError(Out + ": is FILE itself, which raw BTF would "
                                        "replace"));
  Expected<Encoded> Result = encodeFile();
  if (!Result)
    return fail(Result.takeError());
  if (Error E = write(*Result))
    return fail(std::move(E));
  if (Format == ReportFormat::Json)
    printJson(outs(), *Result);
  else
    printText(outs(), *Result);
  return ExitHolds;
}

Command EncodeCommand{Sub, run};

} // namespace langprov
