//===- CTypes.cpp - What the file's own BTF has already -------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "encode/CTypes.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace langprov {

/// What compilers call C's integers: gcc "long unsigned int", clang "unsigned
/// long". The first that the file has is taken. If it has none, the first of
/// the size is added.
static const struct {
  StringRef Name;
  uint8_t Size; ///< 0: of 4 or 8 bytes, as the machine has it.
  bool IsSigned, IsBool, IsFloat;
} ScalarNames[] = {
    {"unsigned char", 1, false, false, false},
    {"signed char", 1, true, false, false},
    {"char", 1, true, false, false},
    {"_Bool", 1, false, true, false},
    {"bool", 1, false, true, false},
    {"short unsigned int", 2, false, false, false},
    {"unsigned short", 2, false, false, false},
    {"short int", 2, true, false, false},
    {"short", 2, true, false, false},
    {"unsigned int", 4, false, false, false},
    {"int", 4, true, false, false},
    {"long unsigned int", 0, false, false, false},
    {"unsigned long", 0, false, false, false},
    {"long int", 0, true, false, false},
    {"long", 0, true, false, false},
    {"long long unsigned int", 8, false, false, false},
    {"unsigned long long", 8, false, false, false},
    {"long long int", 8, true, false, false},
    {"long long", 8, true, false, false},
    {"float", 4, true, false, true},
    {"double", 8, true, false, true},
};

StringRef cName(const RustType &T) {
  bool IsFloat = T.Kind == RustType::Float;
  for (const auto &S : ScalarNames)
    if (S.Size == T.Size && S.IsFloat == IsFloat && S.IsBool == T.IsBool &&
        (IsFloat || S.IsSigned == T.IsSigned))
      return S.Name;
  return "unsigned char"; // bool, of a size that Rust does not have.
}

CTypes::CTypes(const Btf *Own) : Own(Own) {
  if (!Own)
    return;
  for (uint32_t Id = 1; Id < Own->endId(); ++Id) {
    if (StringRef Name = Own->name(Id); !Name.empty())
      ByName[Name].push_back(Id);
    addScalar(Id);
    const btf_type &T = Own->type(Id);
    // C's enumerators and variables share their names with nothing else.
    for (unsigned I = 0; btf_is_any_enum(&T) && I < btf_vlen(&T); ++I)
      ByName[Own->text(btf_is_enum(&T) ? btf_enum(&T)[I].name_off
                                       : btf_enum64(&T)[I].name_off)];
  }
}

void CTypes::addScalar(uint32_t Id) {
  const btf_type &T = Own->type(Id);
  bool IsFloat = btf_is_float(&T);
  if (!btf_is_int(&T) && !IsFloat)
    return;
  bool IsSigned = IsFloat, IsBool = false;
  if (!IsFloat) {
    if (btf_int_offset(&T) || btf_int_bits(&T) != 8 * T.size)
      return;
    IsSigned = btf_int_encoding(&T) & BTF_INT_SIGNED;
    IsBool = btf_int_encoding(&T) & BTF_INT_BOOL;
  }
  StringRef Name = Own->name(Id);
  const auto *Like = find_if(ScalarNames, [&](const auto &S) {
    return S.Name == Name && (!S.Size || S.Size == T.size) &&
           S.IsSigned == IsSigned && S.IsBool == IsBool && S.IsFloat == IsFloat;
  });
  if (Like == std::end(ScalarNames))
    return;
  size_t Rank = Like - std::begin(ScalarNames);
  auto [It, IsNew] = Known.try_emplace(
      {IsFloat, !IsFloat && IsSigned, IsBool, T.size}, Rank, Id);
  if (!IsNew && Rank < It->second.first)
    It->second = {Rank, Id};
}

std::optional<uint32_t> CTypes::scalar(const RustType &T) const {
  auto It = Known.find(keyOf(T));
  if (It == Known.end())
    return std::nullopt;
  return It->second.second;
}

