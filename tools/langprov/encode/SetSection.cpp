//===- SetSection.cpp - New contents for a section ------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "encode/SetSection.h"
#include "elf/ElfDispatch.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/BinaryFormat/ELF.h"
#include "llvm/Support/MathExtras.h"

using namespace llvm;
using namespace llvm::object;

namespace langprov {

namespace {
template <class ELFT> class SectionPlanner {
public:
  SectionPlanner(StringRef Name, const ELFFile<ELFT> &File, StringRef Section)
      : Name(Name), File(File), Section(Section), End(File.getBufSize()) {}

  Expected<std::vector<Edit>> run(ArrayRef<uint8_t> Contents) {
    auto Table = File.sections();
    if (!Table)
      return bad(toString(Table.takeError()));
    Headers.assign(Table->begin(), Table->end());
    if (Headers.empty())
      return bad("has no section headers");
    auto StringsOrError = File.getSectionStringTable(*Table);
    if (!StringsOrError)
      return bad(toString(StringsOrError.takeError()));
    Names = *StringsOrError;
    size_t Index = find();
    if (Index == 0) {
      if (Error E = addHeader())
        return E;
      Index = Headers.size() - 1;
    }
    Elf_Shdr &Header = Headers[Index];
    if (Header.sh_flags & ELF::SHF_ALLOC)
      return bad("its " + Section +
                 " is part of the program's memory, where it cannot grow: "
                 "encode before that link, or write the BTF alone "
                 "(--detached)");
    if (Header.sh_flags & ELF::SHF_COMPRESSED)
      return bad("its " + Section + " is compressed");
    Header.sh_type = ELF::SHT_PROGBITS;
    Header.sh_size = Contents.size();
    Header.sh_offset = allocate(8);
    put(Header.sh_offset, Contents);
    End += Contents.size();
    if (!IsAdded)
      putObject(File.getHeader().e_shoff + Index * sizeof(Elf_Shdr), Header);
    else if (Error E = putHeaders())
      return E;
    return std::move(Edits);
  }

private:
  using Elf_Shdr = typename ELFT::Shdr;
  using Elf_Ehdr = typename ELFT::Ehdr;

  Error bad(const Twine &Why) const {
    return createStringError(Name + ": " + Why);
  }

  size_t find() {
    for (size_t I = 1; I < Headers.size(); ++I) {
      uint32_t At = Headers[I].sh_name;
      if (At < Names.size() &&
          Names.drop_front(At).split('\0').first == Section)
        return I;
    }
    return 0;
  }

  Error addHeader() {
    const Elf_Ehdr &Header = File.getHeader();
    if (Header.e_shnum == 0 || Headers.size() + 1 >= ELF::SHN_LORESERVE)
      return bad("has too many sections to add another");
    // As a reader finds it, which has checked that it is there.
    uint32_t NamesIndex = Header.e_shstrndx == ELF::SHN_XINDEX
                              ? uint32_t(Headers[0].sh_link)
                              : uint32_t(Header.e_shstrndx);
    if (NamesIndex == 0 || NamesIndex >= Headers.size())
      return bad("has no names of sections");
    Elf_Shdr &NamesHeader = Headers[NamesIndex];
    std::string NewNames = (Names + Section).str() + '\0';
    NamesHeader.sh_offset = allocate(1);
    NamesHeader.sh_size = NewNames.size();
    put(NamesHeader.sh_offset, arrayRefFromStringRef(NewNames));
    End += NewNames.size();
    Elf_Shdr New = {};
    New.sh_name = Names.size();
    New.sh_addralign = 1;
    Headers.push_back(New);
    IsAdded = true;
    return Error::success();
  }

  Error putHeaders() {
    uint64_t At = allocate(8);
    put(At, {reinterpret_cast<const uint8_t *>(Headers.data()),
             Headers.size() * sizeof(Elf_Shdr)});
    Elf_Ehdr Header = File.getHeader();
    Header.e_shoff = At;
    Header.e_shnum = Headers.size();
    putObject(0, Header);
    return Error::success();
  }

  uint64_t allocate(uint64_t Alignment) {
    End = alignTo(End, Alignment);
    return End;
  }
  void put(uint64_t Offset, ArrayRef<uint8_t> Bytes) {
    Edits.push_back({Offset, {Bytes.begin(), Bytes.end()}});
  }
  template <class T> void putObject(uint64_t Offset, const T &Object) {
    put(Offset, {reinterpret_cast<const uint8_t *>(&Object), sizeof(T)});
  }

  StringRef Name;
  const ELFFile<ELFT> &File;
  StringRef Section, Names;
  uint64_t End;
  std::vector<Elf_Shdr> Headers;
  bool IsAdded = false;
  std::vector<Edit> Edits;
};
} // namespace

template <class ELFT>
static Expected<std::vector<Edit>>
plan(StringRef Name, const ELFFile<ELFT> &File, StringRef Section,
     ArrayRef<uint8_t> Contents) {
  return SectionPlanner<ELFT>(Name, File, Section).run(Contents);
}

Expected<std::vector<Edit>> planSetSection(StringRef Name,
                                           ArrayRef<uint8_t> File,
                                           StringRef Section,
                                           ArrayRef<uint8_t> Contents) {
  // The kernel looks for the signature at the end.
  if (toStringRef(File).ends_with("~Module signature appended~\n"))
    return createStringError(Name + ": is signed; encode before signing");
  auto Object =
      ObjectFile::createELFObjectFile(MemoryBufferRef(toStringRef(File), Name));
  if (!Object)
    return createStringError(Name + ": " + toString(Object.takeError()));
  return dispatch(**Object, [&](const auto &Elf) {
    return plan(Name, Elf, Section, Contents);
  });
}

} // namespace langprov
