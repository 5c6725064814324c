//===- ElfObject.cpp - One ELF object, ready to be read -------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "elf/ElfObject.h"
#include "elf/ElfDispatch.h"
#include "elf/InputFiles.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/BinaryFormat/ELF.h"
#include "llvm/BinaryFormat/Magic.h"
#include "llvm/Object/Decompressor.h"

using namespace llvm;
using namespace llvm::object;

namespace langprov {

//===----------------------------------------------------------------------===//
// Sections
//===----------------------------------------------------------------------===//

template <class ELFT>
Error ElfObject::readSections(const ELFFile<ELFT> &File,
                              MutableArrayRef<uint8_t> Bytes) {
  auto Headers = File.sections();
  if (!Headers)
    return Headers.takeError();
  auto Names = File.getSectionStringTable(*Headers);
  if (!Names)
    return Names.takeError();
  // All of them first: relocations name sections by index.
  Sections.resize(Headers->size());
  for (size_t I = 0; I < Headers->size(); ++I) {
    const typename ELFT::Shdr &Header = (*Headers)[I];
    ElfSection &S = Sections[I];
    S.Index = I;
    S.Type = Header.sh_type;
    S.Allocated = Header.sh_flags & ELF::SHF_ALLOC;
    S.Compressed = Header.sh_flags & ELF::SHF_COMPRESSED;
    S.Addr = S.Allocated ? uint64_t(Header.sh_addr) : 0;
    Expected<StringRef> SectionName = File.getSectionName(Header, *Names);
    if (!SectionName)
      return SectionName.takeError();
    S.Name = *SectionName;
    if (S.Type == ELF::SHT_NOBITS || S.Type == ELF::SHT_NULL)
      continue;
    Expected<ArrayRef<uint8_t>> Data = File.getSectionContents(Header);
    if (!Data)
      return createStringError("section " + Twine(I) + " '" + S.Name +
                               "': " + toString(Data.takeError()));
    S.FileOffset = Header.sh_offset;
    S.Data = Data->empty() ? MutableArrayRef<uint8_t>()
                           : Bytes.slice(S.FileOffset, Data->size());
    if (S.Compressed && isDebugSection(S.Name))
      if (Error E = decompress(S, ELFT::Is64Bits))
        return E;
  }
  return Error::success();
}

Error ElfObject::decompress(ElfSection &S, bool Is64) {
  StringRef Packed(reinterpret_cast<const char *>(S.Data.data()),
                   S.Data.size());
  auto Where = [&]() -> std::string { // Not a Twine: its parts are temporary.
    return ("section '" + S.Name + "' at file offset 0x" +
            utohexstr(S.FileOffset, /*LowerCase=*/true) + ": ")
        .str();
  };
  Expected<Decompressor> D =
      Decompressor::create(S.Name, Packed, LittleEndian, Is64);
  if (!D)
    return createStringError(Where() + toString(D.takeError()));
  // A header may claim any size; real debug info shrinks to 1/2 to 1/20.
  uint64_t Size = D->getDecompressedSize();
  if (Size > (Packed.size() + 1024) * uint64_t(1100))
    return createStringError(Where() + "claims to decompress to " +
                             Twine(Size) + " bytes, more than its " +
                             Twine(Packed.size()) + " bytes can hold");
  auto Buffer = WritableMemoryBuffer::getNewUninitMemBuffer(Size);
  if (!Buffer)
    return createStringError(Where() + "no memory for " + Twine(Size) +
                             " bytes");
  MutableArrayRef<uint8_t> Out(
      reinterpret_cast<uint8_t *>(Buffer->getBufferStart()), Size);
  if (Error E = D->decompress(Out))
    return createStringError(Where() + toString(std::move(E)));
  S.Data = Out;
  Decompressed.push_back(std::move(Buffer));
  return Error::success();
}

void ElfObject::layOut() {
  // Any addresses will do that do not overlap. A page in between keeps the end
  // of a section from being the start of the next.
  uint64_t Next = 0x10000;
  for (ElfSection &S : Sections) {
    if (!S.Allocated)
      continue;
    if (Relocatable) {
      S.Addr = Next;
      Next += (S.Data.size() + 0x2000) & ~uint64_t(0xfff);
    }
    if (!S.Data.empty())
      ByAddress.push_back(&S);
  }
  stable_sort(ByAddress, [](const ElfSection *A, const ElfSection *B) {
    return A->Addr < B->Addr;
  });
}

//===----------------------------------------------------------------------===//
// Interface
//===----------------------------------------------------------------------===//

Error ElfObject::read(MutableArrayRef<uint8_t> Bytes) {
  StringRef Text(reinterpret_cast<const char *>(Bytes.data()), Bytes.size());
  if (identify_magic(Text) == file_magic::bitcode)
    return createStringError("is LLVM bitcode, not ELF: audit what the linker "
                             "makes of it");
  if (!Text.starts_with("\x7f"
                        "ELF"))
    return make_error<NoDebugInfo>(Name, "not an ELF file");
  Expected<std::unique_ptr<ObjectFile>> Object =
      ObjectFile::createELFObjectFile(MemoryBufferRef(Text, Name));
  if (!Object)
    return Object.takeError();
  Parsed = std::move(*Object);
  LittleEndian = Parsed->isLittleEndian();
  Error E = dispatch(*Parsed, [&](const auto &File) -> Error {
    Machine = File.getHeader().e_machine;
    Relocatable = File.getHeader().e_type == ELF::ET_REL;
    return readSections(File, Bytes);
  });
  if (E)
    return E;
  layOut();
  return Relocatable ? relocate() : Error::success();
}

Expected<std::unique_ptr<ElfObject>>
ElfObject::create(StringRef Name, MutableArrayRef<uint8_t> Bytes) {
  std::unique_ptr<ElfObject> Object(new ElfObject);
  Object->Name = Name.str();
  // Errors get the file's name here and nowhere else.
  if (Error E = Object->read(Bytes)) {
    if (E.isA<NoDebugInfo>())
      return E;
    return createStringError(Name + ": " + toString(std::move(E)));
  }
  return Object;
}

Error ElfObject::forEachSymbol(
    function_ref<Error(const ELFSymbolRef &)> Visit) const {
  // LLVM's iterators end the program at a table that is broken.
  Error Broken = dispatch(*Parsed, [](const auto &File) -> Error {
    auto Headers = File.sections();
    if (!Headers)
      return Headers.takeError();
    for (const auto &Header : *Headers)
      if (Header.sh_type == ELF::SHT_SYMTAB)
        if (auto Symbols = File.symbols(&Header); !Symbols)
          return Symbols.takeError();
    return Error::success();
  });
  if (Broken)
    return Broken;
  for (const ELFSymbolRef Symbol : cast<ELFObjectFileBase>(*Parsed).symbols())
    if (Error E = Visit(Symbol))
      return E;
  return Error::success();
}

const ElfSection *ElfObject::find(StringRef SectionName) const {
  auto It = find_if(Sections,
                    [&](const ElfSection &S) { return S.Name == SectionName; });
  return It == Sections.end() ? nullptr : &*It;
}

ArrayRef<uint8_t> ElfObject::contents(StringRef SectionName) const {
  const ElfSection *S = find(SectionName);
  return S ? ArrayRef<uint8_t>(S->Data) : ArrayRef<uint8_t>();
}

const ElfSection *ElfObject::sectionAt(uint64_t Addr) const {
  auto It = partition_point(
      ByAddress, [&](const ElfSection *S) { return S->Addr <= Addr; });
  if (It == ByAddress.begin())
    return nullptr;
  const ElfSection *S = *std::prev(It);
  return Addr - S->Addr < S->Data.size() ? S : nullptr;
}

} // namespace langprov
