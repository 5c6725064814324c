//===- InputFiles.cpp - The objects in a file or archive ------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "elf/InputFiles.h"
#include "llvm/BinaryFormat/Magic.h"
#include "llvm/Object/Archive.h"
#include "llvm/Support/Errc.h"
#include "llvm/Support/FileSystem.h"

using namespace llvm;
using namespace llvm::object;

namespace langprov {

char NoDebugInfo::ID = 0;

static MutableArrayRef<uint8_t> bytesOf(WritableMemoryBuffer &Buffer) {
  return {reinterpret_cast<uint8_t *>(Buffer.getBufferStart()),
          Buffer.getBufferSize()};
}

namespace {
/// One archive. A member that cannot be read does not keep the others from it.
class ArchiveVisitor {
public:
  ArchiveVisitor(StringRef Path, function_ref<Error(ElfObject &)> Visit,
                 std::vector<std::string> &Skipped)
      : Path(Path), Visit(Visit), Skipped(Skipped) {}

  Error run(MemoryBufferRef Buffer) {
    Expected<std::unique_ptr<Archive>> Lib = Archive::create(Buffer);
    if (!Lib)
      return inFile(Lib.takeError());
    Error Iteration = Error::success();
    for (const Archive::Child &Child : (*Lib)->children(Iteration)) {
      ++Members;
      if (Error E = visitMember(Child))
        Errors = joinErrors(std::move(Errors), std::move(E));
    }
    if (Iteration) // The headers of members lead nowhere from here.
      Errors = joinErrors(std::move(Errors), inFile(std::move(Iteration)));
    if (!Members && !Errors)
      return createStringError(Path + ": has no members");
    if (Members == Mute && !Errors)
      return createStringError(Path + ": none of its " + Twine(Members) +
                               " members has debug info");
    return std::move(Errors);
  }

private:
  Error inFile(Error E) {
    return createStringError(Path + ": " + toString(std::move(E)));
  }
  Error visitMember(const Archive::Child &Child);

  StringRef Path;
  function_ref<Error(ElfObject &)> Visit;
  std::vector<std::string> &Skipped;
  Error Errors = Error::success();
  uint64_t Members = 0, Mute = 0;
};
} // namespace

Error ArchiveVisitor::visitMember(const Archive::Child &Child) {
  Expected<StringRef> Name = Child.getName();
  if (!Name)
    return inFile(Name.takeError());
  std::string FullName = (Path + "(" + *Name + ")").str();
  Expected<MemoryBufferRef> Member = Child.getMemoryBufferRef();
  if (!Member)
    return createStringError(FullName + ": " + toString(Member.takeError()));
  // Members are at even offsets only, and ELF's tables must be aligned.
  auto Copy = WritableMemoryBuffer::getNewUninitMemBuffer(
      Member->getBufferSize(), *Name, Align(16));
  std::memcpy(Copy->getBufferStart(), Member->getBufferStart(),
              Member->getBufferSize());
  auto Object = ElfObject::create(FullName, bytesOf(*Copy));
  Error E = Object ? Visit(**Object) : Object.takeError();
  return handleErrors(std::move(E), [&](const NoDebugInfo &) {
    ++Mute;
    Skipped.push_back(FullName);
  });
}

Error checkIsFile(StringRef Path, bool MayBeSpecial) {
  sys::fs::file_status Status;
  if (std::error_code EC = sys::fs::status(Path, Status))
    return createStringError(Path + ": " +
                             (EC == errc::no_such_file_or_directory
                                  ? "no such file"
                                  : EC.message()));
  if (Status.type() != sys::fs::file_type::regular_file && !MayBeSpecial)
    return createStringError(Path + ": not a regular file");
  return Error::success();
}

Error forEachObject(StringRef Path, function_ref<Error(ElfObject &)> Visit,
                    std::vector<std::string> &Skipped) {
  if (Error E = checkIsFile(Path))
    return E;
  // A private mapping: relocations change memory, never the file.
  auto Buffer = WritableMemoryBuffer::getFile(Path);
  if (!Buffer)
    return createStringError(Path + ": " + Buffer.getError().message());
  StringRef Text = (*Buffer)->MemoryBuffer::getBuffer();
  if (identify_magic(Text) == file_magic::archive)
    return ArchiveVisitor(Path, Visit, Skipped)
        .run(MemoryBufferRef(Text, Path));
  auto Object = ElfObject::create(Path, bytesOf(**Buffer));
  if (!Object)
    return Object.takeError();
  return Visit(**Object);
}

std::unique_ptr<OpenedObject> openObject(StringRef Path) {
  if (!sys::fs::is_regular_file(Path))
    return nullptr;
  auto Buffer = WritableMemoryBuffer::getFile(Path);
  if (!Buffer)
    return nullptr;
  auto Object = ElfObject::create(Path, bytesOf(**Buffer));
  if (!Object) {
    consumeError(Object.takeError());
    return nullptr;
  }
  return std::make_unique<OpenedObject>(
      OpenedObject{std::move(*Buffer), std::move(*Object)});
}

} // namespace langprov
