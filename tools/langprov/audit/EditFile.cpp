//===- EditFile.cpp - A copy of a file with some bytes changed ------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "audit/EditFile.h"
#include "audit/Progress.h"
#include "llvm/Support/Errno.h"
#include "llvm/Support/FileSystem.h"
#include <unistd.h>

using namespace llvm;

namespace langprov {

static Error errnoError(StringRef Path) {
  return createStringError(Path + ": " + sys::StrError());
}

static Error writeAll(int Fd, const uint8_t *Bytes, size_t Size,
                      uint64_t Offset, StringRef Path) {
  while (Size) {
    ssize_t N = sys::RetryAfterSignal(-1, ::pwrite, Fd, Bytes, Size, Offset);
    if (N < 0)
      return errnoError(Path);
    Bytes += N;
    Offset += N;
    Size -= N;
  }
  return Error::success();
}

/// Copies \p Size bytes; in the kernel, or by reference, if possible.
static Error copyAll(int From, int To, uint64_t Size, StringRef In,
                     StringRef Out) {
  Progress Copied((Out + ": copying").str(), Size);
  uint64_t Done = 0;
  while (Done < Size) {
    // In pieces, to show how far it is.
    ssize_t N =
        ::copy_file_range(From, nullptr, To, nullptr,
                          std::min(Size - Done, uint64_t(256) << 20), 0);
    if (N <= 0)
      break;
    Done += N;
    Copied.add(N);
  }
  std::vector<uint8_t> Buffer(Done < Size ? 1 << 20 : 0);
  while (Done < Size) {
    ssize_t N = sys::RetryAfterSignal(-1, ::pread, From, Buffer.data(),
                                      Buffer.size(), Done);
    if (N < 0)
      return errnoError(In);
    if (N == 0)
      return createStringError(In + ": became shorter while it was copied");
    if (Error E = writeAll(To, Buffer.data(), N, Done, Out))
      return E;
    Done += N;
    Copied.add(N);
  }
  return Error::success();
}

/// The path of what \p Path leads to: renaming a file over a symbolic link
/// would replace the link. A device or a pipe would be replaced too.
static Expected<std::string> pathToReplace(StringRef Path) {
  sys::fs::file_status Status;
  if (sys::fs::status(Path, Status) || !sys::fs::exists(Status))
    return Path.str(); // Creating it will show what is wrong, if anything is.
  if (!sys::fs::is_regular_file(Status))
    return createStringError(Path + ": not a regular file");
  SmallString<256> Real;
  if (std::error_code EC = sys::fs::real_path(Path, Real))
    return createStringError(Path + ": " + EC.message());
  return Real.str().str();
}

/// Replaces \p Out by what \p Write writes to a descriptor, once that is
/// complete.
static Error replaceFile(StringRef Out, sys::fs::perms Mode,
                         function_ref<Error(int)> Write) {
  Expected<std::string> Path = pathToReplace(Out);
  if (!Path)
    return Path.takeError();
  Expected<sys::fs::TempFile> Temp =
      sys::fs::TempFile::create(*Path + ".tmp-%%%%%%", Mode);
  if (!Temp)
    return createStringError(Out + ": " + toString(Temp.takeError()));
  if (Error E = Write(Temp->FD))
    return joinErrors(std::move(E), Temp->discard());
  // TempFile::keep() would copy what it cannot rename: onto the old file, which
  // is neither the old nor the new one then, and leave the temporary file.
  if (std::error_code EC = sys::fs::rename(Temp->TmpName, *Path))
    return joinErrors(createStringError(Out + ": " + EC.message()),
                      Temp->discard());
  if (Error Kept = Temp->keep())
    return createStringError(Out + ": " + toString(std::move(Kept)));
  return Error::success();
}

Error writeFile(StringRef Out, ArrayRef<uint8_t> Bytes) {
  return replaceFile(Out, sys::fs::all_read | sys::fs::all_write, [&](int Fd) {
    return writeAll(Fd, Bytes.data(), Bytes.size(), 0, Out);
  });
}

Error applyEdits(StringRef In, StringRef Out, ArrayRef<Edit> Edits) {
  sys::fs::file_status Status;
  if (std::error_code EC = sys::fs::status(In, Status))
    return createStringError(In + ": " + EC.message());
  Expected<sys::fs::file_t> From = sys::fs::openNativeFileForRead(In);
  if (!From)
    return createStringError(In + ": " + toString(From.takeError()));
  Error E = replaceFile(Out, Status.permissions(), [&](int To) {
    Error E = copyAll(*From, To, Status.getSize(), In, Out);
    for (const Edit &Change : Edits)
      if (!E)
        E = writeAll(To, Change.Bytes.data(), Change.Bytes.size(),
                     Change.FileOffset, Out);
    return E;
  });
  (void)sys::fs::closeFile(*From);
  return E;
}

} // namespace langprov
