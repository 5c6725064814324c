//===- BtfLint.cpp - What BTF's consumers say to a BTF --------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "btf/BtfLint.h"
#include "audit/Vocabulary.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/BinaryFormat/Dwarf.h"
#include "llvm/Support/ErrorHandling.h"
#include <map>

using namespace llvm;

namespace langprov {

StringRef idOf(BtfFault F) {
  switch (F) {
#define BTF_FAULT(Name, Id, Explanation, Group)                                \
  case BtfFault::Name:                                                         \
    return Id;
#include "btf/BtfFaults.def"
  }
  llvm_unreachable("no such fault");
}

StringRef explain(BtfFault F) {
  switch (F) {
#define BTF_FAULT(Name, Id, Explanation, Group)                                \
  case BtfFault::Name:                                                         \
    return Explanation;
#include "btf/BtfFaults.def"
  }
  llvm_unreachable("no such fault");
}

bool isRemark(BtfFault F) {
  return F == BtfFault::Conflict || F == BtfFault::Decayed ||
         F == BtfFault::ExtraArgument;
}

namespace {

class Linter {
public:
  explicit Linter(const Btf &B) : B(B) {}

  std::vector<BtfComplaint> run() {
    for (uint32_t Id = B.firstId(); Id < B.endId(); ++Id) {
      lintName(Id);
      lintForeign(Id);
      collectTwins(Id);
    }
    lintTwins();
    llvm::stable_sort(Complaints,
                      [](const auto &L, const auto &R) { return L.Id < R.Id; });
    return std::move(Complaints);
  }

private:
  void complain(BtfFault F, uint32_t Id, const Twine &Detail) {
    Complaints.push_back(
        {F, Id, B.kind(Id).str(), B.name(Id).str(), Detail.str()});
  }
  void lintName(uint32_t Id);
  void lintForeign(uint32_t Id);
  void collectTwins(uint32_t Id);
  void lintTwins();
  void lintDecay(uint32_t Id, uint32_t Twin);

