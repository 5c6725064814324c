//===- Process.cpp - Runs the tools ---------------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "toolchain/Process.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"
#include "llvm/Support/raw_ostream.h"
#include <optional>
#include <unistd.h>

using namespace llvm;

namespace langprov {

Expected<std::unique_ptr<WorkDirectory>> WorkDirectory::create() {
  std::unique_ptr<WorkDirectory> Work(new WorkDirectory);
  if (std::error_code EC =
          sys::fs::createUniqueDirectory("langprov-toolchain", Work->Path))
    return createStringError("temporary directory: " + EC.message());
  return Work;
}

WorkDirectory::~WorkDirectory() {
  // Nobody can do anything about an error here.
  if (!Path.empty())
    (void)sys::fs::remove_directories(Path);
}

std::string WorkDirectory::path(StringRef Name) const {
  SmallString<128> Full = Path;
  sys::path::append(Full, Name);
  return Full.str().str();
}

Error WorkDirectory::write(StringRef Name, StringRef Text) const {
  std::error_code EC;
  raw_fd_ostream OS(path(Name), EC);
  if (!EC) {
    OS << Text;
    OS.close();
    EC = OS.error();
    OS.clear_error();
  }
  return EC ? createStringError(path(Name) + ": " + EC.message())
            : Error::success();
}

std::string RunResult::firstError() const {
  for (StringRef Rest = Errors; !Rest.empty();) {
    auto [Line, After] = Rest.split('\n');
    if (!Line.trim().empty())
      return Line.trim().str();
    Rest = After;
  }
  return Status == -1   ? "it cannot be run"
         : Status == -2 ? "it crashes or does not end"
                        : "exit status " + std::to_string(Status);
}

static Words changedEnvironment(const Variables &Changed) {
  Words Environment;
  for (char **Entry = environ; *Entry; ++Entry)
    if (none_of(Changed, [&](const auto &Variable) {
          return StringRef(*Entry).split('=').first == Variable.first;
        }))
      Environment.emplace_back(*Entry);
  for (const auto &[Name, Value] : Changed)
    if (!Value.empty())
      Environment.push_back((Twine(Name) + "=" + Value).str());
  return Environment;
}

static std::string contents(const std::string &Path) {
  auto Buffer = MemoryBuffer::getFile(Path);
  return Buffer ? (*Buffer)->getBuffer().str() : "";
}

RunResult run(const WorkDirectory &Work, const Words &Command,
              const Variables &Changed) {
  std::string Out = Work.path("stdout"), Err = Work.path("stderr");
  // ExecuteAndWait() would not truncate them.
  for (const std::string &Path : {Out, Err})
    (void)sys::fs::remove(Path);
  std::optional<StringRef> Redirects[] = {StringRef(""), StringRef(Out),
                                          StringRef(Err)};
  SmallVector<StringRef, 16> Args(Command.begin(), Command.end());
  Words Environment = changedEnvironment(Changed);
  SmallVector<StringRef, 64> Env(Environment.begin(), Environment.end());
  RunResult Result;
  Result.Status =
      sys::ExecuteAndWait(Command.front(), Args, ArrayRef<StringRef>(Env),
                          Redirects, /*SecondsToWait=*/120);
  Result.Output = contents(Out);
  Result.Errors = contents(Err);
  // The directory's name differs from run to run, so it must not be in reports.
  std::string Directory = Work.path("");
  for (size_t At; (At = Result.Errors.find(Directory)) != std::string::npos;)
    Result.Errors.erase(At, Directory.size());
  return Result;
}

} // namespace langprov
