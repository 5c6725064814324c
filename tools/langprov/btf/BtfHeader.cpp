//===- BtfHeader.cpp - The C header that bpftool makes of BTF -------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "btf/BtfHeader.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FileUtilities.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Program.h"

using namespace llvm;

namespace langprov {

static Expected<std::string> findTool(ArrayRef<StringRef> Names) {
  for (StringRef Name : Names) {
    // bpftool may be in a directory that only root has in PATH.
    const std::vector<StringRef> Places[] = {{}, {"/usr/sbin", "/sbin"}};
    for (const std::vector<StringRef> &Where : Places)
      if (ErrorOr<std::string> Found = sys::findProgramByName(Name, Where))
        if (sys::fs::can_execute(*Found)) // Not checked if Name is a path.
          return *Found;
  }
  return createStringError("cannot try whether its header compiles: no " +
                           join(Names, " or ") + " in PATH");
}

Expected<std::optional<std::string>> compileHeader(StringRef Path,
                                                   StringRef BasePath,
                                                   StringRef Bpftool,
                                                   StringRef Clang) {
  std::string VersionedClang = "clang-" + std::to_string(LLVM_VERSION_MAJOR);
  SmallVector<StringRef, 3> ClangNames = {"clang", VersionedClang};
  Expected<std::string> BpftoolPath =
      findTool(Bpftool.empty() ? StringRef("bpftool") : Bpftool);
  if (!BpftoolPath)
    return BpftoolPath.takeError();
  Expected<std::string> ClangPath =
      Clang.empty() ? findTool(ClangNames) : findTool(Clang);
  if (!ClangPath)
    return ClangPath.takeError();

  SmallString<128> Header, Log;
  if (std::error_code EC =
          sys::fs::createTemporaryFile("langprov", "h", Header))
    return createStringError("temporary file: " + EC.message());
  FileRemover RemoveHeader(Header);
  if (std::error_code EC = sys::fs::createTemporaryFile("langprov", "log", Log))
    return createStringError("temporary file: " + EC.message());
  FileRemover RemoveLog(Log);
  auto Run = [&](ArrayRef<StringRef> Args, StringRef Out) -> bool {
    std::optional<StringRef> Redirects[] = {StringRef(""), Out, StringRef(Log)};
    return sys::ExecuteAndWait(Args[0], Args, std::nullopt, Redirects,
                               /*SecondsToWait=*/120) == 0;
  };
  auto FirstLine = [&] {
    auto Buffer = MemoryBuffer::getFile(Log);
    return Buffer ? (*Buffer)->getBuffer().split('\n').first.str() : "";
  };
  SmallVector<StringRef, 10> Dump = {*BpftoolPath};
  if (!BasePath.empty())
    Dump.append({"-B", BasePath});
  Dump.append({"btf", "dump", "file", Path, "format", "c"});
  if (!Run(Dump, Header))
    return "bpftool fails: " + FirstLine();
  if (!Run({*ClangPath, "-fsyntax-only", "-std=gnu11", "-w", "-x", "c", Header},
           ""))
    return FirstLine();
  return std::nullopt;
}

} // namespace langprov
