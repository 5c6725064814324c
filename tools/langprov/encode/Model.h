//===- Model.h - The types of Rust, as BTF can say them ---------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// What lies between DWARF and BTF. TypeReader fills it with what DWARF says;
/// lowerTypes() applies the rules of docs/rust-in-btf.md; mergeEqualTypes()
/// says which types are one; nameTypes() gives them names; BtfWriter writes
/// them. Types refer to each other by index, and may form cycles.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROV_ENCODE_MODEL_H
#define LANGPROV_ENCODE_MODEL_H

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace langprov {

using TypeId = uint32_t;

struct RustMember {
  std::string Name;
  TypeId Type = 0;
  uint64_t Offset = 0; ///< In bytes.
};

struct RustEnumerator {
  std::string Name;
  uint64_t Value = 0; ///< Extended to 64 bits by the sign of the enum.
};

/// One variant of an enum with data, or one state of a coroutine.
struct RustVariant {
  std::string Name;
  std::optional<uint64_t>
      Value;              ///< None: all values that no other variant has.
  unsigned ValueSize = 8; ///< In DWARF, which may cut equal leading bits.
  bool IsWide = false;    ///< Its value has more than 64 bits.
  std::vector<RustMember> Members;
};

/// The variants of an enum with data, and the member that tells them apart.
struct RustVariantPart {
  std::optional<RustMember> Discriminant;
  std::vector<RustVariant> Variants;
};

/// A type. Which fields have a meaning depends on its kind.
struct RustType {
  enum KindTy : uint8_t {
    Void,
    Int,
    Float,
    Pointer,
    Array,
    Struct,
    Union,
    Enum, ///< Without data. Target is the integer that it is stored in.
    CType ///< A type of the file's own BTF.
  };
  KindTy Kind = Void;
  bool IsSigned = false, IsBool = false;
  /// A struct whose last member has a size that only its pointers know.
  bool IsUnsized = false;
  bool IsTail = false; ///< The array `T[0]` at the end of such a struct.
  bool IsC = false;    ///< Described in a unit of another language.
  uint64_t Size = 0;   ///< In bytes.
  TypeId Target = 0;   ///< Of a pointer, an array, an enum.
  uint64_t Count = 0;  ///< Of an array.
  uint32_t CId = 0;    ///< Of a CType, in the file's BTF.
  TypeId Owner = 0;    ///< Of the enum of discriminants: the type it is in.
  std::string Path;    ///< "core::option::Option<u32>"; empty if anonymous.
  std::vector<RustMember> Members;
  std::vector<RustEnumerator> Enumerators;
  std::optional<RustVariantPart> Variants;
  std::string BtfName; ///< By nameTypes().
};

struct RustParameter {
  std::string Name;
  TypeId Type = 0;
};

/// A function as its registers show it: one parameter for each.
struct RustFunction {
  std::string Symbol;
  std::string Path;    ///< "krate::module::function"
  std::string BtfName; ///< By nameFunctions().
  std::vector<RustParameter> Parameters;
  TypeId Result = 0;
};

/// All types and functions of a file.
class Model {
public:
  /// Type 0 is void.
  Model() : Types(1) {}

  std::vector<RustType> Types;
  /// The types to encode, with all that they need.
  std::vector<TypeId> Roots;
  std::vector<RustFunction> Functions; ///< Their types are roots as well.

  RustType &operator[](TypeId Id) { return Types[Id]; }
  const RustType &operator[](TypeId Id) const { return Types[Id]; }
  size_t size() const { return Types.size(); }

  TypeId add(RustType T) {
    Types.push_back(std::move(T));
    return Types.size() - 1;
  }
  TypeId integer(uint64_t Size, bool IsSigned);

private:
  std::map<std::pair<uint64_t, bool>, TypeId> Integers;
};

/// Calls \p Visit(TypeId &) for each type that \p T refers to.
template <class Type, class Fn> void forEachTarget(Type &T, Fn Visit) {
  if (T.Kind == RustType::Pointer || T.Kind == RustType::Array ||
      T.Kind == RustType::Enum)
    Visit(T.Target);
  for (auto &M : T.Members)
    Visit(M.Type);
}

/// Calls \p Visit(TypeId &) for each type that \p F names.
template <class Function, class Fn> void forEachTypeOf(Function &F, Fn Visit) {
  Visit(F.Result);
  for (auto &P : F.Parameters)
    Visit(P.Type);
}

/// The types that the roots and functions need, in the order in which a walk
/// meets them.
std::vector<TypeId> reachableTypes(const Model &M);

} // namespace langprov

#endif // LANGPROV_ENCODE_MODEL_H
