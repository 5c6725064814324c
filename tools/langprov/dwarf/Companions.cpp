//===- Companions.cpp - The other files of a file's debug info ------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "dwarf/Companions.h"
#include "dwarf/Cursor.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/BinaryFormat/ELF.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace langprov {

namespace {
struct Link {
  StringRef Name;
  ArrayRef<uint8_t> BuildId;
};
} // namespace

static ArrayRef<uint8_t> rest(ArrayRef<uint8_t> Data, const Cursor &C) {
  return Data.drop_front(std::min<uint64_t>(C.offset(), Data.size()));
}

/// DWARF 5, 7.3.6: version, is_supplementary, name, length, checksum. The file
/// and its supplementary file have one each, with the same checksum.
static Link readDebugSup(const ElfObject &Object, bool OfSupplementary) {
  ArrayRef<uint8_t> Sup = Object.contents(".debug_sup");
  Cursor C(Sup, Object.isLittleEndian());
  uint16_t Version = C.u16();
  bool IsSupplementary = C.u8();
  StringRef Name = C.cstr(4096);
  uint64_t Length = C.uleb();
  if (C.failed() || Version != 5 || IsSupplementary != OfSupplementary ||
      Length > C.remaining())
    return {};
  return {Name, rest(Sup, C).take_front(Length)};
}

static Link readLink(const ElfObject &Object) {
  // A name and a build id, the rest of the section.
  ArrayRef<uint8_t> Alt = Object.contents(".gnu_debugaltlink");
  if (!Alt.empty()) {
    Cursor C(Alt, Object.isLittleEndian());
    StringRef Name = C.cstr(4096);
    return {Name, rest(Alt, C)};
  }
  return readDebugSup(Object, /*OfSupplementary=*/false);
}

/// The build id in an object's notes; empty without one.
/// LLVM 19's getBuildID() looks for notes in segments only, and a supplementary
/// file has none.
static ArrayRef<uint8_t> readBuildId(const ElfObject &Object) {
  ArrayRef<uint8_t> Note = Object.contents(".note.gnu.build-id");
  Cursor C(Note, Object.isLittleEndian());
  uint32_t NameSize = C.u32(), Size = C.u32(), Type = C.u32();
  if (C.failed() || NameSize != 4 || Type != ELF::NT_GNU_BUILD_ID ||
      C.cstr(4) != "GNU" || Size > C.remaining())
    return {};
  return rest(Note, C).take_front(Size);
}

/// The object's directory. A member of an archive has the archive's.
static StringRef directoryOf(const ElfObject &Object) {
  StringRef Name = Object.name();
  if (Name.ends_with(")"))
    Name = Name.take_front(Name.rfind('('));
  return sys::path::parent_path(Name);
}

static std::string inDirectory(StringRef Directory, StringRef Name) {
  SmallString<256> Path(Directory);
  sys::path::append(Path, Name);
  return std::string(Path);
}

std::string supplementaryName(const ElfObject &Object) {
  return readLink(Object).Name.str();
}

std::vector<std::string> supplementaryPaths(const ElfObject &Object) {
  Link L = readLink(Object);
  std::vector<std::string> Paths;
  if (L.Name.empty())
    return Paths;
  if (sys::path::is_absolute(L.Name))
    Paths.push_back(L.Name.str());
  else
    Paths.push_back(inDirectory(directoryOf(Object), L.Name));
  // As gdb and elfutils look for it.
  if (L.BuildId.size() > 1)
    Paths.push_back("/usr/lib/debug/.build-id/" +
                    toHex(L.BuildId.take_front(1), /*LowerCase=*/true) + "/" +
                    toHex(L.BuildId.drop_front(1), /*LowerCase=*/true) +
                    ".debug");
  StringRef Base = sys::path::filename(L.Name);
  Paths.push_back(inDirectory(directoryOf(Object), Base));
  Paths.push_back(inDirectory("/usr/lib/debug/.dwz", Base));
  return Paths;
}

bool isSupplementaryOf(const ElfObject &Object, const ElfObject &Candidate) {
  ArrayRef<uint8_t> Wanted = readLink(Object).BuildId;
  if (Wanted.empty())
    return true;
  if (!Object.contents(".gnu_debugaltlink").empty())
    return readBuildId(Candidate) == Wanted;
  return readDebugSup(Candidate, /*OfSupplementary=*/true).BuildId == Wanted;
}

std::vector<std::string> dwoPaths(const ElfObject &Object, StringRef CompDir,
                                  StringRef Name) {
  if (sys::path::is_absolute(Name))
    return {Name.str(),
            inDirectory(directoryOf(Object), sys::path::filename(Name))};
  return {inDirectory(CompDir, Name), inDirectory(directoryOf(Object), Name),
          inDirectory(directoryOf(Object), sys::path::filename(Name))};
}

} // namespace langprov
