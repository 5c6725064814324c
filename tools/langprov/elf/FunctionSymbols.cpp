//===- FunctionSymbols.cpp - The functions of a symbol table --------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "elf/FunctionSymbols.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/BinaryFormat/ELF.h"

using namespace llvm;
using namespace llvm::object;

namespace langprov {

/// Adds a symbol that defines a function; others are passed over.
static Error add(const ElfObject &Object, const ELFSymbolRef &Symbol,
                 function_ref<void(StringRef, uint64_t)> Visit) {
  uint8_t Type = Symbol.getELFType();
  if (Type != ELF::STT_FUNC && Type != ELF::STT_GNU_IFUNC)
    return Error::success();
  Expected<uint32_t> Flags = Symbol.getFlags();
  if (!Flags)
    return Flags.takeError();
  if (*Flags & (SymbolRef::SF_Undefined | SymbolRef::SF_Absolute))
    return Error::success();
  Expected<section_iterator> Section = Symbol.getSection();
  if (!Section)
    return Section.takeError();
  Expected<StringRef> Name = Symbol.getName();
  if (!Name)
    return Name.takeError();
  Expected<uint64_t> Value = Symbol.getValue();
  if (!Value)
    return Value.takeError();
  uint64_t Base = 0;
  if (Object.isRelocatable()) {
    size_t Index = (*Section)->getIndex();
    if (Index >= Object.sections().size())
      return Error::success();
    Base = Object.sections()[Index].Addr;
  }
  if (!Name->empty())
    Visit(*Name, Base + *Value);
  return Error::success();
}

Expected<FunctionSymbols> FunctionSymbols::read(const ElfObject &Object) {
  FunctionSymbols Symbols;
  if (!Object.find(".symtab"))
    return createStringError(Object.name() +
                             ": has no symbol table (.symtab), which says "
                             "where functions are");
  Error E = Object.forEachSymbol([&](const ELFSymbolRef &Symbol) {
    return add(Object, Symbol, [&](StringRef Name, uint64_t Address) {
      auto &Addresses = Symbols.Addresses[Name];
      if (!is_contained(Addresses, Address))
        Addresses.push_back(Address);
      auto &Names = Symbols.Names[Address];
      if (!is_contained(Names, Name))
        Names.push_back(Name);
    });
  });
  if (E)
    return createStringError(Object.name() + ": " + toString(std::move(E)));
  for (auto &Entry : Symbols.Addresses)
    llvm::sort(Entry.second);
  return Symbols;
}

ArrayRef<uint64_t> FunctionSymbols::addressesOf(StringRef Name) const {
  auto It = Addresses.find(Name);
  return It == Addresses.end() ? ArrayRef<uint64_t>() : It->second;
}

ArrayRef<StringRef> FunctionSymbols::namesAt(uint64_t Address) const {
  auto It = Names.find(Address);
  return It == Names.end() ? ArrayRef<StringRef>() : It->second;
}

} // namespace langprov