  const Btf &B;
  std::vector<BtfComplaint> Complaints;
  std::map<std::pair<StringRef, StringRef>, std::vector<uint32_t>> Twins;
};

} // namespace

/// The kernel's rule: kernel/bpf/btf.c, __btf_name_valid().
static bool isIdentifier(StringRef Name) {
  return !Name.empty() && !isDigit(Name.front()) && Name.size() < 128 &&
         all_of(
             Name, [](char C) { return isAlnum(C) || C == '_' || C == '.'; });
}

void Linter::lintName(uint32_t Id) {
  const btf_type &T = B.type(Id);
  auto Check = [&](uint32_t Offset, StringRef What) {
    StringRef Name = B.text(Offset);
    if (!Name.empty() && !isIdentifier(Name))
      complain(BtfFault::BadName, Id, What + " '" + Name + "'");
  };
  switch (btf_kind(&T)) {
  case BTF_KIND_INT: // "long unsigned int"; the kernel takes any text.
  case BTF_KIND_FLOAT:
  case BTF_KIND_DATASEC: // Section names.
  case BTF_KIND_DECL_TAG:
  case BTF_KIND_TYPE_TAG:
    return;
  }
  Check(T.name_off, B.kind(Id));
  for (unsigned I = 0; I < btf_vlen(&T); ++I)
    switch (btf_kind(&T)) {
    case BTF_KIND_STRUCT:
    case BTF_KIND_UNION:
      Check(btf_members(&T)[I].name_off, "member");
      break;
    case BTF_KIND_ENUM:
      Check(btf_enum(&T)[I].name_off, "enumerator");
      break;
    case BTF_KIND_ENUM64:
      Check(btf_enum64(&T)[I].name_off, "enumerator");
      break;
    case BTF_KIND_FUNC_PROTO:
      Check(btf_params(&T)[I].name_off, "parameter");
      break;
    }
}

void Linter::lintForeign(uint32_t Id) {
  const btf_type &T = B.type(Id);
  uint16_t Tag;
  uint64_t Encoding = 0;
  switch (btf_kind(&T)) {
  case BTF_KIND_INT:
    Tag = dwarf::DW_TAG_base_type;
    // BTF has no encoding for characters; Rust's char has 4 bytes.
    if (B.name(Id) == "char" && T.size == 4)
      Encoding = dwarf::DW_ATE_UTF;
    break;
  case BTF_KIND_FLOAT:
    Tag = dwarf::DW_TAG_base_type;
    break;
  case BTF_KIND_STRUCT:
  case BTF_KIND_UNION:
  case BTF_KIND_ENUM:
  case BTF_KIND_ENUM64:
  case BTF_KIND_FWD:
  case BTF_KIND_TYPEDEF:
    Tag = dwarf::DW_TAG_structure_type;
    break;
  case BTF_KIND_FUNC:
    if (isRustLinkageName(B.name(Id)))
      complain(BtfFault::Foreign, Id, "a mangled name of Rust");
    return;
  default:
    return;
  }
  StringRef Name = B.name(Id);
  if (!Name.empty() && !(whoCanName(Tag, Name, Encoding) & FM_C))
    complain(BtfFault::Foreign, Id, "C has no such type");
}

void Linter::collectTwins(uint32_t Id) {
  const btf_type &T = B.type(Id);
  if (!B.name(Id).empty() && (btf_is_composite(&T) || btf_is_typedef(&T)))
    Twins[{B.kind(Id), B.name(Id)}].push_back(Id);
}

void Linter::lintTwins() {
  for (const auto &[Key, Ids] : Twins) {
    if (Ids.size() < 2)
      continue;
    std::string FirstBody = B.body(Ids.front());
    bool Differ = false;
    for (uint32_t Id : ArrayRef(Ids).drop_front()) {
      bool Same = B.body(Id) == FirstBody;
      Differ |= !Same;
      if (!Same && !btf_is_typedef(&B.type(Id)))
        complain(BtfFault::Conflict, Id,
                 "type " + Twine(Ids.front()) + " has the same name");
    }
    if (Differ)
      for (uint32_t Id : Ids)
        for (uint32_t Twin : Ids)
          if (Id != Twin)
            lintDecay(Id, Twin);
  }
}

/// pahole makes void of a reference that it cannot resolve.
void Linter::lintDecay(uint32_t Id, uint32_t Twin) {
  // Pointers may form a cycle, which is not void. Real chains are short.
  auto IsVoid = [&](uint32_t T) {
    for (unsigned Links = 0; T && Links < 64; ++Links) {
      if (!btf_is_ptr(&B.type(T)) && !btf_is_mod(&B.type(T)))
        return false;
      T = B.type(T).type;
    }
    return T == 0;
  };
  const btf_type &T = B.type(Id), &Other = B.type(Twin);
  if (btf_is_typedef(&T)) {
    if (IsVoid(T.type) && !IsVoid(Other.type))
      complain(BtfFault::Decayed, Id,
               "is " + B.spell(T.type) + "; type " + Twine(Twin) + " is " +
                   B.spell(Other.type));
    return;
  }
  for (unsigned I = 0; I < std::min(btf_vlen(&T), btf_vlen(&Other)); ++I) {
    const btf_member &M = btf_members(&T)[I], &O = btf_members(&Other)[I];
    if (B.text(M.name_off) == B.text(O.name_off) && M.offset == O.offset &&
        IsVoid(M.type) && !IsVoid(O.type))
      complain(BtfFault::Decayed, Id,
               "member '" + B.text(M.name_off) + "' is " + B.spell(M.type) +
                   "; in type " + Twine(Twin) + " it is " + B.spell(O.type));
  }
}

std::vector<BtfComplaint> lint(const Btf &B) { return Linter(B).run(); }

} // namespace langprov
