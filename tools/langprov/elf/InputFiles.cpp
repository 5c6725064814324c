//===- InputFiles.cpp - The objects in a file or archive ------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "elf/InputFiles.h"
#include "llvm/BinaryFormat/Magic.h"
#include "llvm/Object/Archive.h"
#include "llvm/Support/FileSystem.h"

using namespace llvm;
using namespace llvm::object;

namespace langprov {

static Error visitArchive(StringRef Path, MemoryBufferRef Buffer,
                          function_ref<Error(ElfObject &)> Visit) {
  auto InFile = [&](Error E) {
    return createStringError(Path + ": " + toString(std::move(E)));
  };
  Expected<std::unique_ptr<Archive>> Lib = Archive::create(Buffer);
  if (!Lib)
    return InFile(Lib.takeError());
  Error Iteration = Error::success();
  for (const Archive::Child &Child : (*Lib)->children(Iteration)) {
    Expected<StringRef> Name = Child.getName();
    Expected<MemoryBufferRef> Member = Child.getMemoryBufferRef();
    if (!Name || !Member) {
      Error E = joinErrors(Name ? Error::success() : Name.takeError(),
                           Member ? Error::success() : Member.takeError());
      consumeError(std::move(Iteration));
      return InFile(std::move(E));
    }
    // Members are at even offsets only, and ELF's tables must be aligned.
    auto Copy = WritableMemoryBuffer::getNewUninitMemBuffer(
        Member->getBufferSize(), *Name, Align(16));
    std::memcpy(Copy->getBufferStart(), Member->getBufferStart(),
                Member->getBufferSize());
    auto Object =
        ElfObject::create((Path + "(" + *Name + ")").str(),
                          {reinterpret_cast<uint8_t *>(Copy->getBufferStart()),
                           Copy->getBufferSize()});
    Error E = Object ? Visit(**Object) : Object.takeError();
    if (E) {
      consumeError(std::move(Iteration));
      return E;
    }
  }
  return Iteration ? InFile(std::move(Iteration)) : Error::success();
}

Error forEachObject(StringRef Path, function_ref<Error(ElfObject &)> Visit) {
  if (!sys::fs::is_regular_file(Path))
    return createStringError(
        Path + ": " +
        (sys::fs::exists(Path) ? "not a regular file" : "no such file"));
  // A private mapping: relocations change memory, never the file.
  auto Buffer = WritableMemoryBuffer::getFile(Path);
  if (!Buffer)
    return createStringError(Path + ": " + Buffer.getError().message());
  StringRef Text = (*Buffer)->MemoryBuffer::getBuffer();
  if (identify_magic(Text) == file_magic::archive)
    return visitArchive(Path, MemoryBufferRef(Text, Path), Visit);
  auto Object = ElfObject::create(
      Path, {reinterpret_cast<uint8_t *>((*Buffer)->getBufferStart()),
             (*Buffer)->getBufferSize()});
  if (!Object)
    return Object.takeError();
  return Visit(**Object);
}

} // namespace langprov
