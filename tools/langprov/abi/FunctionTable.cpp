//===- FunctionTable.cpp - Functions with code and their ABI notes --------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "abi/FunctionTable.h"
#include "LangProvenance/AbiNote.h"
#include "dwarf/DieWalk.h"
#include "dwarf/Steps.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
using namespace llvm::dwarf;

namespace langprov {

namespace {

/// A DIE: the section, and the offset in it.
using Place = std::pair<uint32_t, uint64_t>;

/// What one DW_TAG_subprogram says itself.
struct Subprogram {
  const Unit *U = nullptr;
  StringRef Name, LinkageName;
  std::optional<StringRef> Note;
  std::optional<uint64_t> Address;
  /// The DIE with the rest: DW_AT_abstract_origin or DW_AT_specification.
  std::optional<Place> Rest;
};

class Reader {
public:
  Reader(const DwarfFile &File) : File(File) {}

  Error walk(const Unit &U);
  std::vector<Subprogram> All;
  /// What \p S and the DIEs that it refers to say together.
  DescribedFunction describe(const Subprogram &S) const;

private:
  bool runSteps(const Abbrev &A, Cursor &C);
  void readSubprogram(const AttrValue &V, uint64_t Begin, uint64_t End);
  void readAnnotation(const AttrValue &V);
  void finishAnnotation(size_t Parent);

  const DwarfFile &File;
  std::map<const AbbrevTable *, StepTable> Tables;
  DenseMap<Place, size_t> IndexOf;

  // Of the DIE that is being read.
  const Unit *U = nullptr;
  Subprogram Current;
  StringRef AnnotationName, AnnotationValue;
};

} // namespace

static bool wants(uint16_t Tag, uint16_t Attr) {
  if (Tag == DW_TAG_LLVM_annotation)
    return Attr == DW_AT_name || Attr == DW_AT_const_value;
  return Tag == DW_TAG_subprogram &&
         (Attr == DW_AT_name || Attr == DW_AT_linkage_name ||
          Attr == DW_AT_MIPS_linkage_name || Attr == DW_AT_low_pc ||
          Attr == DW_AT_ranges || Attr == DW_AT_abstract_origin ||
          Attr == DW_AT_specification);
}

void Reader::readSubprogram(const AttrValue &V, uint64_t Begin, uint64_t End) {
  switch (V.Attr) {
  case DW_AT_name:
    Current.Name = File.string(*U, V.Form, V.Value);
    break;
  case DW_AT_linkage_name:
  case DW_AT_MIPS_linkage_name:
    Current.LinkageName = File.string(*U, V.Form, V.Value);
    break;
  case DW_AT_low_pc:
    if (!File.isUnresolved(*U, Begin, End))
      Current.Address = File.address(*U, V.Form, V.Value);
    break;
  case DW_AT_ranges:
    if (!Current.Address)
      Current.Address = File.firstRange(*U, V.Form, V.Value);
    break;
  case DW_AT_abstract_origin:
  case DW_AT_specification:
    if (auto Target = File.target(*U, V))
      Current.Rest = Place(Target->U->Section, Target->Offset);
    break;
  }
}

void Reader::readAnnotation(const AttrValue &V) {
  (V.Attr == DW_AT_name ? AnnotationName : AnnotationValue) =
      File.string(*U, V.Form, V.Value);
}

bool Reader::runSteps(const Abbrev &A, Cursor &C) {
  auto Table = Tables.try_emplace(U->Abbrevs, *U->Abbrevs, wants).first;
  for (const Step &S : Table->second.steps(A)) {
    switch (S.What) {
    case Step::Skip:
      C.skip(S.Bytes);
      break;
    case Step::SkipForm:
    case Step::Reference:
      skipForm(C, S.Form, U->F);
      break;
    case Step::Want: {
      uint64_t Begin = C.offset();
      AttrValue V = readForm(C, U->Abbrevs->specs(A)[S.Spec], U->F, U->Offset);
      if (C.failed())
        return false;
      if (A.Tag == DW_TAG_subprogram)
        readSubprogram(V, Begin, C.offset());
      else
        readAnnotation(V);
      break;
    }
    }
    if (C.failed())
      return false;
  }
  return true;
}

Error Reader::walk(const Unit &Of) {
  U = &Of;
  static constexpr size_t None = SIZE_MAX;
  /// The index in All of each DIE around the current one, if it has one.
  SmallVector<size_t, 16> Parents;
  WalkEnd End = walkDies(
      File, Of,
      [&](uint64_t Offset, const Abbrev &A, Cursor &C) {
        Current = Subprogram();
        AnnotationName = AnnotationValue = "";
        if (!runSteps(A, C))
          return false;
        size_t Index = None;
        if (A.Tag == DW_TAG_subprogram) {
          Current.U = U;
          Index = All.size();
          IndexOf[Place(Of.Section, Offset)] = Index;
          All.push_back(Current);
        } else if (A.Tag == DW_TAG_LLVM_annotation && !Parents.empty() &&
                   Parents.back() != None &&
                   AnnotationName == AbiAnnotationName) {
          All[Parents.back()].Note = AnnotationValue;
        }
        if (A.HasChildren)
          Parents.push_back(Index);
        return true;
      },
      [&] { Parents.pop_back(); });
  if (End.Why == WalkEnd::Complete)
    return Error::success();
  return File.error(Of, End.Offset, "DIE that cannot be read");
}

DescribedFunction Reader::describe(const Subprogram &S) const {
  DescribedFunction F;
  F.Address = S.Address.value_or(0);
  StringRef Name;
  const Subprogram *Next = &S;
  // A concrete function refers to an abstract one, and that to a declaration.
  for (unsigned Hops = 0; Next && Hops != 4; ++Hops) {
    if (F.Name.empty())
      F.Name = Next->LinkageName;
    if (Name.empty())
      Name = Next->Name;
    if (!F.Note)
      F.Note = Next->Note;
    auto It = Next->Rest ? IndexOf.find(*Next->Rest) : IndexOf.end();
    Next = It == IndexOf.end() ? nullptr : &All[It->second];
  }
  if (F.Name.empty())
    F.Name = Name;
  return F;
}

Expected<FunctionTable> FunctionTable::read(const DwarfFile &File,
                                            const LanguageSet &Exclude) {
  if (!File.unreadable().empty())
    return createStringError(File.unreadable().front());
  Reader R(File);
  for (const Unit &U : File.units())
    if (Error E = R.walk(U))
      return E;
  FunctionTable Table;
  for (const Subprogram &S : R.All) {
    DescribedFunction F = R.describe(S);
    F.Excluded = Exclude.contains(S.U->Language);
    if (F.Excluded)
      Table.ExcludedNames.insert(F.Name);
    else if (S.Address)
      Table.KeptNames.insert(F.Name);
    if (S.Address)
      Table.Functions.push_back(F);
  }
  llvm::stable_sort(Table.Functions, [](const auto &L, const auto &R) {
    return L.Address < R.Address;
  });
  return Table;
}

ArrayRef<DescribedFunction> FunctionTable::at(uint64_t Address) const {
  auto Begin = partition_point(
      Functions, [&](const auto &F) { return F.Address < Address; });
  auto End = std::find_if(Begin, Functions.end(),
                          [&](const auto &F) { return F.Address != Address; });
  return ArrayRef(Functions).slice(Begin - Functions.begin(), End - Begin);
}

} // namespace langprov
