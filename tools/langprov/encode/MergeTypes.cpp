//===- MergeTypes.cpp - Which types are one -------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "encode/MergeTypes.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/Support/xxhash.h"

using namespace llvm;

namespace langprov {

/// When to give up. Real programs need about ten rounds.
static constexpr unsigned MaxRounds = 200;

namespace {
class Bytes {
public:
  void number(uint64_t N) {
    Data.append(reinterpret_cast<const char *>(&N), sizeof(N));
  }
  void text(StringRef S) {
    number(S.size());
    Data += S;
  }
  uint64_t hash() const {
    return xxh3_64bits(ArrayRef<uint8_t>(
        reinterpret_cast<const uint8_t *>(Data.data()), Data.size()));
  }
  void clear() { Data.clear(); }

private:
  std::string Data;
};
} // namespace

static uint64_t hashOfShape(const RustType &T, Bytes &B) {
  B.clear();
  B.number(T.Kind | T.IsSigned << 8 | T.IsBool << 9 | T.IsTail << 10);
  B.number(T.Size);
  B.number(T.Count);
  B.number(T.CId);
  B.text(T.Path);
  for (const RustMember &M : T.Members) {
    B.text(M.Name);
    B.number(M.Offset);
  }
  for (const RustEnumerator &E : T.Enumerators) {
    B.text(E.Name);
    B.number(E.Value);
  }
  return B.hash();
}

Expected<std::vector<uint64_t>> mergeEqualTypes(Model &Types,
                                                std::vector<TypeId> &Order) {
  Bytes B;
  std::vector<uint64_t> Shapes(Types.size());
  for (TypeId Id : Order)
    Shapes[Id] = hashOfShape(Types[Id], B);
  std::vector<uint64_t> Colors = Shapes, Next = Shapes;
  size_t NumColors = 0;
  for (unsigned Round = 0;; ++Round) {
    if (Round == MaxRounds)
      return createStringError("its types refer to each other in chains that "
                               "no compiler makes");
    DenseSet<uint64_t> Different;
    for (TypeId Id : Order) {
      B.clear();
      B.number(Shapes[Id]);
      forEachTarget(std::as_const(Types[Id]),
                    [&](TypeId To) { B.number(Colors[To]); });
      // The enum of discriminants is named after its owner.
      if (TypeId Owner = Types[Id].Owner)
        B.number(Colors[Owner]);
      // DenseSet reserves the two largest values.
      Next[Id] = B.hash() >> 1;
      Different.insert(Next[Id]);
    }
    std::swap(Colors, Next);
    if (Different.size() == NumColors)
      break;
    NumColors = Different.size();
  }

  DenseMap<uint64_t, TypeId> FirstOf;
  std::vector<TypeId> Kept;
  for (TypeId Id : Order)
    if (FirstOf.try_emplace(Colors[Id], Id).second)
      Kept.push_back(Id);
  auto Redirect = [&](TypeId &To) {
    auto It = FirstOf.find(Colors[To]);
    if (It != FirstOf.end())
      To = It->second;
  };
  for (TypeId Id : Kept) {
    forEachTarget(Types[Id], Redirect);
    if (Types[Id].Owner)
      Redirect(Types[Id].Owner);
  }
  for (TypeId &Id : Types.Roots)
    Redirect(Id);
  for (RustFunction &F : Types.Functions)
    forEachTypeOf(F, Redirect);
  Order = std::move(Kept);
  return Shapes;
}

} // namespace langprov
