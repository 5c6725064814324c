//===- InputFiles.h - The objects in a file or archive ----------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef LANGPROV_ELF_INPUTFILES_H
#define LANGPROV_ELF_INPUTFILES_H

#include "elf/ElfObject.h"

namespace langprov {

/// The object has no DWARF at all, or is not one that could. In an archive that
/// is no fault.
class NoDebugInfo : public llvm::ErrorInfo<NoDebugInfo> {
public:
  static char ID;
  explicit NoDebugInfo(llvm::StringRef Name,
                       llvm::StringRef Why = "has no debug info (.debug_info)")
      : Text((Name + ": " + Why).str()) {}
  void log(llvm::raw_ostream &OS) const override { OS << Text; }
  std::error_code convertToErrorCode() const override {
    return llvm::inconvertibleErrorCode();
  }

private:
  std::string Text;
};

/// An object, and the memory that it is in.
struct OpenedObject {
  std::unique_ptr<llvm::WritableMemoryBuffer> Buffer;
  std::unique_ptr<ElfObject> Object;
};
/// The ELF object in the regular file at \p Path, or null.
std::unique_ptr<OpenedObject> openObject(llvm::StringRef Path);

/// An error if \p Path is not there, or is no regular file and may not be a
/// special one.
llvm::Error checkIsFile(llvm::StringRef Path, bool MayBeSpecial = false);

/// Opens \p Path read-only and calls \p Visit for the object, or for each
/// member if it is an archive; members are called "lib.a(member.o)". Members
/// without debug info are no error and are added to \p Skipped. It is an error,
/// at the end, if another member cannot be read or if no member has any.
llvm::Error forEachObject(llvm::StringRef Path,
                          llvm::function_ref<llvm::Error(ElfObject &)> Visit,
                          std::vector<std::string> &Skipped);

} // namespace langprov

#endif // LANGPROV_ELF_INPUTFILES_H
