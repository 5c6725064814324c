//===- Evidence.cpp - What excluded units say of kept ones ----------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "audit/Evidence.h"
#include "dwarf/DieWalk.h"
#include "dwarf/Tags.h"
#include "llvm/ADT/Hashing.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Parallel.h"

using namespace llvm;
using namespace llvm::dwarf;

namespace langprov {

static uint64_t hashOf(uint16_t Tag, StringRef Name) {
  return hash_combine(Tag, Name);
}

namespace {
struct UnitEvidence {
  std::vector<uint64_t> Names;
  std::vector<std::pair<uint32_t, uint64_t>> Targets;
};
} // namespace

static UnitEvidence readUnit(const DwarfFile &File, const Unit &U) {
  UnitEvidence Result;
  auto AddName = [&](uint16_t Tag, const AttrValue &V) {
    StringRef Name = File.string(U, V.Form, V.Value);
    if (!Name.empty())
      Result.Names.push_back(hashOf(Tag, Name));
  };
  auto Enter = [&](uint64_t, const Abbrev &A, Cursor &C) {
    bool Named = isType(A.Tag) || A.Tag == DW_TAG_namespace;
    for (const AttrSpec &S : U.Abbrevs->specs(A)) {
      AttrValue V = readForm(C, S, U.F, U.Offset);
      if (S.Attr == DW_AT_name && Named)
        AddName(A.Tag, V);
      else if (S.Attr == DW_AT_linkage_name)
        AddName(0, V);
      else if (V.Form == DW_FORM_ref_addr)
        if (std::optional<DwarfFile::Target> T = File.target(U, V))
          Result.Targets.emplace_back(T->U->Section, T->Offset);
    }
    return !C.failed();
  };
  walkDies(File, U, Enter, [] {});
  return Result;
}

Evidence::Evidence(const ScanContext &Context) {
  std::vector<uint32_t> Todo;
  for (uint32_t I = 0; I < Context.Sides.size(); ++I)
    if (Context.isExcluded(I) || Context.Sides[I].Which == Side::Shared)
      Todo.push_back(I);
  std::vector<UnitEvidence> Found(Todo.size());
  parallelFor(0, Todo.size(), [&](size_t I) {
    Found[I] = readUnit(Context.File, Context.File.units()[Todo[I]]);
  });
  for (UnitEvidence &F : Found) {
    llvm::append_range(Names, F.Names);
    llvm::append_range(Targets, F.Targets);
    F = {};
  }
  llvm::sort(Names);
  Names.erase(llvm::unique(Names), Names.end());
  llvm::sort(Targets);
  Targets.erase(llvm::unique(Targets), Targets.end());
}

bool Evidence::hasName(uint16_t Tag, StringRef Name) const {
  return llvm::binary_search(Names, hashOf(Tag, Name));
}

bool Evidence::hasLinkageName(StringRef Name) const { return hasName(0, Name); }

bool Evidence::refersTo(uint32_t Section, uint64_t Offset) const {
  return llvm::binary_search(Targets, std::make_pair(Section, Offset));
}

} // namespace langprov
