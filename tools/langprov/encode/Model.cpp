//===- Model.cpp - The types of Rust, as BTF can say them -----------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "encode/Model.h"
#include "llvm/ADT/BitVector.h"

using namespace llvm;

namespace langprov {

TypeId Model::integer(uint64_t Size, bool IsSigned) {
  auto [It, IsNew] = Integers.try_emplace({Size, IsSigned}, 0);
  if (IsNew) {
    RustType T;
    T.Kind = RustType::Int;
    T.Size = Size;
    T.IsSigned = IsSigned;
    It->second = add(std::move(T));
  }
  return It->second;
}

std::vector<TypeId> reachableTypes(const Model &M) {
  BitVector Seen(M.size());
  std::vector<TypeId> Found;
  auto Visit = [&](TypeId Id) {
    if (Seen.test(Id))
      return;
    Seen.set(Id);
    Found.push_back(Id);
  };
  for (TypeId Id : M.Roots)
    Visit(Id);
  for (const RustFunction &F : M.Functions)
    forEachTypeOf(F, Visit);
  for (size_t I = 0; I < Found.size(); ++I)
    forEachTarget(M[Found[I]], Visit);
  return Found;
}

} // namespace langprov
