//===- BtfCompare.cpp - Whether two BTFs have the same types --------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "btf/BtfCompare.h"
#include "audit/Progress.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/ErrorHandling.h"
#include <map>
#include <set>

using namespace llvm;

namespace langprov {

StringRef idOf(Difference D) {
  switch (D) {
  case Difference::Missing:
    return "missing";
  case Difference::Changed:
    return "changed";
  case Difference::Duplicated:
    return "duplicated";
  case Difference::Added:
    return "added";
  }
  llvm_unreachable("no such difference");
}

namespace {
using Key = std::pair<std::string, std::string>; // kind, name
/// The bodies of all types of one kind and name.
using Catalogue = std::map<Key, std::vector<std::string>>;
} // namespace

/// Which integers a BTF has depends on inlining and on the expressions that
/// LLVM makes (it adds base types such as "DW_ATE_unsigned_8"). The body of a
/// type that uses one names it, so one that only one side has is no difference.
static bool isBaseType(const Key &K) {
  return K.first == "int" || K.first == "float";
}

static bool isNamedType(const btf_type &T) {
  switch (btf_kind(&T)) {
  case BTF_KIND_INT:
  case BTF_KIND_FLOAT:
  case BTF_KIND_STRUCT:
  case BTF_KIND_UNION:
  case BTF_KIND_ENUM:
  case BTF_KIND_ENUM64:
  case BTF_KIND_FWD:
  case BTF_KIND_TYPEDEF:
  case BTF_KIND_VAR:
    return true;
  }
  return false;
}

static void catalogue(const Btf &B, Progress &Done, Catalogue &Types,
                      Catalogue &Functions, uint64_t &NumTypes,
                      uint64_t &NumFunctions) {
  for (uint32_t Id = B.firstId(); Id < B.endId(); ++Id) {
    Done.add(1);
    const btf_type &T = B.type(Id);
    StringRef Name = B.name(Id);
    if (Name.empty())
      continue;
    if (btf_is_func(&T)) {
      Functions[{"func", Name.str()}].push_back(B.body(Id));
      ++NumFunctions;
    } else if (isNamedType(T)) {
      Types[{B.kind(Id).str(), Name.str()}].push_back(B.body(Id));
      ++NumTypes;
    }
  }
}

/// The lines of two bodies that differ, paired by member or enumerator.
static std::vector<BtfDifference::Detail> details(StringRef Old,
                                                  StringRef New) {
  SmallVector<StringRef, 16> OldLines, NewLines;
  Old.split(OldLines, '\n');
  New.split(NewLines, '\n');
  std::multiset<StringRef> InOld(OldLines.begin(), OldLines.end()),
      InNew(NewLines.begin(), NewLines.end());
  std::vector<StringRef> Gone, Come;
  copy_if(OldLines, std::back_inserter(Gone),
          [&](StringRef L) { return !InNew.count(L); });
  copy_if(NewLines, std::back_inserter(Come),
          [&](StringRef L) { return !InOld.count(L); });
  // "64: void *fn": the member's name follows the last space.
  auto MemberOf = [](StringRef Line) { return Line.rsplit(' ').second; };
  std::vector<BtfDifference::Detail> Result;
  for (StringRef G : Gone) {
    auto It = find_if(Come, [&](StringRef C) {
      return MemberOf(C) == MemberOf(G) || Gone.size() == 1;
    });
    Result.push_back({G.str(), It == Come.end() ? "" : It->str()});
    if (It != Come.end())
      Come.erase(It);
  }
  for (StringRef C : Come)
    Result.push_back({"", C.str()});
  return Result;
}

static std::vector<BtfDifference> differences(const Catalogue &Base,
                                              const Catalogue &Other) {
  std::vector<BtfDifference> Result;
  auto Add = [&](Difference What, const Key &K) -> BtfDifference & {
    Result.push_back({What, K.first, K.second, {}});
    return Result.back();
  };
  for (const auto &[K, Bodies] : Base) {
    auto It = Other.find(K);
    if (It == Other.end()) {
      if (!isBaseType(K))
        Add(Difference::Missing, K);
      continue;
    }
    // Several types may share a name; pair the equal ones first.
    std::vector<std::string> Old = Bodies, New = It->second;
    erase_if(Old, [&](const std::string &Body) {
      auto Same = find(New, Body);
      if (Same == New.end())
        return false;
      New.erase(Same);
      return true;
    });
    size_t Pairs = std::min(Old.size(), New.size());
    for (size_t I = 0; I < Pairs; ++I)
      Add(Difference::Changed, K).Details = details(Old[I], New[I]);
    for (size_t I = Pairs; I < Old.size(); ++I)
      Add(Difference::Missing, K);
    for (size_t I = Pairs; I < New.size(); ++I)
      Add(Difference::Duplicated, K).Details = details(Bodies.front(), New[I]);
  }
  for (const auto &[K, Bodies] : Other) {
    if (Base.count(K) || isBaseType(K))
      continue;
    Add(Difference::Added, K);
    for (size_t I = 1; I < Bodies.size(); ++I)
      Add(Difference::Duplicated, K);
  }
  return Result;
}

BtfComparison compare(const Btf &Base, const Btf &Other) {
  BtfComparison Result;
  Catalogue Types[2], Functions[2];
  const Btf *Both[] = {&Base, &Other};
  Progress Done("comparing BTF", (Base.endId() - Base.firstId()) +
                                     (Other.endId() - Other.firstId()));
  for (unsigned I = 0; I < 2; ++I)
    catalogue(*Both[I], Done, Types[I], Functions[I], Result.NumTypes[I],
              Result.NumFunctions[I]);
  Result.Types = differences(Types[0], Types[1]);
  Result.Functions = differences(Functions[0], Functions[1]);
  return Result;
}

} // namespace langprov
