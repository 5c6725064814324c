//===- Relocations.cpp - The relocations of an ELF object -----------------===//
//
// Those of debug sections are applied; those of code are kept, to tell whom a
// call calls.
//
//===----------------------------------------------------------------------===//

#include "elf/ElfDispatch.h"
#include "elf/ElfObject.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/BinaryFormat/ELF.h"
#include "llvm/Object/RelocationResolver.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/MathExtras.h"
#include "llvm/Support/Process.h"
#include <sys/mman.h>

using namespace llvm;
using namespace llvm::object;

namespace langprov {

/// How many bytes a relocation of data changes; 0 if it is none. LLVM's
/// RelocationResolver gives the value but not the width.
static unsigned widthOf(uint16_t Machine, uint32_t Type) {
  switch (Machine) {
  case ELF::EM_X86_64:
    switch (Type) {
    case ELF::R_X86_64_64:
    case ELF::R_X86_64_DTPOFF64:
    case ELF::R_X86_64_PC64:
      return 8;
    case ELF::R_X86_64_32:
    case ELF::R_X86_64_32S:
    case ELF::R_X86_64_DTPOFF32:
    case ELF::R_X86_64_PC32:
      return 4;
    }
    return 0;
  case ELF::EM_AARCH64:
    switch (Type) {
    case ELF::R_AARCH64_ABS64:
    case ELF::R_AARCH64_PREL64:
      return 8;
    case ELF::R_AARCH64_ABS32:
    case ELF::R_AARCH64_PREL32:
      return 4;
    }
    return 0;
  case ELF::EM_S390:
    return Type == ELF::R_390_64 ? 8 : Type == ELF::R_390_32 ? 4 : 0;
  case ELF::EM_MIPS:
    switch (Type) {
    case ELF::R_MIPS_64:
    case ELF::R_MIPS_TLS_DTPREL64:
      return 8;
    case ELF::R_MIPS_32:
    case ELF::R_MIPS_PC32:
    case ELF::R_MIPS_TLS_DTPREL32:
      return 4;
    }
    return 0;
  case ELF::EM_PPC64:
    return Type == ELF::R_PPC64_ADDR64   ? 8
           : Type == ELF::R_PPC64_ADDR32 ? 4
                                         : 0;
  case ELF::EM_RISCV:
    switch (Type) {
    case ELF::R_RISCV_64:
    case ELF::R_RISCV_ADD64:
    case ELF::R_RISCV_SUB64:
      return 8;
    case ELF::R_RISCV_32:
    case ELF::R_RISCV_32_PCREL:
    case ELF::R_RISCV_SET32:
    case ELF::R_RISCV_ADD32:
    case ELF::R_RISCV_SUB32:
      return 4;
    case ELF::R_RISCV_SET16:
    case ELF::R_RISCV_ADD16:
    case ELF::R_RISCV_SUB16:
      return 2;
    case ELF::R_RISCV_SET6:
    case ELF::R_RISCV_SUB6:
    case ELF::R_RISCV_SET8:
    case ELF::R_RISCV_ADD8:
    case ELF::R_RISCV_SUB8:
      return 1;
    }
    return 0;
  case ELF::EM_386:
    return Type == ELF::R_386_32 ? 4 : 0;
  case ELF::EM_ARM:
    return Type == ELF::R_ARM_ABS32 ? 4 : 0;
  case ELF::EM_PPC:
    return Type == ELF::R_PPC_ADDR32 ? 4 : 0;
  }
  return 0;
}

static uint64_t readSized(const uint8_t *P, unsigned Width, endianness E) {
  switch (Width) {
  case 1:
    return *P;
  case 2:
    return support::endian::read16(P, E);
  case 4:
    return support::endian::read32(P, E);
  default:
    return support::endian::read64(P, E);
  }
}

static void writeSized(uint8_t *P, unsigned Width, endianness E, uint64_t V) {
  switch (Width) {
  case 1:
    *P = V;
    return;
  case 2:
    return support::endian::write16(P, V, E);
  case 4:
    return support::endian::write32(P, V, E);
  default:
    return support::endian::write64(P, V, E);
  }
}

/// MIPS64 packs up to three types into one; only the first says what a
/// relocation of data is.
static uint32_t firstType(uint16_t Machine, uint32_t Type) {
  return Machine == ELF::EM_MIPS ? Type & 0xff : Type;
}

namespace {
/// One relocation section's entries in one shape.
struct RelocView {
  uint64_t Offset;
  uint32_t Symbol;
  uint32_t Type;
  int64_t Addend;
};
} // namespace

/// Calls \p Visit for each relocation of a SHT_REL or SHT_RELA section.
template <class ELFT, class Fn>
static Error forEachReloc(const ELFFile<ELFT> &File,
                          const typename ELFT::Shdr &Header, Fn Visit) {
  bool Mips64EL = File.isMips64EL();
  if (Header.sh_type == ELF::SHT_RELA) {
    auto Relas = File.relas(Header);
    if (!Relas)
      return Relas.takeError();
    for (const auto &R : *Relas)
      if (Error E = Visit(RelocView{R.r_offset, R.getSymbol(Mips64EL),
                                    R.getType(Mips64EL), R.r_addend}))
        return E;
    return Error::success();
  }
  auto Rels = File.rels(Header);
  if (!Rels)
    return Rels.takeError();
  for (const auto &R : *Rels)
    if (Error E = Visit(RelocView{R.r_offset, R.getSymbol(Mips64EL),
                                  R.getType(Mips64EL), 0}))
      return E;
  return Error::success();
}

namespace {
/// The addresses of a relocation section's symbols.
template <class ELFT> class SymbolAddresses {
public:
  static Expected<SymbolAddresses> create(const ELFFile<ELFT> &File,
                                          uint32_t SymtabIndex,
                                          ArrayRef<ElfSection> Sections,
                                          bool Relocatable) {
    auto Symtab = File.getSection(SymtabIndex);
    if (!Symtab)
      return Symtab.takeError();
    auto Symbols = File.symbols(*Symtab);
    if (!Symbols)
      return Symbols.takeError();
    SymbolAddresses Result(Sections, *Symbols, Relocatable);
    auto Headers = File.sections();
    if (!Headers)
      return Headers.takeError();
    for (const auto &Header : *Headers)
      if (Header.sh_type == ELF::SHT_SYMTAB_SHNDX &&
          Header.sh_link == SymtabIndex) {
        auto Table = File.getSHNDXTable(Header, *Headers);
        if (!Table)
          return Table.takeError();
        Result.ExtendedIndex = *Table;
      }
    return Result;
  }

  /// The address of symbol \p Index; undefined and absolute ones have 0 added.
  std::optional<uint64_t> get(uint32_t Index) const {
    if (Index >= Symbols.size())
      return std::nullopt;
    const typename ELFT::Sym &Symbol = Symbols[Index];
    uint32_t Section = Symbol.st_shndx;
    if (Section == ELF::SHN_XINDEX)
      Section = Index < ExtendedIndex.size() ? uint32_t(ExtendedIndex[Index])
                                             : uint32_t(ELF::SHN_UNDEF);
    else if (Section >= ELF::SHN_LORESERVE)
      Section = ELF::SHN_UNDEF;
    if (Section >= Sections.size())
      return std::nullopt;
    // Only in relocatable files is the value relative to the section.
    return (Relocatable ? Sections[Section].Addr : 0) + Symbol.st_value;
  }

private:
  SymbolAddresses(ArrayRef<ElfSection> Sections,
                  typename ELFT::SymRange Symbols, bool Relocatable)
      : Sections(Sections), Symbols(Symbols), Relocatable(Relocatable) {}

  ArrayRef<ElfSection> Sections;
  typename ELFT::SymRange Symbols;
  bool Relocatable;
  ArrayRef<typename ELFT::Word> ExtendedIndex;
};
} // namespace

namespace {
/// The symbols of the table that was asked for last. A kernel's vmlinux.o has
/// tens of thousands of relocation sections, and one table.
template <class ELFT> class SymbolCache {
public:
  SymbolCache(const ELFFile<ELFT> &File, ArrayRef<ElfSection> Sections,
              bool Relocatable)
      : File(File), Sections(Sections), Relocatable(Relocatable) {}

  Expected<const SymbolAddresses<ELFT> *> get(uint32_t SymtabIndex) {
    if (!Last || LastIndex != SymtabIndex) {
      auto Made = SymbolAddresses<ELFT>::create(File, SymtabIndex, Sections,
                                                Relocatable);
      if (!Made)
        return Made.takeError();
      Last = std::move(*Made);
      LastIndex = SymtabIndex;
    }
    return &*Last;
  }

private:
  const ELFFile<ELFT> &File;
  ArrayRef<ElfSection> Sections;
  bool Relocatable;
  std::optional<SymbolAddresses<ELFT>> Last;
  uint32_t LastIndex = 0;
};
} // namespace

static bool isRelocSection(uint32_t Type) {
  return Type == ELF::SHT_RELA || Type == ELF::SHT_REL;
}

/// Relocations write into debug sections. In a sane file these share no byte
/// with anything else; in a hostile one they could be the very headers and
/// relocations that are being read.
template <class ELFT>
Error ElfObject::checkApart(const ELFFile<ELFT> &File) const {
  struct Range {
    uint64_t Begin, End;
    bool Debug;
  };
  const auto &Header = File.getHeader();
  uint64_t Table = Header.e_shoff;
  std::vector<Range> Ranges = {
      {0, sizeof(Header), false},
      {Table, Table + Sections.size() * sizeof(typename ELFT::Shdr), false}};
  for (const ElfSection &S : Sections)
    if (!S.Data.empty() && !(S.Compressed && isDebugSection(S.Name)))
      Ranges.push_back(
          {S.FileOffset, S.FileOffset + S.Data.size(), isDebugSection(S.Name)});
  llvm::sort(Ranges, [](const Range &A, const Range &B) {
    return std::tie(A.Begin, A.End) < std::tie(B.Begin, B.End);
  });
  // The furthest end so far, of debug sections and of all others.
  uint64_t Ends[2] = {0, 0};
  for (const Range &R : Ranges) {
    if (R.Begin < Ends[true] || (R.Debug && R.Begin < Ends[false]))
      return error("debug sections overlap others at file offset 0x" +
                   utohexstr(R.Begin, true));
    Ends[R.Debug] = std::max(Ends[R.Debug], R.End);
  }
  return Error::success();
}

/// Gives back the memory of a section that is not read again. A kernel's
/// relocations are larger than its .debug_info.
static void release(ArrayRef<uint8_t> Data) {
  uintptr_t Page = sys::Process::getPageSizeEstimate();
  uintptr_t Begin = alignTo(uintptr_t(Data.begin()), Page);
  uintptr_t End = alignDown(uintptr_t(Data.end()), Page);
  if (Begin < End)
    ::madvise(reinterpret_cast<void *>(Begin), End - Begin, MADV_DONTNEED);
}

template <class ELFT> Error ElfObject::relocate(const ELFFile<ELFT> &File) {
  if (Error E = checkApart(File))
    return E;
  SymbolCache<ELFT> Cache(File, Sections, Relocatable);
  auto [Supports, Resolve] = getRelocationResolver(*Parsed);
  endianness E = LittleEndian ? endianness::little : endianness::big;
  auto Headers = File.sections();
  if (!Headers)
    return error(toString(Headers.takeError()));
  for (size_t I = 0; I < Headers->size() && I < Sections.size(); ++I) {
    const auto &Header = (*Headers)[I];
    if (!isRelocSection(Header.sh_type) || Header.sh_info >= Sections.size())
      continue;
    const ElfSection &Target = Sections[Header.sh_info];
    if (!isDebugSection(Target.Name))
      continue;
    auto Symbols = Cache.get(Header.sh_link);
    if (!Symbols)
      return error(toString(Symbols.takeError()));
    bool Rel = Header.sh_type == ELF::SHT_REL;
    auto Apply = [&, Supports = Supports,
                  Resolve = Resolve](const RelocView &R) -> Error {
      uint32_t Type = firstType(Machine, R.Type);
      if (Type == 0) // R_*_NONE, of every machine
        return Error::success();
      auto Bad = [&](const Twine &What) {
        return error("relocation of " + Target.Name + "+0x" +
                     utohexstr(R.Offset, true) + ": " + What);
      };
      unsigned Width = widthOf(Machine, Type);
      if (!Width || !Supports || !Supports(Type))
        return Bad("type " + Twine(Type) + " of machine " + Twine(Machine) +
                   " is not supported");
      if (R.Offset > Target.Data.size() ||
          Target.Data.size() - R.Offset < Width)
        return Bad("outside of the section");
      std::optional<uint64_t> Symbol = (*Symbols)->get(R.Symbol);
      if (!Symbol)
        return Bad("no symbol " + Twine(R.Symbol));
      uint8_t *P = Target.Data.data() + R.Offset;
      uint64_t Old = readSized(P, Width, E);
      int64_t Addend = Rel ? int64_t(Old) : R.Addend;
      // For SHT_REL the resolvers take the addend from the location, and LLVM
      // passes 0 for the other (RelocationResolver.cpp, resolveRelocation).
      writeSized(P, Width, E,
                 Resolve(Type, R.Offset, *Symbol, Rel ? Addend : Old,
                         Rel ? 0 : Addend));
      return Error::success();
    };
    if (Error Failed = forEachReloc(File, Header, Apply)) {
      std::string Message = toString(std::move(Failed));
      return StringRef(Message).starts_with(Name) ? createStringError(Message)
                                                  : error(Message);
    }
    release(Sections[I].Data);
  }
  return Error::success();
}

template <class ELFT>
Error ElfObject::readCodeRelocs(const ELFFile<ELFT> &File) const {
  SymbolCache<ELFT> Cache(File, Sections, Relocatable);
  auto Headers = File.sections();
  if (!Headers)
    return Headers.takeError();
  for (size_t I = 0; I < Headers->size() && I < Sections.size(); ++I) {
    const auto &Header = (*Headers)[I];
    if (!isRelocSection(Header.sh_type))
      continue;
    // In linked files these are the dynamic relocations, which name addresses.
    uint64_t Base = 0;
    if (!Relocatable) {
      if (!Sections[I].Allocated)
        continue;
    } else {
      if (Header.sh_info >= Sections.size())
        continue;
      const ElfSection &Target = Sections[Header.sh_info];
      if (!Target.Allocated || Target.Data.empty() ||
          Target.Type != ELF::SHT_PROGBITS || Target.Name.starts_with(".data"))
        continue;
      Base = Target.Addr;
    }
    auto Symbols = Cache.get(Header.sh_link);
    if (!Symbols)
      return Symbols.takeError();
    auto Add = [&](const RelocView &R) -> Error {
      std::optional<uint64_t> Symbol = (*Symbols)->get(R.Symbol);
      if (Symbol)
        CodeRelocs.push_back({Base + R.Offset, *Symbol, R.Addend});
      return Error::success();
    };
    if (Error E = forEachReloc(File, Header, Add))
      return E;
  }
  return Error::success();
}

Error ElfObject::relocate() {
  return dispatch(*Parsed, [&](const auto &File) { return relocate(File); });
}

void ElfObject::loadCodeRelocs() const {
  if (!CodeRelocs.empty())
    return;
  consumeError(dispatch(
      *Parsed, [&](const auto &File) { return readCodeRelocs(File); }));
  llvm::stable_sort(CodeRelocs, [](const CodeReloc &A, const CodeReloc &B) {
    return A.Addr < B.Addr;
  });
}

const ElfObject::CodeReloc *ElfObject::codeRelocAt(uint64_t Addr) const {
  auto It = partition_point(CodeRelocs,
                            [&](const CodeReloc &R) { return R.Addr < Addr; });
  return It != CodeRelocs.end() && It->Addr == Addr ? &*It : nullptr;
}

} // namespace langprov
