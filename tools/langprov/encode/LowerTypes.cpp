//===- LowerTypes.cpp - The rules from Rust to BTF ------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "encode/LowerTypes.h"
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/MathExtras.h"

using namespace llvm;

namespace langprov {

static constexpr unsigned MaxArrayDimensions = 64;
static constexpr unsigned MaxPointerChain = 16;
static constexpr size_t MaxMembers = 0xffff; // btf_type's vlen has 16 bits.

namespace {
class Lowering {
public:
  Lowering(Model &Types, LeftOut &Missing)
      : Types(Types), Missing(Missing), Byte(Types.integer(1, false)) {}

  void run() {
    // Types that the rules append need no rules.
    size_t End = Types.size();
    for (TypeId Id = 1; Id < End; ++Id)
      if (Types[Id].Kind == RustType::Array)
        sizeArray(Id);
    for (TypeId Id = 1; Id < End; ++Id)
      dropTooLarge(Types[Id]);
    for (TypeId Id = 1; Id < End; ++Id)
      if (Types[Id].Kind == RustType::Enum)
        lowerEnum(Types[Id]);
    for (TypeId Id = 1; Id < End; ++Id)
      if (isRecord(Types[Id]))
        lowerMembers(Id);
    // Comes after lowerMembers(), which may have removed all members of a
    // variant.
    for (TypeId Id = 1; Id < End; ++Id)
      if (Types[Id].Variants)
        lowerVariants(Id);
    for (TypeId Id = 1; Id < End; ++Id)
      dropEmpty(Types[Id]);
    for (TypeId Id = 1; Id < End; ++Id)
      if (Types[Id].Kind == RustType::Pointer)
        cutChain(Types[Id]);
  }

private:
  static bool isRecord(const RustType &T) {
    return T.Kind == RustType::Struct || T.Kind == RustType::Union;
  }
  bool fits(const RustMember &M, uint64_t Size) const {
    return M.Offset <= Size && Types[M.Type].Size <= Size - M.Offset;
  }

  void sizeArray(TypeId Id);
  void dropTooLarge(RustType &T);
  void dropEmpty(RustType &T);
  void lowerEnum(RustType &T);
  void lowerMembers(TypeId Id);
  void lowerVariants(TypeId Id);
  TypeId discriminant(TypeId Owner, const RustVariantPart &Part);
  void cutChain(RustType &T);

