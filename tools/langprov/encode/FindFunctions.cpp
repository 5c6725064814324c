//===- FindFunctions.cpp - The functions of Rust in DWARF -----------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "encode/FindFunctions.h"
#include "LangProvenance/AbiNote.h"

using namespace llvm;
using namespace llvm::dwarf;

namespace langprov {

namespace {
class Finder {
public:
  Finder(const DwarfFile &File, const DieTable &Table, TypeReader &Reader)
      : File(File), Table(Table), Reader(Reader) {}

  std::optional<FoundFunction> read(uint32_t Index);

private:
  std::optional<uint64_t> addressOf(uint32_t Index) const;
  std::optional<StringRef> noteAt(const DieTable &At, uint32_t Index) const;
  void readParameters(const DieTable &At, uint32_t Index, FoundFunction &F);

  const DwarfFile &File;
  const DieTable &Table;
  TypeReader &Reader;
};
} // namespace

std::optional<uint64_t> Finder::addressOf(uint32_t Index) const {
  Die D = Table.read(Index);
  if (const AttrValue *V = D.get(DW_AT_low_pc))
    return File.address(Table.unit(), V->Form, V->Value);
  if (const AttrValue *V = D.get(DW_AT_ranges))
    return File.firstRange(Table.unit(), V->Form, V->Value);
  return std::nullopt;
}

std::optional<StringRef> Finder::noteAt(const DieTable &At,
                                        uint32_t Index) const {
  for (uint32_t I = Index + 1; I < At[Index].SubtreeEnd; I = At[I].SubtreeEnd)
    if (At.tag(I) == DW_TAG_LLVM_annotation && At.name(I) == AbiAnnotationName)
      return File.string(At.unit(), At.read(I).get(DW_AT_const_value));
  return std::nullopt;
}

void Finder::readParameters(const DieTable &At, uint32_t Index,
                            FoundFunction &F) {
  for (uint32_t I = Index + 1; I < At[Index].SubtreeEnd; I = At[I].SubtreeEnd)
    if (At.tag(I) == DW_TAG_formal_parameter)
      F.Parameters.push_back({At.name(I).str(), Reader.typeOfInstance(At, I)});
}

std::optional<FoundFunction> Finder::read(uint32_t Index) {
  std::optional<uint64_t> Address = addressOf(Index);
  if (!Address)
    return std::nullopt;
  FoundFunction F;
  F.Address = *Address;
  F.Result = Reader.typeOfInstance(Table, Index);
  // The code's own DIE leaves out parameters that are gone; if it is an
  // instance of an abstract one, that has all, in their order.
  TypeReader::Place Definition{&Table, Index};
  if (auto Abstract = Reader.referred(Table, Index, DW_AT_abstract_origin))
    Definition = *Abstract;
  readParameters(*Definition.first, Definition.second, F);
  TypeReader::Place Last = Definition;
  F.Note = noteAt(Table, Index);
  if (!F.Note)
    F.Note = noteAt(*Definition.first, Definition.second);
  if (auto Declaration = Reader.referred(*Definition.first, Definition.second,
                                         DW_AT_specification)) {
    Last = *Declaration;
    if (!F.Note)
      F.Note = noteAt(*Last.first, Last.second);
  }
  for (const TypeReader::Place &At :
       {TypeReader::Place{&Table, Index}, Definition, Last})
    F.NoReturn |= At.first->read(At.second).get(DW_AT_noreturn) != nullptr;
  F.Path = Last.first->qualifiedName(Last.second);
  if (F.Path.empty())
    F.Path = Definition.first->qualifiedName(Definition.second);
  return F;
}

void findFunctions(const DwarfFile &File, const Unit &U, TypeReader &Reader,
                   std::vector<FoundFunction> &Found) {
  const DieTable &Table = Reader.table(U);
  Finder F(File, Table, Reader);
  for (uint32_t I = 1; I < Table.size(); ++I)
    if (Table.tag(I) == DW_TAG_subprogram && (Table[I].A->Traits & AT_Code))
      if (std::optional<FoundFunction> Function = F.read(I))
        Found.push_back(std::move(*Function));
}

} // namespace langprov