bool CTypes::hasFunction(StringRef Symbol) const {
  // One that is named by its path has its symbol in a tag.
  for (const std::string &Name : {Symbol.str(), LinkageTag + Symbol.str()})
    if (auto It = ByName.find(Name); It != ByName.end())
      for (uint32_t Id : It->second)
        if (btf_is_func(&Own->type(Id)) || btf_is_decl_tag(&Own->type(Id)))
          return true;
  return false;
}

/// Whether a BTF type is of the kind of \p T.
static bool isSameKind(const btf_type &C, const RustType &T) {
  switch (T.Kind) {
  case RustType::Struct:
    return btf_is_struct(&C);
  case RustType::Union:
    return btf_is_union(&C);
  case RustType::Enum:
    return btf_is_any_enum(&C);
  default:
    return false;
  }
}

bool CTypes::mayBe(StringRef Name, const RustType &T) const {
  auto It = ByName.find(Name);
  if (It == ByName.end())
    return false;
  size_t Parts =
      T.Kind == RustType::Enum ? T.Enumerators.size() : T.Members.size();
  return any_of(It->second, [&](uint32_t Id) {
    const btf_type &C = Own->type(Id);
    return isSameKind(C, T) && C.size == T.Size && btf_vlen(&C) == Parts;
  });
}

/// Whether the members that \p T shares with C's type are at the same offsets.
bool CTypes::agrees(uint32_t Id, const RustType &T) const {
  const btf_type &C = Own->type(Id);
  if (!btf_is_composite(&C))
    return true;
  std::map<StringRef, uint32_t> Offsets;
  for (unsigned I = 0; I < btf_vlen(&C); ++I)
    Offsets.try_emplace(Own->text(btf_members(&C)[I].name_off),
                        btf_member_bit_offset(&C, I));
  return all_of(T.Members, [&](const RustMember &M) {
    auto It = Offsets.find(M.Name);
    return M.Name.empty() || It == Offsets.end() || It->second == 8 * M.Offset;
  });
}

std::optional<uint32_t> CTypes::mirrored(StringRef Name,
                                         const RustType &T) const {
  auto It = ByName.find(Name);
  if (It == ByName.end())
    return std::nullopt;
  for (uint32_t Id : It->second) {
    // bindgen gives the name of a typedef to the struct behind it.
    uint32_t Struct = Id;
    for (unsigned Links = 0; btf_is_typedef(&Own->type(Struct)) && Links < 64;
         ++Links)
      Struct = Own->type(Struct).type;
    if (Struct == 0)
      continue;
    const btf_type &C = Own->type(Struct);
    // What C only declares has no size in bindgen's mirror either.
    bool IsOpaque = T.Size == 0 && (btf_is_composite(&C) || btf_is_fwd(&C));
    if (IsOpaque || (isSameKind(C, T) && C.size == T.Size && agrees(Struct, T)))
      return Id;
  }
  return std::nullopt;
}

bool isBelow(StringRef Path, const StringSet<> &Modules) {
  while (true) {
    auto [Module, Rest] = Path.split("::");
    if (Rest.empty())
      return false;
    if (Modules.contains(Module))
      return true;
    Path = Rest;
  }
}

/// The name of C's type that a type of this path may mirror.
static StringRef boundName(StringRef Path, const StringSet<> &Bindings) {
  if (Path.contains('<') || !isBelow(Path, Bindings))
    return "";
  return Path.substr(Path.rfind(':') + 1);
}

size_t findMirrors(Model &Types, const CTypes &C, const StringSet<> &Bindings) {
  size_t Found = 0;
  for (TypeId Id = 1; Id < Types.size(); ++Id) {
    RustType &T = Types[Id];
    StringRef Name = T.IsC ? StringRef(T.Path) : boundName(T.Path, Bindings);
    if (Name.empty())
      continue;
    std::optional<uint32_t> Mirrored = C.mirrored(Name, T);
    if (!Mirrored)
      continue;
    RustType New;
    New.Kind = RustType::CType;
    New.CId = *Mirrored;
    New.Size = T.Size;
    T = std::move(New);
    ++Found;
  }
  return Found;
}

} // namespace langprov
