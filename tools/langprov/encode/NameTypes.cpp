//===- NameTypes.cpp - A name of its own for each type --------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "encode/NameTypes.h"
#include "encode/Identifier.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/xxhash.h"

using namespace llvm;

namespace langprov {

namespace {
class Namer {
public:
  Namer(Model &Types, ArrayRef<uint64_t> Shapes, const CTypes &C,
        const StringSet<> &Refused)
      : Types(Types), Shapes(Shapes), C(C), Refused(Refused) {}

  void run(ArrayRef<TypeId> Order) {
    StringMap<std::vector<TypeId>> ByName;
    for (TypeId Id : Order)
      if (RustType &T = Types[Id]; !T.Path.empty() && !T.Owner) {
        T.BtfName =
            shorten(identifierOf(T.Path), MaxTypeName, xxh3_64bits(T.Path));
        ByName[T.BtfName].push_back(Id);
      }
    for (TypeId Id : Order)
      if (RustType &T = Types[Id]; !T.Path.empty() && !T.Owner) {
        StringRef Plain = T.BtfName;
        const std::vector<TypeId> &Same = ByName.find(Plain)->second;
        if (Same.size() > 1 || isTaken(Plain, T))
          Apart.emplace_back(Id, hashAmong(Id, Same));
      }
    for (auto &[Id, Hash] : Apart)
      Types[Id].BtfName = withHash(Types[Id].BtfName, Hash);
    for (TypeId Id : Order)
      makeUnique(Id);
    for (TypeId Id : Order)
      if (TypeId Owner = Types[Id].Owner) {
        Types[Id].BtfName = Types[Owner].BtfName + "__discr";
        makeUnique(Id);
      }
  }

private:
  bool isTaken(StringRef Name, const RustType &T) const {
    return Refused.contains(Name) || (C.hasName(Name) && !C.mayBe(Name, T));
  }

  /// A hash of the path, and where paths are equal, of the layout as well.
  uint64_t hashAmong(TypeId Id, ArrayRef<TypeId> Same) const {
    uint64_t Hash = xxh3_64bits(Types[Id].Path);
    auto HasPath = [&](TypeId Other) {
      return Types[Other].Path == Types[Id].Path;
    };
    return count_if(Same, HasPath) > 1 ? Hash ^ Shapes[Id] : Hash;
  }

  /// Numbers a name that is still not unique: the types differ only in what
  /// they refer to, or their hashes are equal.
  void makeUnique(TypeId Id) {
    RustType &T = Types[Id];
    if (T.BtfName.empty())
      return;
    std::string Name = T.BtfName;
    while (!Given.try_emplace(T.BtfName, 1).second)
      T.BtfName = Name + "_" + std::to_string(++Given[Name]);
  }

  Model &Types;
  ArrayRef<uint64_t> Shapes;
  const CTypes &C;
  const StringSet<> &Refused;
  std::vector<std::pair<TypeId, uint64_t>> Apart;
  StringMap<unsigned> Given; ///< How often each name was asked for.
};
} // namespace

void nameTypes(Model &Types, ArrayRef<TypeId> Order, ArrayRef<uint64_t> Shapes,
               const CTypes &C, const StringSet<> &Refused) {
  for (TypeId Id : Order)
    Types[Id].BtfName.clear();
  Namer(Types, Shapes, C, Refused).run(Order);
}

void nameFunctions(Model &Types, FunctionNames Names, const CTypes &C) {
  StringMap<unsigned> Times;
  for (RustFunction &F : Types.Functions) {
    F.BtfName =
        Names == FunctionNames::Linkage ? F.Symbol : identifierOf(F.Path);
    ++Times[F.BtfName];
  }
  for (RustFunction &F : Types.Functions) {
    if (Names == FunctionNames::Linkage)
      continue;
    // Paths of methods are often equal; symbols are not.
    uint64_t Hash = xxh3_64bits(F.Symbol);
    if (Times[F.BtfName] > 1 || C.hasName(F.BtfName)) {
      F.BtfName.resize(std::min(F.BtfName.size(), MaxIdentifier - 17));
      F.BtfName = withHash(F.BtfName, Hash);
    }
    F.BtfName = shorten(F.BtfName, MaxIdentifier, Hash);
  }
}

} // namespace langprov
