//===- BtfWriter.cpp - The model as BTF -----------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "encode/BtfWriter.h"
#include "encode/Identifier.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/xxhash.h"
#include <bpf/libbpf.h>
#include <cerrno>

using namespace llvm;

namespace langprov {

static constexpr size_t MaxTag = 511;

static Error libbpfError(const Twine &What, int Code) {
  char Text[256] = ""; // libbpf has error numbers of its own.
  libbpf_strerror(Code, Text, sizeof(Text));
  return createStringError("libbpf cannot " + What + ": " + Text);
}

static std::string partName(StringRef RustName) {
  if (RustName.empty())
    return "";
  return shorten(identifierOf(RustName), MaxIdentifier, xxh3_64bits(RustName));
}

Expected<BtfWriter> BtfWriter::create(const Btf *Own, bool IsLittleEndian,
                                      unsigned PointerSize) {
  libbpf_set_print(nullptr); // We report the errors.
  BtfWriter W;
  W.Raw.reset(Own ? btf__new_empty_split(Own->raw()) : btf__new_empty());
  if (!W.Raw)
    return libbpfError("make BTF", errno);
  btf_endianness Order = IsLittleEndian ? BTF_LITTLE_ENDIAN : BTF_BIG_ENDIAN;
  if (btf__set_endianness(W.Raw.get(), Order) ||
      btf__set_pointer_size(W.Raw.get(), PointerSize))
    return libbpfError("make BTF of this byte order and word size", errno);
  W.First = btf__type_cnt(W.Raw.get());
  return W;
}

bool BtfWriter::isWritten(const RustType &T, const CTypes &C) const {
  switch (T.Kind) {
  case RustType::Void:
  case RustType::CType:
    return false;
  case RustType::Int:
  case RustType::Float:
    return !C.scalar(T);
  default:
    return true;
  }
}

Error BtfWriter::chooseIndex(const Model &Types, const CTypes &C) {
  RustType Index;
  Index.Kind = RustType::Int;
  Index.Size = 4;
  if (std::optional<uint32_t> Known = C.scalar(Index)) {
    IndexId = *Known;
    return Error::success();
  }
  int Id = write(Types, Index);
  if (Id < 0)
    return libbpfError("add an integer", -Id);
  IndexId = Id;
  return Error::success();
}

Error BtfWriter::writeTypes(const Model &Types, ArrayRef<TypeId> Order,
                            const CTypes &C) {
  if (any_of(Order,
             [&](TypeId Id) { return Types[Id].Kind == RustType::Array; }))
    if (Error E = chooseIndex(Types, C))
      return E;
  // Types refer to types that come later, so all ids are chosen first.
  Ids.assign(Types.size(), 0);
  uint32_t Next = endId();
  for (TypeId Id : Order) {
    const RustType &T = Types[Id];
    if (T.Kind == RustType::CType)
      Ids[Id] = T.CId;
    else if (isWritten(T, C))
      Ids[Id] = Next++;
    else if (std::optional<uint32_t> Scalar = C.scalar(T))
      Ids[Id] = *Scalar;
  }
  for (TypeId Id : Order) {
    const RustType &T = Types[Id];
    if (!isWritten(T, C))
      continue;
    int Result = write(Types, T);
    if (Result < 0)
      return libbpfError("add '" + T.Path + "'", -Result);
    if (uint32_t(Result) != Ids[Id])
      return createStringError("libbpf numbers types in another order");
  }
  return Error::success();
}

int BtfWriter::write(const Model &Types, const RustType &T) {
  btf *B = Raw.get();
  const char *Name = T.BtfName.c_str();
  int Id = -EINVAL;
  switch (T.Kind) {
  case RustType::Int:
    return btf__add_int(B, cName(T).str().c_str(), T.Size,
                        (T.IsSigned ? BTF_INT_SIGNED : 0) |
                            (T.IsBool ? BTF_INT_BOOL : 0));
  case RustType::Float:
    return btf__add_float(B, cName(T).str().c_str(), T.Size);
  case RustType::Pointer:
    return btf__add_ptr(B, Ids[T.Target]);
  case RustType::Array:
    return btf__add_array(B, IndexId, Ids[T.Target], T.Count);
  case RustType::Struct:
    Id = btf__add_struct(B, Name, T.Size);
    break;
  case RustType::Union:
    Id = btf__add_union(B, Name, T.Size);
    break;
  case RustType::Enum:
    Id = T.Size > 4 ? btf__add_enum64(B, Name, T.Size, T.IsSigned)
                    : btf__add_enum(B, Name, T.Size);
    if (int Code = Id < 0 ? Id : writeEnumerators(T))
      return Code;
    return Id;
  case RustType::Void:
  case RustType::CType:
    break;
  }
  if (int Code = Id < 0 ? Id : writeMembers(Types, T))
    return Code;
  return Id;
}

int BtfWriter::writeMembers(const Model &Types, const RustType &T) {
  StringMap<unsigned> Given;
  for (const RustMember &M : T.Members) {
    std::string Name = partName(M.Name);
    while (!Name.empty() && !Given.try_emplace(Name, 1).second)
      Name += "_" + std::to_string(++Given[Name]);
    if (int Code = btf__add_field(Raw.get(), Name.c_str(), Ids[M.Type],
                                  8 * M.Offset, 0))
      return Code;
  }
  return 0;
}

/// C's enumerators are global names, so each has that of its enum in front.
int BtfWriter::writeEnumerators(const RustType &T) {
  StringMap<unsigned> Given;
  for (const RustEnumerator &E : T.Enumerators) {
    std::string Name = shorten(T.BtfName + "__" + partName(E.Name),
                               MaxIdentifier, xxh3_64bits(E.Name));
    while (!Given.try_emplace(Name, 1).second)
      Name += "_" + std::to_string(++Given[Name]);
    int Code = T.Size > 4
                   ? btf__add_enum64_value(Raw.get(), Name.c_str(), E.Value)
                   : btf__add_enum_value(Raw.get(), Name.c_str(), E.Value);
    if (Code)
      return Code;
  }
  return 0;
}

Error BtfWriter::writeTags(const Model &Types, ArrayRef<TypeId> Order) {
  for (TypeId Id : Order) {
    const RustType &T = Types[Id];
    bool IsRecord = T.Kind == RustType::Struct || T.Kind == RustType::Union;
    if (!IsRecord || T.Path.empty())
      continue; // The kernel refuses tags on enums.
    std::string Tag = "rust:" + T.Path;
    Tag.resize(std::min(Tag.size(), MaxTag));
    int Code = btf__add_decl_tag(Raw.get(), Tag.c_str(), Ids[Id], -1);
    if (Code < 0)
      return libbpfError("tag '" + T.Path + "'", -Code);
  }
  return Error::success();
}

int BtfWriter::writeFunction(const RustFunction &F) {
  btf *B = Raw.get();
  int Prototype = btf__add_func_proto(B, Ids[F.Result]);
  if (Prototype < 0)
    return Prototype;
  for (const RustParameter &P : F.Parameters)
    if (int Code = btf__add_func_param(B, P.Name.c_str(), Ids[P.Type]))
      return Code;
  int Id = btf__add_func(B, F.BtfName.c_str(), BTF_FUNC_STATIC, Prototype);
  if (Id < 0 || F.BtfName == F.Symbol)
    return Id;
  return btf__add_decl_tag(B, (LinkageTag + F.Symbol).c_str(), Id, -1);
}

Error BtfWriter::writeFunctions(const Model &Types) {
  for (const RustFunction &F : Types.Functions)
    if (int Code = writeFunction(F); Code < 0)
      return libbpfError("add the function '" + F.Path + "'", -Code);
  return Error::success();
}

Error BtfWriter::deduplicate() {
  if (int Code = btf__dedup(Raw.get(), nullptr))
    return libbpfError("deduplicate the types", -Code);
  return Error::success();
}

ArrayRef<uint8_t> BtfWriter::bytes() const {
  uint32_t Size = 0;
  const void *Data = btf__raw_data(Raw.get(), &Size);
  return {static_cast<const uint8_t *>(Data), Data ? Size : 0};
}

} // namespace langprov
