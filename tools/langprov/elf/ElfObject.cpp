//===- ElfObject.cpp - One ELF object, ready to be read -------------------===//

#include "elf/ElfObject.h"
#include "elf/ElfDispatch.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/BinaryFormat/ELF.h"
#include "llvm/BinaryFormat/Magic.h"
#include "llvm/Object/Decompressor.h"

using namespace llvm;
using namespace llvm::object;

namespace langprov {

Error ElfObject::error(const Twine &Message) const {
  return createStringError(Name + ": " + Message);
}

//===----------------------------------------------------------------------===//
// Sections
//===----------------------------------------------------------------------===//

template <class ELFT>
Error ElfObject::readSections(const ELFFile<ELFT> &File,
                              MutableArrayRef<uint8_t> Bytes) {
  auto Headers = File.sections();
  if (!Headers)
    return error(toString(Headers.takeError()));
  auto Names = File.getSectionStringTable(*Headers);
  if (!Names)
    return error(toString(Names.takeError()));
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
      return error(toString(SectionName.takeError()));
    S.Name = *SectionName;
    if (S.Type == ELF::SHT_NOBITS || S.Type == ELF::SHT_NULL)
      continue;
    Expected<ArrayRef<uint8_t>> Data = File.getSectionContents(Header);
    if (!Data)
      return error("section " + Twine(I) + " '" + S.Name +
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
  auto Where = [&]() -> std::string { // A Twine would outlive its parts.
    return ("section '" + S.Name + "' at file offset 0x" +
            utohexstr(S.FileOffset, /*LowerCase=*/true) + ": ")
        .str();
  };
  Expected<Decompressor> D =
      Decompressor::create(S.Name, Packed, LittleEndian, Is64);
  if (!D)
    return error(Where() + toString(D.takeError()));
  // A header may claim any size; real debug info packs 2 to 20 times.
  uint64_t Size = D->getDecompressedSize();
  if (Size > (Packed.size() + 1024) * uint64_t(1100))
    return error(Where() + "claims to decompress to " + Twine(Size) +
                 " bytes, more than its " + Twine(Packed.size()) +
                 " bytes can hold");
  auto Buffer = WritableMemoryBuffer::getNewUninitMemBuffer(Size);
  if (!Buffer)
    return error(Where() + "no memory for " + Twine(Size) + " bytes");
  MutableArrayRef<uint8_t> Out(
      reinterpret_cast<uint8_t *>(Buffer->getBufferStart()), Size);
  if (Error E = D->decompress(Out))
    return error(Where() + toString(std::move(E)));
  S.Data = Out;
  Decompressed.push_back(std::move(Buffer));
  return Error::success();
}

void ElfObject::layOut() {
  // Only relative places matter; a page in between keeps "one past the end of
  // this" from being "the start of that".
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

Expected<std::unique_ptr<ElfObject>>
ElfObject::create(StringRef Name, MutableArrayRef<uint8_t> Bytes) {
  std::unique_ptr<ElfObject> Object(new ElfObject);
  Object->Name = Name.str();
  StringRef Text(reinterpret_cast<const char *>(Bytes.data()), Bytes.size());
  file_magic Magic = identify_magic(Text);
  if (Magic == file_magic::bitcode)
    return Object->error("is LLVM bitcode, not ELF: audit what the linker "
                         "makes of it");
  if (!Text.starts_with("\x7f"
                        "ELF"))
    return Object->error("not an ELF file");
  Expected<std::unique_ptr<ObjectFile>> Parsed =
      ObjectFile::createELFObjectFile(MemoryBufferRef(Text, Object->Name));
  if (!Parsed)
    return Object->error(toString(Parsed.takeError()));
  Object->Parsed = std::move(*Parsed);
  Object->LittleEndian = Object->Parsed->isLittleEndian();
  Error E = dispatch(*Object->Parsed, [&](const auto &File) -> Error {
    Object->Machine = File.getHeader().e_machine;
    Object->Relocatable = File.getHeader().e_type == ELF::ET_REL;
    if (Error Failed = Object->readSections(File, Bytes))
      return Failed;
    Object->layOut();
    return Error::success();
  });
  if (!E && Object->Relocatable)
    E = Object->relocate();
  if (E)
    return E;
  return Object;
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
