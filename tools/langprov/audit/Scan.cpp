//===- Scan.cpp - The one walk over all DIEs ------------------------------===//

#include "audit/Scan.h"
#include "LangProvenance/Marks.h"
#include "llvm/ADT/Hashing.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;
using namespace llvm::dwarf;

namespace langprov {

namespace {

class Scanner {
public:
  Scanner(const ScanContext &Context, const Unit &U)
      : Context(Context), File(Context.File), U(U), Index(File.indexOf(U)),
        Kept(!Context.Excluded[Index]), Own(familyOf(U.Language)),
        C(File.cursor(U, U.FirstDie)) {}

  UnitScan run() {
    if (!walk() && Result.Error.empty())
      Result.Error = "DIE reaches beyond the end of its unit";
    if (!Result.Error.empty())
      Result.Error = toString(File.error(U, DieOffset, Result.Error));
    keepCallsToEmpties();
    return std::move(Result);
  }

private:
  struct Scope {
    uint64_t Offset;
    uint16_t Tag;
    uint64_t Path; ///< Hash of the namespaces' names.
  };
  /// What the steps found of the DIE at hand.
  struct Wanted {
    AttrValue Name{}, LinkageName{}, Encoding{}, Address{}, Ranges{}, Origin{};
    uint64_t Pc = 0;
    bool HasPc = false, IsReturnPc = false;
  };

  bool walk();
  bool runSteps(const Abbrev &A, Wanted &W);
  void want(const Abbrev &A, const Step &S, const AttrValue &V, Wanted &W);
  void reference(const Abbrev &A, const AttrValue &V);
  void lookAtKept(const Abbrev &A, const Wanted &W);
  void lookAtExcluded(const Abbrev &A, const Wanted &W);
  void noteCall(const Wanted &W);
  void keepCallsToEmpties();
  uint64_t pathWith(const Abbrev &A, const Wanted &W) const;

  Cause causeOf(const Abbrev &A, uint16_t Attr, const DwarfFile::Target &T);
  Cause causeOfTypeRef(DwarfFile::Target T);

