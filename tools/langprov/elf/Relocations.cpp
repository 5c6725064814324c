//===- Relocations.cpp - The relocations of an ELF object -----------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Relocations of the debug sections that are read are applied. Those of code
// are kept, since they give the call target (CallTarget.h).
//
//===----------------------------------------------------------------------===//

#include "elf/ElfDispatch.h"
#include "elf/ElfObject.h"
#include "elf/RelocationTypes.h"
#include "elf/SymbolAddresses.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/BinaryFormat/ELF.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/MathExtras.h"
#include "llvm/Support/Process.h"
#include <sys/mman.h>

using namespace llvm;
using namespace llvm::object;

namespace langprov {

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

namespace {
/// An entry of SHT_REL or SHT_RELA.
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

static bool isRelocSection(uint32_t Type) {
  return Type == ELF::SHT_RELA || Type == ELF::SHT_REL;
}

/// Relocating changes debug sections in memory. In a hostile file these could
/// overlap the headers and relocations that are being read, so it is an error
/// if they overlap anything.
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
      return createStringError(
          "debug sections overlap others at file offset 0x" +
          utohexstr(R.Begin, true));
    Ends[R.Debug] = std::max(Ends[R.Debug], R.End);
  }
  return Error::success();
}

/// Releases the memory of a section that is not read again. A kernel's
/// relocations are larger than its .debug_info.
static void release(ArrayRef<uint8_t> Data) {
  uintptr_t Page = sys::Process::getPageSizeEstimate();
  uintptr_t Begin = alignTo(uintptr_t(Data.begin()), Page);
  uintptr_t End = alignDown(uintptr_t(Data.end()), Page);
  if (Begin < End)
    ::madvise(reinterpret_cast<void *>(Begin), End - Begin, MADV_DONTNEED);
}

/// Changes the ULEB128 at \p Offset, which keeps its length. False if it has no
/// end or is longer than any that an assembler makes.
static bool changeLeb(MutableArrayRef<uint8_t> Data, uint64_t Offset,
                      RelocationKind::Operation What, uint64_t Operand) {
  uint64_t End = Offset, Old = 0;
  do {
    if (End == Data.size() || End - Offset == 10)
      return false;
    Old |= uint64_t(Data[End] & 0x7f) << (7 * (End - Offset));
  } while (Data[End++] & 0x80);
  uint64_t New = What == RelocationKind::SetLeb   ? Operand
                 : What == RelocationKind::AddLeb ? Old + Operand
                                                  : Old - Operand;
  for (; Offset < End; ++Offset, New >>= 7)
    Data[Offset] = (New & 0x7f) | (Offset + 1 < End ? 0x80 : 0);
  return true;
}

/// Applies one relocation. Null, or why it could not be applied.
static const char *apply(MutableArrayRef<uint8_t> Data, endianness E,
                         RelocationKind Kind, uint64_t Offset,
                         std::optional<uint64_t> Symbol,
                         std::optional<int64_t> Addend) {
  if (Kind.What == RelocationKind::None)
    return nullptr;
  if (Kind.What == RelocationKind::Unknown)
    return "is of a type that is not known";
  if (Offset >= Data.size() || Data.size() - Offset < Kind.Width)
    return "is outside of the section";
  if (!Symbol)
    return "names a symbol that does not exist";
  if (!Kind.Width) {
    if (!changeLeb(Data, Offset, Kind.What, *Symbol + Addend.value_or(0)))
      return "changes a number without an end";
    return nullptr;
  }
  uint8_t *P = Data.data() + Offset;
  uint64_t Old = readSized(P, Kind.Width, E);
  // SHT_REL has the addend in the field.
  uint64_t Value = *Symbol + (Addend ? *Addend : Old);
  switch (Kind.What) {
  case RelocationKind::Relative:
    Value -= Offset;
    break;
  case RelocationKind::Add:
    Value = Old + *Symbol + Addend.value_or(0);
    break;
  case RelocationKind::Subtract:
    Value = Old - *Symbol - Addend.value_or(0);
    break;
  default:
    break;
  }
  writeSized(P, Kind.Width, E, Value);
  return nullptr;
}

