//===- ElfObject.h - One ELF object, ready to be read -----------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// Gives the DWARF reader plain bytes: sections are found by name, decompressed
/// and, in relocatable files (ET_REL: .o, .ko, vmlinux.o), relocated. In a
/// relocatable file every allocated section starts at address 0, so they are
/// given addresses one after another here; an address then means one place in
/// all kinds of files.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROV_ELF_ELFOBJECT_H
#define LANGPROV_ELF_ELFOBJECT_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Object/ELFObjectFile.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/TargetParser/SubtargetFeature.h"
#include "llvm/TargetParser/Triple.h"
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace langprov {

struct ElfSection {
  llvm::StringRef Name;
  llvm::MutableArrayRef<uint8_t> Data;
  uint64_t Addr = 0;       ///< 0 if not allocated.
  uint64_t FileOffset = 0; ///< Of Data in the file.
  uint32_t Index = 0;
  uint32_t Type = 0;
  bool Allocated = false;
  bool Compressed = false; ///< Data then is a decompressed copy.
};

class ElfObject {
public:
  /// Reads an object from \p Bytes, which must live as long as the object.
  /// Relocation changes them, so they must be a private copy or a private
  /// mapping. \p Name is the name in errors.
  static llvm::Expected<std::unique_ptr<ElfObject>>
  create(llvm::StringRef Name, llvm::MutableArrayRef<uint8_t> Bytes);

  llvm::StringRef name() const { return Name; }
  bool isLittleEndian() const { return LittleEndian; }
  bool isRelocatable() const { return Relocatable; }
  uint16_t machine() const { return Machine; }
  llvm::ArrayRef<ElfSection> sections() const { return Sections; }

  /// The first section called \p SectionName, or null.
  const ElfSection *find(llvm::StringRef SectionName) const;
  /// Its contents, empty if there is none.
  llvm::ArrayRef<uint8_t> contents(llvm::StringRef SectionName) const;

  /// The allocated section with bytes that holds \p Addr, or null.
  const ElfSection *sectionAt(uint64_t Addr) const;

  /// A field whose relocation could not be applied, so that its value is not
  /// known.
  struct UnresolvedPlace {
    uint32_t Section; ///< Index in sections().
    uint32_t Type;    ///< Of the relocation.
    uint64_t Offset;
    const char *Why; ///< "is of a type that is not known"
  };
  /// In the order of sections and offsets.
  llvm::ArrayRef<UnresolvedPlace> unresolved() const { return Unresolved; }
  /// The first one in bytes \p Begin to \p End of a section, or null.
  const UnresolvedPlace *unresolvedIn(uint32_t Section, uint64_t Begin,
                                      uint64_t End) const;

  /// What the field at Addr refers to. In a relocatable file it is a field of
  /// an instruction, in a linked one a slot of the global offset table.
  struct CodeReloc {
    uint64_t Addr;
    uint64_t Symbol; ///< The symbol's address.
    int64_t Addend;
    uint32_t Type;
  };
  /// Reads the relocations of code, which few files need. Call it before
  /// codeRelocIn() and before other threads do. An error in them is not
  /// reported: no relocation is known then.
  void loadCodeRelocs() const;
  /// The first relocation in \p Begin to \p End, or null.
  const CodeReloc *codeRelocIn(uint64_t Begin, uint64_t End) const;
  /// Whether the code at \p Addr of an ARM object is Thumb code.
  bool isThumbAt(uint64_t Addr) const;

  /// Calls \p Visit for each entry of .symtab, up to the first error.
  llvm::Error forEachSymbol(
      llvm::function_ref<llvm::Error(const llvm::object::ELFSymbolRef &)> Visit)
      const;

  llvm::Triple triple() const { return Parsed->makeTriple(); }
  /// Of the processor that the code is for.
  std::string features() const;

private:
  std::string Name;
  bool LittleEndian = true;
  bool Relocatable = false;
  uint16_t Machine = 0;
  std::vector<ElfSection> Sections;
  std::vector<const ElfSection *> ByAddress;
  std::vector<std::unique_ptr<llvm::WritableMemoryBuffer>> Decompressed;
  std::vector<UnresolvedPlace> Unresolved;
  mutable std::vector<CodeReloc> CodeRelocs; ///< Sorted by Addr.
  /// ARM's mapping symbols, sorted: where code or data begins, and if Thumb.
  mutable std::vector<std::pair<uint64_t, bool>> ThumbStarts;

  std::unique_ptr<llvm::object::ObjectFile> Parsed;

  llvm::Error read(llvm::MutableArrayRef<uint8_t> Bytes);
  template <class ELFT>
  llvm::Error readSections(const llvm::object::ELFFile<ELFT> &File,
                           llvm::MutableArrayRef<uint8_t> Bytes);
  template <class ELFT>
  llvm::Error checkApart(const llvm::object::ELFFile<ELFT> &File) const;
  template <class ELFT>
  llvm::Error relocate(const llvm::object::ELFFile<ELFT> &File);
  llvm::Error relocate();
  template <class ELFT>
  llvm::Error readCodeRelocs(const llvm::object::ELFFile<ELFT> &File) const;
  void readMappingSymbols() const;
  llvm::Error decompress(ElfSection &Section, bool Is64);
  void layOut();
};

} // namespace langprov

#endif // LANGPROV_ELF_ELFOBJECT_H
