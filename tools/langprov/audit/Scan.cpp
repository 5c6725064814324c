//===- Scan.cpp - The one walk over all DIEs ------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "audit/Scan.h"
#include "LangProvenance/Marks.h"
#include "audit/NamespacePath.h"
#include "audit/ReferenceCause.h"
#include "dwarf/DieWalk.h"
#include "dwarf/Tags.h"
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
        Kept(Context.isKept(Index)), Own(Context.Sides[Index].Own),
        Table(Context.Tables.find(U.Abbrevs)->second),
        HasUnresolved(!File.sectionsOf(U).Object->unresolved().empty()) {}

  UnitScan run() {
    walk();
    if (!Result.Error.empty())
      Result.Error = toString(File.error(U, DieOffset, Result.Error));
    keepCallsToEmpties();
    return std::move(Result);
  }

private:
  struct Scope {
    uint64_t Offset;
    uint16_t Tag;
    uint64_t Path; ///< namespacePath()
  };
  /// The attributes of the current DIE that the scan wants.
  struct Wanted {
    AttrValue Name{}, LinkageName{}, Encoding{}, Address{}, Ranges{}, Origin{};
    uint64_t Pc = 0;
    bool HasPc = false, IsReturnPc = false;
  };

  void walk();
  bool visit(uint64_t Offset, const Abbrev &A, Cursor &C);
  bool runSteps(const Abbrev &A, Cursor &C, Wanted &W);
  bool isUnresolved(const Step &S, Cursor &C);
  void want(const Abbrev &A, const Step &S, const AttrValue &V, Wanted &W);
  void reference(const Abbrev &A, const AttrValue &V);
  void lookAtKept(const Abbrev &A, const Wanted &W);
  void lookAtExcluded(const Abbrev &A, const Wanted &W);
  void noteCall(const Wanted &W);
  void keepCallsToEmpties();
  uint64_t pathWith(const Abbrev &A, const Wanted &W) const;

  const ScanContext &Context;
  const DwarfFile &File;
  const Unit &U;
  const uint32_t Index;
  const bool Kept;
  const Families Own;
  const ScanTable &Table;
  const bool HasUnresolved;
  uint64_t DieOffset = 0;
  std::vector<Scope> Scopes;
  UnitScan Result;
};

} // namespace

ScanContext::ScanContext(const DwarfFile &File) : File(File) {
  for (const Unit &U : File.units())
    Tables.try_emplace(U.Abbrevs, *U.Abbrevs);
}

void Scanner::walk() {
  WalkEnd End = walkDies(
      File, U,
      [&](uint64_t Offset, const Abbrev &A, Cursor &C) {
        return visit(Offset, A, C);
      },
      [&] { Scopes.pop_back(); });
  DieOffset = End.Offset;
  if (End.Why == WalkEnd::UnknownCode)
    Result.Error = "unknown abbreviation code " + utostr(End.Code);
  else if (End.Why == WalkEnd::Truncated)
    Result.Error = "DIE reaches beyond the end of its unit";
}

bool Scanner::visit(uint64_t Offset, const Abbrev &A, Cursor &C) {
  DieOffset = Offset;
  ++Result.Dies;
  Wanted W;
  if (!runSteps(A, C, W))
    return false;
  if (Kept)
    lookAtKept(A, W);
  else
    lookAtExcluded(A, W);
  if (A.HasChildren)
    Scopes.push_back({DieOffset, A.Tag, pathWith(A, W)});
  return true;
}

bool Scanner::runSteps(const Abbrev &A, Cursor &C, Wanted &W) {
  for (const Step &S : Table.steps(A)) {
    if ((S.What == Step::Reference || S.What == Step::Want) &&
        isUnresolved(S, C))
      continue;
    switch (S.What) {
    case Step::Skip:
      C.skip(S.Bytes);
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
      AttrValue V = readForm(C, U.Abbrevs->specs(A)[S.Spec], U.F, U.Offset);
      if (mayLeaveUnit(V.Form))
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

/// Whether the relocation of the field at \p C is not known; then skips it.
bool Scanner::isUnresolved(const Step &S, Cursor &C) {
  if (!HasUnresolved)
    return false;
  uint64_t Begin = C.offset();
  Cursor After = C;
  skipForm(After, S.Form, U.F);
  if (After.failed() || !File.isUnresolved(U, Begin, After.offset()))
    return false;
  C = After;
  ++Result.NumUnresolved;
  if (Result.Unresolved.size() < MaxFindingsPerUnit)
    Result.Unresolved.push_back(Begin);
  return true;
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
    // DWARF 4's GNU call sites have the return address here.
    if (!isCallSite(A.Tag))
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
  if (!mayLeaveUnit(V.Form))
    return;
  std::optional<DwarfFile::Target> T = File.target(U, V);
  if (!T) {
    // A type unit or the supplementary file may be missing, which is said once
    // for the file. The section of a DW_FORM_ref_addr is here.
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
  if (!Kept || !Context.isExcluded(To))
    return;
  Cause Why = causeOfReference(File, A.Tag, V.Attr, *T);
  ++Result.NumOpen;
  ++Result.OpenByCause[unsigned(Why)];
  ++Result.OpenByAttrTag[uint32_t(V.Attr) << 16 | A.Tag];
  if (Result.Open.size() < MaxFindingsPerUnit)
    Result.Open.push_back({Promise::Closed, Verdict::Broken, Why, A.Tag, V.Attr,
                           Index, To, DieOffset, T->Offset});
}

void Scanner::lookAtKept(const Abbrev &A, const Wanted &W) {
  uint16_t Parent = Scopes.empty() ? 0 : Scopes.back().Tag;
  if (!(Table.whoCanSay(A) & Own))
    Result.Suspicious = true;
  if (isCallSite(A.Tag))
    return noteCall(W);
  switch (A.Tag) {
  case DW_TAG_subprogram: {
    if (A.Traits & AT_Empty) {
      Result.Empties.push_back(DieOffset);
      break;
    }
    if (!(whoCanSay(A.Tag, A.Traits, Parent) & Own))
      Result.Suspicious = true;
    if (W.LinkageName.Form && !(Own & FM_Rust) &&
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
  Result.HasCode |= bool(A.Traits & AT_Code);
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
                               Call.Callee);
  });
  Result.Calls.shrink_to_fit();
}

uint64_t Scanner::pathWith(const Abbrev &A, const Wanted &W) const {
  uint64_t Outer = Scopes.empty() ? 0 : Scopes.back().Path;
  if (!Context.NeedsNamespaces || A.Tag != DW_TAG_namespace)
    return Outer;
  return namespacePath(Outer, File.string(U, W.Name.Form, W.Name.Value));
}

UnitScan scanUnit(const ScanContext &Context, const Unit &U) {
  return Scanner(Context, U).run();
}

} // namespace langprov