template <class ELFT> Error ElfObject::relocate(const ELFFile<ELFT> &File) {
  if (Error E = checkApart(File))
    return E;
  RelocationKinds Kinds(Machine);
  endianness E = LittleEndian ? endianness::little : endianness::big;
  SymbolCache<ELFT> Cache(File, Sections, Relocatable);
  auto Headers = File.sections();
  if (!Headers)
    return Headers.takeError();
  for (size_t I = 0; I < Headers->size() && I < Sections.size(); ++I) {
    const auto &Header = (*Headers)[I];
    if (!isRelocSection(Header.sh_type) || Header.sh_info >= Sections.size())
      continue;
    const ElfSection &Target = Sections[Header.sh_info];
    if (!isRelocated(Target.Name))
      continue;
    auto Symbols = Cache.get(Header.sh_link);
    if (!Symbols)
      return Symbols.takeError();
    bool Rela = Header.sh_type == ELF::SHT_RELA;
    auto Apply = [&](const RelocView &R) -> Error {
      std::optional<int64_t> Addend;
      if (Rela)
        Addend = R.Addend;
      uint32_t Type = firstRelocationType(Machine, R.Type);
      if (const char *Why = apply(Target.Data, E, Kinds[Type], R.Offset,
                                  (*Symbols)->get(R.Symbol), Addend))
        Unresolved.push_back({Target.Index, Type, R.Offset, Why});
      return Error::success();
    };
    if (Error Failed = forEachReloc(File, Header, Apply))
      return Failed;
    release(Sections[I].Data);
  }
  llvm::sort(
      Unresolved, [](const UnresolvedPlace &A, const UnresolvedPlace &B) {
        return std::tie(A.Section, A.Offset) < std::tie(B.Section, B.Offset);
      });
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
    // In linked files these are the dynamic relocations, whose offsets are
    // addresses.
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
        CodeRelocs.push_back({Base + R.Offset, *Symbol, R.Addend, R.Type});
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
  readMappingSymbols();
  llvm::stable_sort(CodeRelocs, [](const CodeReloc &A, const CodeReloc &B) {
    return A.Addr < B.Addr;
  });
}

const ElfObject::UnresolvedPlace *
ElfObject::unresolvedIn(uint32_t Section, uint64_t Begin, uint64_t End) const {
  auto It = partition_point(Unresolved, [&](const UnresolvedPlace &P) {
    return std::tie(P.Section, P.Offset) < std::tie(Section, Begin);
  });
  return It != Unresolved.end() && It->Section == Section && It->Offset < End
             ? &*It
             : nullptr;
}

const ElfObject::CodeReloc *ElfObject::codeRelocIn(uint64_t Begin,
                                                   uint64_t End) const {
  auto It = partition_point(CodeRelocs,
                            [&](const CodeReloc &R) { return R.Addr < Begin; });
  return It != CodeRelocs.end() && It->Addr < End ? &*It : nullptr;
}

void ElfObject::readMappingSymbols() const {
  if (Machine != ELF::EM_ARM)
    return;
  for (const SymbolRef &Symbol : Parsed->symbols()) {
    Expected<StringRef> SymbolName = Symbol.getName();
    Expected<section_iterator> Section = Symbol.getSection();
    Expected<uint64_t> Value = Symbol.getValue();
    if (!SymbolName || !Section || !Value) {
      consumeError(SymbolName.takeError());
      consumeError(Section.takeError());
      consumeError(Value.takeError());
      continue;
    }
    StringRef Kind = SymbolName->take_front(2);
    if ((Kind != "$a" && Kind != "$t" && Kind != "$d") ||
        *Section == Parsed->section_end())
      continue;
    size_t Index = (*Section)->getIndex();
    uint64_t Base =
        Relocatable && Index < Sections.size() ? Sections[Index].Addr : 0;
    ThumbStarts.emplace_back(Base + *Value, Kind == "$t");
  }
  llvm::sort(ThumbStarts);
}

bool ElfObject::isThumbAt(uint64_t Addr) const {
  auto It = partition_point(ThumbStarts,
                            [&](const auto &P) { return P.first <= Addr; });
  return It != ThumbStarts.begin() && std::prev(It)->second;
}

std::string ElfObject::features() const {
  Expected<SubtargetFeatures> Features = Parsed->getFeatures();
  if (Features)
    return Features->getString();
  consumeError(Features.takeError());
  return "";
}

} // namespace langprov
