//===- SymbolAddresses.h - What relocations refer to ------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef LANGPROV_ELF_SYMBOLADDRESSES_H
#define LANGPROV_ELF_SYMBOLADDRESSES_H

#include "elf/ElfObject.h"
#include "llvm/BinaryFormat/ELF.h"
#include "llvm/Object/ELF.h"
#include <optional>

namespace langprov {

/// The addresses of a relocation section's symbols.
template <class ELFT> class SymbolAddresses {
public:
  static llvm::Expected<SymbolAddresses>
  create(const llvm::object::ELFFile<ELFT> &File, uint32_t SymtabIndex,
         llvm::ArrayRef<ElfSection> Sections, bool Relocatable) {
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
      if (Header.sh_type == llvm::ELF::SHT_SYMTAB_SHNDX &&
          Header.sh_link == SymtabIndex) {
        auto Table = File.getSHNDXTable(Header, *Headers);
        if (!Table)
          return Table.takeError();
        Result.ExtendedIndex = *Table;
      }
    return Result;
  }

  /// The address of symbol \p Index. The value of an undefined or absolute
  /// symbol is returned as it is.
  std::optional<uint64_t> get(uint32_t Index) const {
    if (Index >= Symbols.size())
      return std::nullopt;
    const typename ELFT::Sym &Symbol = Symbols[Index];
    uint32_t Section = Symbol.st_shndx;
    if (Section == llvm::ELF::SHN_XINDEX)
      Section = Index < ExtendedIndex.size() ? uint32_t(ExtendedIndex[Index])
                                             : uint32_t(llvm::ELF::SHN_UNDEF);
    else if (Section >= llvm::ELF::SHN_LORESERVE)
      Section = llvm::ELF::SHN_UNDEF;
    if (Section >= Sections.size())
      return std::nullopt;
    // Only in relocatable files is the value relative to the section.
    return (Relocatable ? Sections[Section].Addr : 0) + Symbol.st_value;
  }

private:
  SymbolAddresses(llvm::ArrayRef<ElfSection> Sections,
                  typename ELFT::SymRange Symbols, bool Relocatable)
      : Sections(Sections), Symbols(Symbols), Relocatable(Relocatable) {}

  llvm::ArrayRef<ElfSection> Sections;
  typename ELFT::SymRange Symbols;
  bool Relocatable;
  llvm::ArrayRef<typename ELFT::Word> ExtendedIndex;
};
/// Keeps the symbol table asked for last. A kernel's vmlinux.o has tens of
/// thousands of relocation sections that use the same one.
template <class ELFT> class SymbolCache {
public:
  SymbolCache(const llvm::object::ELFFile<ELFT> &File,
              llvm::ArrayRef<ElfSection> Sections, bool Relocatable)
      : File(File), Sections(Sections), Relocatable(Relocatable) {}

  llvm::Expected<const SymbolAddresses<ELFT> *> get(uint32_t SymtabIndex) {
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
  const llvm::object::ELFFile<ELFT> &File;
  llvm::ArrayRef<ElfSection> Sections;
  bool Relocatable;
  std::optional<SymbolAddresses<ELFT>> Last;
  uint32_t LastIndex = 0;
};

} // namespace langprov

#endif // LANGPROV_ELF_SYMBOLADDRESSES_H
