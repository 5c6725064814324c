//===- TypeReader.cpp - From the DWARF of Rust to the model ---------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "encode/TypeReader.h"

using namespace llvm;
using namespace llvm::dwarf;

namespace langprov {

bool isRust(const Unit &U) { return U.Language == DW_LANG_Rust; }

/// The value of an attribute that is a number of up to 64 bits.
static std::optional<uint64_t> number(const AttrValue *V) {
  if (!V)
    return std::nullopt;
  switch (V->Form) {
  case DW_FORM_data1:
  case DW_FORM_data2:
  case DW_FORM_data4:
  case DW_FORM_data8:
  case DW_FORM_udata:
  case DW_FORM_sdata:
  case DW_FORM_implicit_const:
    return V->Value;
  }
  return std::nullopt;
}

template <class Fn>
static void forEachChild(const DieTable &Table, uint32_t Index, Fn Visit) {
  for (uint32_t I = Index + 1; I < Table[Index].SubtreeEnd;
       I = Table[I].SubtreeEnd)
    Visit(I);
}

const DieTable &TypeReader::table(const Unit &U) {
  std::unique_ptr<DieTable> &Entry = Tables[File.indexOf(U)];
  if (!Entry)
    Entry = std::make_unique<DieTable>(File, U);
  return *Entry;
}

std::optional<TypeReader::Place>
TypeReader::referred(const DieTable &Table, uint32_t Index, uint16_t Attr) {
  Die D = Table.read(Index);
  const AttrValue *V = D.get(Attr);
  if (!V)
    return std::nullopt;
  if (std::optional<DwarfFile::Target> To = File.target(Table.unit(), *V);
      To && To->U) {
    const DieTable &Next = table(*To->U);
    if (std::optional<uint32_t> At = Next.find(To->Offset))
      return std::pair(&Next, *At);
  }
  Missing.add(LeftOutReason::BrokenReference, Table.name(Index));
  return std::nullopt;
}

std::optional<TypeReader::Place> TypeReader::follow(const DieTable &From,
                                                    uint32_t Index) {
  auto Place = referred(From, Index, DW_AT_type);
  // No real chain of typedefs and qualifiers is longer.
  for (unsigned Links = 0; Place && Links < 64; ++Links)
    switch (Place->first->tag(Place->second)) {
    case DW_TAG_typedef:
    case DW_TAG_const_type:
    case DW_TAG_volatile_type:
    case DW_TAG_restrict_type:
    case DW_TAG_atomic_type:
      Place = referred(*Place->first, Place->second, DW_AT_type);
      break;
    default:
      return Place;
    }
  return std::nullopt;
}

TypeId TypeReader::typeOfInstance(const DieTable &From, uint32_t Index) {
  std::optional<Place> At({&From, Index});
  for (unsigned Links = 0; At && Links < 4; ++Links) {
    auto [Table, Node] = *At;
    if ((*Table)[Node].A->Traits & AT_TypeRef)
      return typeOf(*Table, Node);
    At = referred(*Table, Node, DW_AT_abstract_origin);
    if (!At)
      At = referred(*Table, Node, DW_AT_specification);
  }
  return 0;
}

TypeId TypeReader::typeOf(const DieTable &Table, uint32_t Index) {
  auto Place = follow(Table, Index);
  return Place ? typeAt(*Place->first, Place->second) : 0;
}

TypeId TypeReader::typeAt(const DieTable &Table, uint32_t Index) {
  auto [It, IsNew] =
      Known.try_emplace({File.indexOf(Table.unit()), Index}, Types.size());
  if (IsNew)
    Queue.push_back({&Table, Index, Types.add({})});
  return It->second;
}

void TypeReader::readAll() {
  while (!Queue.empty()) {
    Request P = Queue.back();
    Queue.pop_back();
    read(P);
  }
  for (auto &[Name, Pointer] : FatTargets) {
    RustType &Target = Types[Types[Pointer].Target];
    if (Target.Kind == RustType::Struct && Target.Path == Name)
      Target.IsUnsized = true;
  }
  FatTargets.clear();
}

void TypeReader::read(const Request &P) {
  Die D = P.Table->read(P.Index);
  RustType T;
  T.IsC = !isRust(P.Table->unit());
  std::optional<uint64_t> Size = number(D.get(DW_AT_byte_size));
  T.Size = Size.value_or(0);
  switch (D.tag()) {
  case DW_TAG_base_type:
    readBase(D, T);
    break;
  case DW_TAG_pointer_type:
  case DW_TAG_reference_type:
  case DW_TAG_rvalue_reference_type:
    T.Kind = RustType::Pointer;
    T.Size = Size.value_or(P.Table->unit().F.AddrSize);
    T.Target = typeOf(*P.Table, P.Index);
    break;
  case DW_TAG_array_type:
    readArray(P, D, T);
    break;
  case DW_TAG_structure_type:
  case DW_TAG_class_type:
  case DW_TAG_union_type:
    T.Kind = D.tag() == DW_TAG_union_type ? RustType::Union : RustType::Struct;
    T.Path = P.Table->qualifiedName(P.Index);
    readMembers(P, T);
    if (!Size && !T.Members.empty()) {
      Missing.add(LeftOutReason::NoSize, T.Path);
      T.Members.clear();
      T.Variants.reset();
    }
    break;
  case DW_TAG_enumeration_type:
    readEnumerators(P, D, T);
    break;
  case DW_TAG_subroutine_type: // A pointer to one is void *.
  case DW_TAG_unspecified_type:
    break;
  default:
    Missing.add(LeftOutReason::UnknownKind, P.Table->qualifiedName(P.Index));
  }
  // Void has no size, whatever DWARF says. c_void is opaque on purpose.
  if (T.Kind == RustType::Void || T.Path == "core::ffi::c_void")
    T = RustType();
  Types[P.Id] = std::move(T);
}

void TypeReader::readBase(const Die &D, RustType &T) {
  uint64_t Encoding = number(D.get(DW_AT_encoding)).value_or(0);
  if (T.Size == 0)
    return; // `()` and `!`
  bool HasInt = T.Size <= 8 && isPowerOf2_64(T.Size);
  if (Encoding == DW_ATE_float && (T.Size == 4 || T.Size == 8)) {
    T.Kind = RustType::Float;
  } else if (Encoding != DW_ATE_float && HasInt) {
    T.Kind = RustType::Int;
    T.IsBool = Encoding == DW_ATE_boolean;
    T.IsSigned = Encoding == DW_ATE_signed || Encoding == DW_ATE_signed_char;
  } else {
    T.Kind = RustType::Array;
    T.Count = T.Size;
    T.Target = Types.integer(1, false);
  }
}

void TypeReader::readArray(const Request &P, const Die &D, RustType &T) {
  std::vector<uint64_t> Counts;
  forEachChild(*P.Table, P.Index, [&](uint32_t I) {
    if (P.Table->tag(I) != DW_TAG_subrange_type)
      return;
    Die Range = P.Table->read(I);
    uint64_t Count = 0;
    if (auto N = number(Range.get(DW_AT_count)))
      Count = *N;
    else if (auto Last = number(Range.get(DW_AT_upper_bound)))
      Count = *Last + 1;
    Counts.push_back(Count);
  });
  T.Kind = RustType::Array;
  T.Size = 0; // Follows from the element's.
  T.Target = typeOf(*P.Table, P.Index);
  // All but the first dimension, which is T's own.
  while (Counts.size() > 1) {
    RustType Inner;
    Inner.Kind = RustType::Array;
    Inner.Target = T.Target;
    Inner.Count = Counts.back();
    Counts.pop_back();
    T.Target = Types.add(std::move(Inner));
  }
  T.Count = Counts.empty() ? 0 : Counts.front();
}

bool TypeReader::isFunctionPointer(const DieTable &Table, uint32_t Index) {
  auto Pointer = follow(Table, Index);
  if (!Pointer || Pointer->first->tag(Pointer->second) != DW_TAG_pointer_type)
    return false;
  auto Target = follow(*Pointer->first, Pointer->second);
  return Target && Target->first->tag(Target->second) == DW_TAG_subroutine_type;
}

std::optional<RustMember> TypeReader::readMember(const DieTable &Table,
                                                 uint32_t Index, StringRef Of) {
  Die D = Table.read(Index);
  RustMember M;
  M.Name = File.string(Table.unit(), D.get(DW_AT_name)).str();
  auto Skip = [&](LeftOutReason R) {
    Missing.add(R, (Of + "::" + M.Name).str());
    return std::nullopt;
  };
  if (D.get(DW_AT_bit_size))
    return Skip(LeftOutReason::Bitfield);
  if (const AttrValue *V = D.get(DW_AT_data_member_location)) {
    std::optional<uint64_t> Offset = number(V);
    if (!Offset)
      return Skip(LeftOutReason::MemberUnplaced);
    M.Offset = *Offset;
  }
  // A function that is named and not pointed to ("fn item") has no size, but is
  // described like a pointer to it, and LLVM says no size of pointers. Only the
  // alignment tells them apart.
  std::optional<uint64_t> Alignment = number(D.get(DW_AT_alignment));
  if (Alignment && *Alignment < Table.unit().F.AddrSize &&
      isFunctionPointer(Table, Index))
    return M;
  M.Type = typeOf(Table, Index);
  return M;
}

void TypeReader::readMembers(const Request &P, RustType &T) {
  forEachChild(*P.Table, P.Index, [&](uint32_t I) {
    switch (P.Table->tag(I)) {
    case DW_TAG_member:
      // A static member has no place in the type.
      if (!P.Table->read(I).get(DW_AT_external))
        if (auto M = readMember(*P.Table, I, T.Path))
          T.Members.push_back(std::move(*M));
      break;
    case DW_TAG_variant_part:
      readVariants(P, I, T);
      break;
    }
  });
  markUnsized(P, T);
}

/// The name of what a fat pointer called \p Name points to.
static StringRef pointee(StringRef Name) {
  for (StringRef Prefix : {"&mut ", "&", "*const ", "*mut "})
    if (Name.consume_front(Prefix))
      return Name;
  if (Name.consume_front("alloc::boxed::Box<")) {
    Name.consume_back(", alloc::alloc::Global>") || Name.consume_back(">");
    return Name;
  }
  return "";
}

/// DWARF says that the tail of `struct T { n: u32, tail: [u8] }` is one u8.
/// That it is not shows only in the pointers to T, which are fat and called
/// "&T": one to a slice of T is called "&[T]".
void TypeReader::markUnsized(const Request &P, const RustType &T) {
  if (T.Members.size() != 2)
    return;
  StringRef First = T.Members[0].Name, Second = T.Members[1].Name;
  if (!(First == "data_ptr" && Second == "length") &&
      !(First == "pointer" && Second == "vtable"))
    return;
  StringRef Name = pointee(T.Path);
  if (!Name.empty())
    FatTargets.emplace_back(Name.str(), T.Members[0].Type);
}

void TypeReader::readVariants(const Request &P, uint32_t Part, RustType &T) {
  const DieTable &Table = *P.Table;
  RustVariantPart Result;
  std::optional<uint64_t> DiscriminantAt;
  Die PartDie = Table.read(Part);
  if (const AttrValue *V = PartDie.get(DW_AT_discr))
    if (auto To = File.target(Table.unit(), *V); To && To->U == &Table.unit())
      DiscriminantAt = To->Offset;
  forEachChild(Table, Part, [&](uint32_t I) {
    if (Table.tag(I) == DW_TAG_member && DiscriminantAt == Table[I].Offset)
      Result.Discriminant = readMember(Table, I, T.Path);
    if (Table.tag(I) != DW_TAG_variant)
      return;
    RustVariant V;
    Die D = Table.read(I);
    if (const AttrValue *Value = D.get(DW_AT_discr_value)) {
      V.Value = number(Value);
      if (Value->Form == DW_FORM_data1 || Value->Form == DW_FORM_data2 ||
          Value->Form == DW_FORM_data4)
        V.ValueSize = *fixedSize(Value->Form, Table.unit().F);
      V.IsWide = !V.Value;
    }
    forEachChild(Table, I, [&](uint32_t J) {
      if (Table.tag(J) != DW_TAG_member)
        return;
      auto M = readMember(Table, J, T.Path);
      if (!M)
        return;
      // The states of a coroutine are called 0, 1, 2 ...; their types have
      // names.
      if (M->Name.empty() || isDigit(M->Name.front()))
        if (auto Named = follow(Table, J))
          M->Name = Named->first->name(Named->second).str();
      if (V.Name.empty())
        V.Name = M->Name;
      V.Members.push_back(std::move(*M));
    });
    if (D.get(DW_AT_discr_list)) {
      Missing.add(LeftOutReason::ValueList, T.Path + "::" + V.Name);
      V.IsWide = true;
    } else if (V.IsWide) {
      Missing.add(LeftOutReason::WideValue, T.Path + "::" + V.Name);
    }
    Result.Variants.push_back(std::move(V));
  });
  T.Variants = std::move(Result);
}

void TypeReader::readEnumerators(const Request &P, const Die &D, RustType &T) {
  T.Kind = RustType::Enum;
  T.Path = P.Table->qualifiedName(P.Index);
  T.Target = typeOf(*P.Table, P.Index);
  if (T.Size == 0)
    return;
  forEachChild(*P.Table, P.Index, [&](uint32_t I) {
    if (P.Table->tag(I) != DW_TAG_enumerator)
      return;
    Die E = P.Table->read(I);
    StringRef Name = File.string(P.Table->unit(), E.get(DW_AT_name));
    if (auto Value = number(E.get(DW_AT_const_value)))
      T.Enumerators.push_back({Name.str(), *Value});
    else if (T.Size <= 8)
      Missing.add(LeftOutReason::WideValue, (T.Path + "::" + Name).str());
  });
  if (T.Size > 8) { // BTF's enums have up to 64 bits.
    Missing.add(LeftOutReason::WideValue, T.Path);
    T.Kind = RustType::Array;
    T.Path.clear();
    T.Enumerators.clear();
    T.Count = T.Size;
    T.Target = Types.integer(1, false);
  }
}

} // namespace langprov
