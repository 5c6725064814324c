//===- Describe.cpp - A finding, in words ---------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "audit/Describe.h"
#include "LangProvenance/Languages.h"
#include "dwarf/Tags.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
using namespace llvm::dwarf;

namespace langprov {

Describer::UnitView::UnitView(const DwarfFile &File, const Unit &U)
    : Table(File, U), Lines(File, U) {
  for (uint32_t I = 0; I < Table.size(); ++I) {
    if (!isCallSite(Table.tag(I)))
      continue;
    Die D = Table.read(I);
    const AttrValue *Origin = D.get(DW_AT_call_origin);
    if (!Origin)
      Origin = D.get(DW_AT_abstract_origin);
    if (Origin)
      Calls.emplace_back(Origin->Value, I);
  }
  llvm::stable_sort(Calls, llvm::less_first());
}

Describer::UnitView &Describer::view(const Unit &U,
                                     std::unique_ptr<UnitView> &Cached) {
  if (!Cached || &Cached->Table.unit() != &U)
    Cached = std::make_unique<UnitView>(File, U);
  return *Cached;
}

/// Fills in the function around \p Node and the nearest line.
void Describer::place(const UnitView &V, uint32_t Node, Example &E) const {
  for (uint32_t I = Node; I; I = V.Table[I].Parent) {
    Die D = V.Table.read(I);
    if (E.File.empty()) {
      const AttrValue *Name = D.get(DW_AT_decl_file);
      const AttrValue *Line = D.get(DW_AT_decl_line);
      if (const AttrValue *Call = D.get(DW_AT_call_file)) {
        Name = Call;
        Line = D.get(DW_AT_call_line);
      }
      if (Name) {
        E.File = V.Lines.path(Name->Value);
        E.Line = Line ? Line->Value : 0;
      }
    }
    if (D.tag() != DW_TAG_subprogram || I == Node)
      continue;
    // A concrete instance may have its name in the abstract one only.
    const Unit *U = &V.Table.unit();
    for (unsigned Hops = 0; Hops < 4 && !D.get(DW_AT_name); ++Hops) {
      const AttrValue *Next = D.get(DW_AT_abstract_origin);
      if (!Next)
        Next = D.get(DW_AT_specification);
      std::optional<DwarfFile::Target> T;
      if (Next)
        T = File.target(*U, *Next);
      if (!T || !File.readDie(*T->U, T->Offset, D) || !D.A)
        break;
      U = T->U;
    }
    E.Function = File.string(*U, D.get(DW_AT_name)).str();
    return;
  }
}

Example Describer::describe(const Finding &F) {
  const Unit &U = File.units()[F.Unit];
  Example E;
  E.Why = F.Why;
  E.Section = File.infos()[U.Section].Name.str();
  E.Die = F.Die;
  E.Tag = tagName(F.Tag);
  E.Unit = U.Name.str();
  E.UnitLanguage = languageName(U.Language);
  UnitView &V = view(U, Here);
  if (std::optional<uint32_t> Node = V.Table.find(F.Die)) {
    E.Name = V.Table.qualifiedName(*Node);
    place(V, *Node, E);
    // A callee is in no function: name a function that calls it or, for a
    // namespace, that calls a function in it.
    if (E.Function.empty()) {
      uint32_t End = V.Table[*Node].SubtreeEnd;
      uint64_t EndOffset = End < V.Table.size() ? V.Table[End].Offset : U.End;
      auto It = partition_point(
          V.Calls, [&](const auto &Call) { return Call.first < F.Die; });
      if (It != V.Calls.end() && It->first < EndOffset)
        place(V, It->second, E);
    }
  }
  if (F.Against != Promise::Closed)
    return E;
  const Unit &To = File.units()[F.TargetUnit];
  UnitView &ToView = view(To, There);
  E.Attr = attributeName(F.Attr);
  E.Target = F.Target;
  E.TargetUnit = To.Name.str();
  if (std::optional<uint32_t> Node = ToView.Table.find(F.Target)) {
    E.TargetTag = tagName(ToView.Table.tag(*Node));
    E.TargetName = ToView.Table.qualifiedName(*Node);
  }
  return E;
}

} // namespace langprov