  Model &Types;
  LeftOut &Missing;
  const TypeId Byte;
};
} // namespace

void Lowering::sizeArray(TypeId Id) {
  SmallVector<TypeId, 4> Dimensions;
  TypeId At = Id;
  while (Types[At].Kind == RustType::Array && !Types[At].Size &&
         Dimensions.size() < MaxArrayDimensions) {
    Dimensions.push_back(At);
    At = Types[At].Target;
  }
  bool IsCycle = Dimensions.size() == MaxArrayDimensions;
  uint64_t Size = IsCycle ? UINT64_MAX : Types[At].Size;
  for (TypeId Dimension : reverse(Dimensions)) {
    Size = SaturatingMultiply(Size, Types[Dimension].Count);
    Types[Dimension].Size = Size;
  }
}

void Lowering::dropTooLarge(RustType &T) {
  if (T.Size <= UINT32_MAX)
    return;
  Missing.add(LeftOutReason::TooLarge, T.Path);
  T = RustType();
}

/// A type without bytes is void behind a pointer, and nothing in a struct.
void Lowering::dropEmpty(RustType &T) {
  bool IsEmptyRecord = isRecord(T) && T.Members.empty();
  if (T.Size == 0 &&
      (IsEmptyRecord || (T.Kind == RustType::Array && !T.IsTail)))
    T = RustType();
}

/// \p Value as an integer of \p Size bytes, extended to 64 bits.
static uint64_t extend(uint64_t Value, uint64_t Size, bool IsSigned) {
  unsigned Bits = 8 * Size;
  if (Bits >= 64)
    return Value;
  return IsSigned ? uint64_t(SignExtend64(Value, Bits))
                  : Value & maskTrailingOnes<uint64_t>(Bits);
}

void Lowering::lowerEnum(RustType &T) {
  const RustType &Stored = Types[T.Target];
  // C's enum need not name its integer.
  T.IsSigned = Stored.Kind == RustType::Int
                   ? Stored.IsSigned
                   : any_of(T.Enumerators, [](const RustEnumerator &E) {
                       return int64_t(E.Value) < 0;
                     });
  T.Target = 0;
  for (RustEnumerator &E : T.Enumerators)
    E.Value = extend(E.Value, T.Size, T.IsSigned);
  if (T.Enumerators.size() > MaxMembers)
    Missing.add(LeftOutReason::TooManyMembers, T.Path);
  if (T.Enumerators.size() > MaxMembers || T.Enumerators.empty() ||
      !isPowerOf2_64(T.Size)) {
    // One without enumerators is a declaration in BTF.
    uint64_t Size = T.Size;
    T = RustType();
    T.Size = Size;
    if (Size) {
      T.Kind = RustType::Array;
      T.Target = Byte;
      T.Count = Size;
    }
  }
}

void Lowering::lowerMembers(TypeId Id) {
  std::vector<RustMember> Old = std::move(Types[Id].Members);
  uint64_t Size = Types[Id].Size;
  const std::string Path = Types[Id].Path;
  auto Skip = [&](LeftOutReason R, const RustMember &M) {
    Missing.add(R, Path + "::" + M.Name);
  };
  // Only the member that is declared last can be without a size of its own.
  bool MayHaveTail = Types[Id].Kind == RustType::Struct && !Types[Id].Variants;
  if (MayHaveTail && !Old.empty()) {
    RustMember &Last = Old.back();
    const RustType &T = Types[Last.Type];
    bool IsLast = all_of(
        Old, [&](const RustMember &M) { return M.Offset <= Last.Offset; });
    bool IsTail = T.Size && Last.Offset <= Size && IsLast &&
                  (!fits(Last, Size) ||
                   (Types[Id].IsUnsized && T.Kind != RustType::Struct));
    if (IsTail) {
      RustType Tail;
      Tail.Kind = RustType::Array;
      Tail.Target = Last.Type;
      Tail.IsTail = true;
      Last.Type = Types.add(std::move(Tail));
    }
  }
  std::vector<RustMember> New;
  for (RustMember &M : Old) {
    if (Types[M.Type].Size == 0 && !Types[M.Type].IsTail)
      Skip(LeftOutReason::ZeroSizedMember, M);
    else if (!fits(M, Size))
      Skip(LeftOutReason::MemberOutside, M);
    else
      New.push_back(std::move(M));
  }
  stable_sort(New, [](const RustMember &A, const RustMember &B) {
    return A.Offset < B.Offset;
  });
  auto IsSame = [&](const RustMember &A, const RustMember &B) {
    bool Same = A.Offset == B.Offset && A.Type == B.Type && A.Name == B.Name;
    if (Same)
      Skip(LeftOutReason::DuplicateMember, A);
    return Same;
  };
  New.erase(std::unique(New.begin(), New.end(), IsSame), New.end());
  RustType &T = Types[Id];
  if (New.size() > MaxMembers) {
    Missing.add(LeftOutReason::TooManyMembers, Path);
    New.clear();
  }
  // All members of a union are at its start.
  if (T.Kind == RustType::Union)
    erase_if(New, [&](const RustMember &M) {
      if (M.Offset)
        Skip(LeftOutReason::MemberUnplaced, M);
      return M.Offset != 0;
    });
  T.Members = std::move(New);
}

TypeId Lowering::discriminant(TypeId Owner, const RustVariantPart &Part) {
  const RustType &Stored = Types[Part.Discriminant->Type];
  if (Stored.Kind != RustType::Int)
    return Part.Discriminant->Type;
  RustType T;
  T.Kind = RustType::Enum;
  T.Size = Stored.Size;
  T.IsSigned = Stored.IsSigned;
  T.Path = Types[Owner].Path + "::__discr";
  T.Owner = Owner;
  for (const RustVariant &V : Part.Variants)
    if (V.Value && !V.IsWide && T.Enumerators.size() < MaxMembers) {
      // LLVM writes the value -3 of an i16 as DW_FORM_data1, 0xfd.
      uint64_t Value = extend(*V.Value, V.ValueSize, T.IsSigned);
      T.Enumerators.push_back({V.Name, extend(Value, T.Size, T.IsSigned)});
    }
  return T.Enumerators.empty() ? Part.Discriminant->Type
                               : Types.add(std::move(T));
}

void Lowering::lowerVariants(TypeId Id) {
  RustVariantPart Part = std::move(*Types[Id].Variants);
  Types[Id].Variants.reset();
  const std::string Path = Types[Id].Path;
  uint64_t Size = Types[Id].Size;
  auto Record = [&](RustType::KindTy Kind) {
    RustType T;
    T.Kind = Kind;
    T.Size = Size;
    return T;
  };

  RustType Union = Record(RustType::Union);
  // What all variants have: the discriminant, and members beside the variants.
  RustType Common = Record(RustType::Struct);
  Common.Members = std::move(Types[Id].Members);
  if (Part.Discriminant && Types[Part.Discriminant->Type].Size &&
      fits(*Part.Discriminant, Size)) {
    RustMember M{"__discr", discriminant(Id, Part), Part.Discriminant->Offset};
    auto At = partition_point(Common.Members, [&](const RustMember &Other) {
      return Other.Offset <= M.Offset;
    });
    Common.Members.insert(At, std::move(M));
  }
  if (!Common.Members.empty() && Common.Members.size() <= MaxMembers)
    Union.Members.push_back({"", Types.add(std::move(Common)), 0});

  for (RustVariant &V : Part.Variants)
    for (RustMember &M : V.Members) {
      const RustType &T = Types[M.Type];
      if (T.Size == 0 || (isRecord(T) && T.Members.empty() && !T.Variants)) {
        Missing.add(LeftOutReason::EmptyVariant, Path + "::" + V.Name);
      } else if (!fits(M, Size)) {
        Missing.add(LeftOutReason::MemberOutside, Path + "::" + M.Name);
      } else if (M.Offset == 0) {
        Union.Members.push_back(std::move(M));
      } else {
        RustType Wrapper = Record(RustType::Struct);
        Wrapper.Members.push_back(std::move(M));
        Union.Members.push_back({"", Types.add(std::move(Wrapper)), 0});
      }
    }
  if (Union.Members.size() > MaxMembers) {
    Missing.add(LeftOutReason::TooManyMembers, Path);
    return;
  }
  if (!Union.Members.empty())
    Types[Id].Members = {{"", Types.add(std::move(Union)), 0}};
}

void Lowering::cutChain(RustType &T) {
  unsigned Links = 0;
  TypeId At = T.Target;
  while (Types[At].Kind == RustType::Pointer && ++Links <= MaxPointerChain)
    At = Types[At].Target;
  if (Links <= MaxPointerChain)
    return;
  Missing.add(LeftOutReason::PointerChain, "");
  T.Target = 0;
}

void lowerTypes(Model &Types, LeftOut &Missing) {
  Lowering(Types, Missing).run();
}

//===----------------------------------------------------------------------===//
// Order
//===----------------------------------------------------------------------===//

namespace {
/// A depth-first walk along "contains", without recursion, since hostile types
/// nest as deep as they like.
class Sorter {
public:
  Sorter(Model &Types, LeftOut &Missing)
      : Types(Types), Missing(Missing), Byte(Types.integer(1, false)),
        States(Types.size(), New) {}