  const ScanContext &Context;
  const DwarfFile &File;
  const Unit &U;
  const uint32_t Index;
  const bool Kept;
  const Family Own;
  Cursor C;
  uint64_t DieOffset = 0;
  std::vector<Scope> Scopes;
  Die Scratch;
  UnitScan Result;
};

} // namespace

bool Scanner::walk() {
  while (!C.atEnd()) {
    DieOffset = C.offset();
    uint64_t Code = C.uleb();
    if (Code == 0) {
      if (Scopes.empty())
        break;
      Scopes.pop_back();
      // What follows the unit's DIE in the unit is padding.
      if (Scopes.empty())
        break;
      continue;
    }
    const Abbrev *A = U.Abbrevs->find(Code);
    if (!A) {
      Result.Error = "unknown abbreviation code " + utostr(Code);
      return false;
    }
    ++Result.Dies;
    Wanted W;
    if (!runSteps(*A, W))
      return false;
    if (Kept)
      lookAtKept(*A, W);
    else
      lookAtExcluded(*A, W);
    if (A->HasChildren)
      Scopes.push_back({DieOffset, A->Tag, pathWith(*A, W)});
    else if (Scopes.empty())
      break;
  }
  return !C.failed();
}

bool Scanner::runSteps(const Abbrev &A, Wanted &W) {
  for (const Step &S : U.Abbrevs->steps(A)) {
    switch (S.What) {
    case Step::Skip:
      C.skip(S.Size);
      break;
    case Step::SkipForm:
      skipForm(C, S.Form, U.F);
      break;
    case Step::Reference: {
      AttrValue V = readForm(C, {S.Attr, S.Form, 0}, U.F, U.Offset);
      reference(A, V);
      break;
    }
    case Step::Want: {
      AttrValue V =
          readForm(C, U.Abbrevs->specs(A)[S.Size - A.FirstSpec], U.F, U.Offset);
      if (V.Form == DW_FORM_ref_addr || V.Form == DW_FORM_ref_sig8)
        reference(A, V);
      want(A, S, V, W);
      break;
    }
    }
    if (C.failed()) {
      Result.Error = "the value of attribute 0x" + utohexstr(S.Attr, true) +
                     " reaches beyond the unit, or has a form (0x" +
                     utohexstr(S.Form, true) + ") that is not known";
      return false;
    }
  }
  return Result.Error.empty();
}

void Scanner::want(const Abbrev &A, const Step &S, const AttrValue &V,
                   Wanted &W) {
  switch (S.Attr) {
  case DW_AT_name:
    W.Name = V;
    return;
  case DW_AT_linkage_name:
    W.LinkageName = V;
    return;
  case DW_AT_encoding:
    W.Encoding = V;
    return;
  case DW_AT_ranges:
    W.Ranges = V;
    return;
  case DW_AT_call_origin:
  case DW_AT_abstract_origin:
    W.Origin = V;
    return;
  case DW_AT_low_pc:
    W.Address = V;
    // DWARF 4's GNU call sites give the return address like this.
    if (A.Tag != DW_TAG_GNU_call_site && A.Tag != DW_TAG_call_site)
      return;
    [[fallthrough]];
  case DW_AT_call_return_pc:
  case DW_AT_call_pc:
    if (W.HasPc || !Context.NeedsCalls)
      return;
    if (std::optional<uint64_t> Pc = File.address(U, V.Form, V.Value)) {
      W.HasPc = true;
      W.Pc = *Pc;
      W.IsReturnPc = S.Attr != DW_AT_call_pc;
    }
    return;
  }
}

void Scanner::reference(const Abbrev &A, const AttrValue &V) {
  if (V.Form != DW_FORM_ref_addr && V.Form != DW_FORM_ref_sig8)
    return;
  std::optional<DwarfFile::Target> T = File.target(U, V);
  if (!T) {
    // A type unit may stand in another file (.dwo); an offset may not.
    if (V.Form == DW_FORM_ref_addr && Result.Error.empty())
      Result.Error = "attribute 0x" + utohexstr(V.Attr, true) +
                     " refers to 0x" + utohexstr(V.Value, true) +
                     ", where no unit is";
    return;
  }
  if (T->U == &U)
    return;
  uint32_t To = File.indexOf(*T->U);
  ++Result.RefsToLanguage[Context.Language[To]];
  if (Context.Language[To] != Context.Language[Index])
    ++Result.RefsToUnit[To];
  if (!Kept || !Context.Excluded[To])
    return;
  Cause Why = causeOf(A, V.Attr, *T);
  ++Result.NumOpen;
  ++Result.OpenByCause[unsigned(Why)];
  ++Result.OpenByAttrTag[uint32_t(V.Attr) << 16 | A.Tag];
  if (Result.Open.size() < MaxFindingsPerUnit)
    Result.Open.push_back(
        {Promise::Closed, Why, A.Tag, V.Attr, Index, To, DieOffset, T->Offset});
}

Cause Scanner::causeOf(const Abbrev &A, uint16_t Attr,
                       const DwarfFile::Target &T) {
  if (A.Tag == DW_TAG_call_site || A.Tag == DW_TAG_GNU_call_site)
    return Cause::CallSite;
  if (Attr == DW_AT_abstract_origin)
    return Cause::InlinedScope;
  return causeOfTypeRef(T);
}

/// A named type belongs to someone; what no name stands behind, such as
/// `void (*)(void)`, is spelled alike in both languages.
Cause Scanner::causeOfTypeRef(DwarfFile::Target T) {
  for (unsigned Hops = 0; Hops < 32; ++Hops) {
    if (!File.readDie(*T.U, T.Offset, Scratch) || !Scratch.A)
      return Cause::SharedNode;
    switch (Scratch.tag()) {
    case DW_TAG_structure_type:
    case DW_TAG_union_type:
    case DW_TAG_class_type:
    case DW_TAG_enumeration_type:
    case DW_TAG_typedef:
    case DW_TAG_subprogram:
    case DW_TAG_variable:
    case DW_TAG_namespace:
      return Cause::OwnedByForeign;
    case DW_TAG_base_type: {
      // "int" in a C++ unit is C's too; in a Rust unit it is C's alone.
      const AttrValue *Encoding = Scratch.get(DW_AT_encoding);
      Families Who = whoCanName(DW_TAG_base_type,
                                File.string(*T.U, Scratch.get(DW_AT_name)),
                                Encoding ? Encoding->Value : 0);
      return Who & familyOf(T.U->Language) ? Cause::SharedNode
                                           : Cause::OwnedByForeign;
    }
    }
    const AttrValue *Next = Scratch.get(DW_AT_type);
    if (!Next)
      return Cause::SharedNode;
    std::optional<DwarfFile::Target> To = File.target(*T.U, *Next);
    if (!To)
      return Cause::SharedNode;
    T = *To;
  }
  return Cause::SharedNode;
}

void Scanner::lookAtKept(const Abbrev &A, const Wanted &W) {
  uint16_t Parent = Scopes.empty() ? 0 : Scopes.back().Tag;
  if (!(A.Sayable & Own))
    Result.Suspicious = true;
  switch (A.Tag) {
  case DW_TAG_subprogram: {
    if (A.Traits & AT_Empty) {
      Result.Empties.push_back(DieOffset);
      break;
    }
    if (!(whoCanSay(A.Tag, A.Traits, Parent) & Own))
      Result.Suspicious = true;
    if (W.LinkageName.Form && Own != FM_Rust &&
        isRustLinkageName(
            File.string(U, W.LinkageName.Form, W.LinkageName.Value)))
      Result.Suspicious = true;
    if ((A.Traits & AT_Inline) && !(A.Traits & AT_TypeRef) &&
        isStandInName(File.string(U, W.Name.Form, W.Name.Value)))
      Result.StandIns.push_back(DieOffset);
    if (Context.NeedsNamespaces && Parent == DW_TAG_namespace &&
        (A.Traits & (AT_Code | AT_Inline)))
      Result.Namespaces.push_back(Scopes.back().Path);
    break;
  }
  case DW_TAG_call_site:
  case DW_TAG_GNU_call_site:
    noteCall(W);
    break;
  case DW_TAG_LLVM_annotation:
    if (File.string(U, W.Name.Form, W.Name.Value) == AnnotationName) {
      ++Result.Tagged;
      if (Parent == DW_TAG_subprogram &&
          !is_contained(ArrayRef(Result.StandIns).take_back(1),
                        Scopes.back().Offset))
        Result.StandIns.push_back(Scopes.back().Offset);
    }
    break;
  default:
    if (W.Name.Form &&
        !(whoCanName(A.Tag, File.string(U, W.Name.Form, W.Name.Value),
                     W.Encoding.Value) &
          Own))
      Result.Suspicious = true;
  }
}

void Scanner::lookAtExcluded(const Abbrev &A, const Wanted &W) {
  if (A.Tag != DW_TAG_subprogram || !(A.Traits & (AT_Code | AT_Inline)))
    return;
  std::optional<uint64_t> Entry;
  if (W.Ranges.Form)
    Entry = File.firstRange(U, W.Ranges.Form, W.Ranges.Value);
  else if (W.Address.Form)
    Entry = File.address(U, W.Address.Form, W.Address.Value);
  if (Entry)
    Result.Entries.push_back(*Entry);
  if (Context.NeedsNamespaces && !Scopes.empty() &&
      Scopes.back().Tag == DW_TAG_namespace)
    Result.Namespaces.push_back(Scopes.back().Path);
}

void Scanner::noteCall(const Wanted &W) {
  if (Context.NeedsCalls && W.HasPc && W.Origin.Form &&
      W.Origin.Form != DW_FORM_ref_addr)
    Result.Calls.push_back({W.Origin.Value, W.Pc, W.IsReturnPc});
}

void Scanner::keepCallsToEmpties() {
  llvm::erase_if(Result.Calls, [&](const UnitScan::Call &Call) {
    return !std::binary_search(Result.Empties.begin(), Result.Empties.end(),
                               Call.Callee); // In order, as the walk is.
  });
  Result.Calls.shrink_to_fit();
}

uint64_t Scanner::pathWith(const Abbrev &A, const Wanted &W) const {
  if (!Context.NeedsNamespaces || A.Tag != DW_TAG_namespace)
    return Scopes.empty() ? 0 : Scopes.back().Path;
  return hash_combine(Scopes.empty() ? 0 : Scopes.back().Path,
                      File.string(U, W.Name.Form, W.Name.Value));
}

UnitScan scanUnit(const ScanContext &Context, const Unit &U) {
  return Scanner(Context, U).run();
}

} // namespace langprov