  std::vector<TypeId> run() {
    // Asks for reachableTypes() again below: what only a removed member needed
    // is not written.
    for (TypeId Id : reachableTypes(Types))
      visit(Id);
    BitVector Needed(Types.size());
    for (TypeId Id : reachableTypes(Types))
      Needed.set(Id);
    erase_if(Order, [&](TypeId Id) { return !Needed.test(Id); });
    return std::move(Order);
  }

private:
  enum State : uint8_t { New, Open, Done };
  struct Frame {
    TypeId Id;
    size_t Next; ///< The part to look at next.
  };

  size_t numParts(const RustType &T) const {
    if (T.Kind == RustType::Array)
      return 1;
    if (T.Kind == RustType::Pointer)
      return Types[T.Target].Kind == RustType::Pointer;
    return T.Members.size();
  }
  TypeId part(const RustType &T, size_t I) const {
    return T.Members.empty() ? T.Target : T.Members[I].Type;
  }

  void visit(TypeId Root) {
    if (States[Root] != New)
      return;
    std::vector<Frame> Stack = {{Root, 0}};
    States[Root] = Open;
    while (!Stack.empty()) {
      Frame &F = Stack.back();
      RustType &T = Types[F.Id];
      if (F.Next == numParts(T)) {
        States[F.Id] = Done;
        Order.push_back(F.Id);
        Stack.pop_back();
        continue;
      }
      TypeId Part = part(T, F.Next);
      if (States[Part] == Open) {
        removePart(T, F.Next);
        continue;
      }
      ++F.Next;
      if (States[Part] == New) {
        States[Part] = Open;
        Stack.push_back({Part, 0});
      }
    }
  }

  void removePart(RustType &T, size_t I) {
    Missing.add(LeftOutReason::ContainsItself, T.Path);
    if (T.Members.empty())
      T.Target = Byte;
    else
      T.Members.erase(T.Members.begin() + I);
  }

  Model &Types;
  LeftOut &Missing;
  const TypeId Byte;
  std::vector<State> States;
  std::vector<TypeId> Order;
};
} // namespace

std::vector<TypeId> orderTypes(Model &Types, LeftOut &Missing) {
  return Sorter(Types, Missing).run();
}

} // namespace langprov
